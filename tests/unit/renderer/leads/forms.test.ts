/** Whatever a dialog of the lead desk can be answered with, the command understands. */
import { describe, expect, it } from 'vitest';
import { commandNamed } from '#domain/registry.ts';
import type { Role } from '#domain/core/actor.ts';
import type { LeadDetail } from '#protocol/bridge/queries.ts';
import { commandOf, LEAD_ACTIONS, mayEver } from '#renderer/features/leads/actions.ts';
import type { LeadAction } from '#renderer/features/leads/actions.ts';
import { leadFormOf } from '#renderer/features/leads/forms.ts';
import type { FormContext, LeadForm } from '#renderer/features/leads/forms.ts';
import type { AskField, AskValues } from '#renderer/features/desk/ask.ts';
import { LEAD, leadWorld } from '../../domain/lead/places.ts';
import { NEIGHBOUR, NOW, TOWN } from '../../domain/task/world.ts';
import { handedUp } from './examples.ts';

const WITHOUT_FORM: readonly LeadAction[] = ['accept', 'acceptTransfer', 'release', 'triage'];
const ROLES: readonly Role[] = ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'];

const lead = { ...leadWorld('transferred').lead(LEAD), pending: false, departments: 'health,market', majorClauses: 'hazard,size' };
const closed = handedUp('earlier', { state: 'closed', closedAt: lead.reportedAt - 86_400_000 });
const team = { id: 'team', scope: lead.scope, also: null, villageCode: lead.villageCode, name: '队', leader: '长', members: '[]' };
const detail: LeadDetail = {
  lead, entity: null, task: null, visits: [], evidence: [], proposals: [], risks: [], related: [closed], earlier: null, relapse: closed,
  timeline: [], teams: [{ ...team, active: 1, changedBy: 'x', changedAt: NOW }],
};

function formOf(action: LeadAction, role: Role, values: AskValues = {}, about: LeadDetail = detail): LeadForm {
  const context = {
    detail: about, role, now: NOW, values,
    towns: [{ value: TOWN, label: '镇' }], villages: [{ value: NEIGHBOUR, label: '村' }],
    t: ((key: string) => key) as unknown as FormContext['t'],
    words: { value: (_field: string, value: string) => value } as FormContext['words'],
    format: { date: () => '2026-11-22', list: (all: readonly string[]) => all.join() } as unknown as FormContext['format'],
  };
  const form = leadFormOf(action, context);
  if (form === undefined) throw new Error(`${action} has no form`);
  return form;
}

/** Every answer a field may get; texts once empty, if they may be. */
function answersOf(field: AskField): readonly unknown[] {
  switch (field.kind) {
    case 'choice': return field.choices.map(({ value }) => value);
    case 'number': return [field.min, field.max];
    case 'day': return [field.from ?? '', field.to ?? ''];
    case 'line':
    case 'text': return field.required === true ? ['字'.repeat(field.max)] : ['', '字'.repeat(field.max)];
    default: throw new Error(`no lead form has a field ${field.kind}`);
  }
}

/** Each field takes each of its answers once, the others their first. */
function answerSets(fields: readonly AskField[]): readonly AskValues[] {
  const first = Object.fromEntries(fields.map((field) => [field.name, answersOf(field)[0]]));
  return [first, ...fields.flatMap((field) => answersOf(field).map((answer) => ({ ...first, [field.name]: answer })))];
}

const PAIRS = LEAD_ACTIONS.filter((action) => !WITHOUT_FORM.includes(action))
  .flatMap((action) => ROLES.filter((role) => mayEver(action, role)).map((role) => [action, role] as const));

describe.each(PAIRS)('%s by a %s', (action, role) => {
  it('asks for what the command needs, and nothing it refuses', () => {
    const schema = commandNamed(commandOf(action))?.args;
    const { fields, toArgs = (values: AskValues) => values } = formOf(action, role);
    expect(fields.length).toBeGreaterThan(0);
    for (const values of answerSets(fields)) {
      const parsed = schema?.safeParse({ leadId: LEAD, ...toArgs(values) });
      expect(parsed?.success, `${JSON.stringify(values)}: ${parsed?.error?.message ?? ''}`).toBe(true);
    }
  });
});

describe('an exemption', () => {
  it('asks which case of the decree it is and says so in the note', () => {
    expect(formOf('feedback', 'deptOfficer').fields.map(({ name }) => name)).toEqual(['result', 'note']);
    const { fields, toArgs } = formOf('feedback', 'deptOfficer', { result: 'exempt' });
    expect(fields.map(({ name }) => name)).toEqual(['result', 'exemption', 'note']);
    expect(toArgs?.({ result: 'exempt', exemption: 'farm', note: '' })).toEqual({ result: 'exempt', note: 'leads:form.exemptNote' });
  });
});

describe('a result that a visit found untrue', () => {
  it('can only be sent back', () => {
    const [verdict] = formOf('verify', 'townStaff', {}, { ...detail, lead: { ...lead, revisit: 'notSettled' } }).fields;
    expect(verdict?.kind === 'choice' && verdict.choices.map(({ value }) => value)).toEqual(['no']);
  });
});

describe('a team', () => {
  it('is suggested, and a village without one is told', () => {
    const { fields: [field], warning } = formOf('beginDisposal', 'villageDispatcher');
    expect([field?.kind === 'choice' && field.initial, warning]).toEqual(['team', undefined]);
    expect(formOf('beginDisposal', 'villageDispatcher', {}, { ...detail, teams: [] }).warning).toBe('leads:form.noTeam');
  });
});
