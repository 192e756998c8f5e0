/** The triage form says what the command will say, and many at once go where their own key words send them. */
import { describe, expect, it } from 'vitest';
import { industryTable } from '#domain/schema/disposal.ts';
import { HAZARDS, leadTable } from '#domain/schema/lead.ts';
import { planTriage } from '#renderer/features/leads/batch.ts';
import { suggestionFor, TRIAGE_FACTS, triageCommands, verdictOf } from '#renderer/features/leads/triage.ts';
import type { TriageValues } from '#renderer/features/leads/triage.ts';
import { LEAD, leadWorld } from '../../domain/lead/places.ts';
import { town } from '../../domain/task/world.ts';
import { handedUp, INDUSTRIES } from './examples.ts';

const VALUES: TriageValues = { departments: ['market'], industry: '', hazard: 'low', facts: [], areaM2: 0, people: 0, note: '' };
const ALONE = { repeats: 0, sameIndustry: 1 };

describe('the suggestion', () => {
  it('is the department of the industry the lead names, with the word that says so', () => {
    const { departments, because } = suggestionFor(handedUp('a', { description: '摆放二十瓶液化气' }), '', INDUSTRIES);
    expect([departments[0], because?.keyword, because?.industry.id]).toEqual(['urban', '液化气', 'gas']);
  });

  it('is taken from the business scope where the lead itself names nothing', () => {
    const { departments, because } = suggestionFor(handedUp('a', { description: '无证经营' }), '口腔诊疗', INDUSTRIES);
    expect([departments[0], because?.industry.id]).toEqual(['health', 'clinic']);
  });

  it('is market supervision where no permit is missing or no industry is named', () => {
    expect(suggestionFor(handedUp('a', { category: 'unlicensed', description: '液化气' }), '', INDUSTRIES).departments).toEqual(['market']);
    expect(suggestionFor(handedUp('a', { description: '不明' }), '', INDUSTRIES)).toEqual({ departments: ['market'], because: undefined });
  });
});

describe('the verdict on screen', () => {
  it.each([
    ['nothing special', VALUES],
    ...HAZARDS.map((hazard) => [`hazard ${hazard}`, { ...VALUES, hazard }] as const),
    ...TRIAGE_FACTS.map((fact) => [fact, { ...VALUES, facts: [fact] }] as const),
    ['three departments', { ...VALUES, departments: ['market', 'fire', 'police'] }],
    ['four departments', { ...VALUES, departments: ['market', 'fire', 'police', 'health'] }],
    ['a large place', { ...VALUES, hazard: 'high', areaM2: 501, people: 3 }],
    ['many people', { ...VALUES, hazard: 'high', people: 21, departments: ['market', 'fire'] }],
    ['the highest risk', { ...VALUES, industry: '燃气' }],
  ] as const)('is the command\'s: %s', (_what, values) => {
    const w = leadWorld('handedUp');
    for (const each of INDUSTRIES) w.put(industryTable, each);
    const [triage] = triageCommands(LEAD, values, { override: undefined, transfer: false });
    w.must('lead.triage', triage?.args ?? {}, town);
    const { major, majorScore, majorClauses } = w.lead(LEAD);
    const { clauses, score, major: verdict } = verdictOf(values, ALONE, INDUSTRIES);
    expect([verdict ? 1 : 0, score, clauses.join(',')]).toEqual([major, majorScore, majorClauses]);
  });
});

describe('the commands', () => {
  it('classify, overrule with the reason, and transfer to the lead department, in this order', () => {
    const values = { ...VALUES, departments: ['health', 'market'] as const, note: '说明' };
    const commands = triageCommands(LEAD, values, { override: { major: true, reason: '媒体关注' }, transfer: true });
    expect(commands.map(({ command }) => command)).toEqual(['lead.triage', 'lead.markMajor', 'lead.transfer']);
    const w = leadWorld('handedUp');
    for (const { command, args } of commands) w.must(command, args, town);
    const { major, department, state, departments } = w.all(leadTable).find(({ id }) => id === LEAD) ?? {};
    expect({ major, department, state }).toEqual({ major: 1, department: 'health', state: 'transferred' });
    expect(departments).toBe('health,market');
  });
});

describe('many at once', () => {
  const leads = [
    handedUp('a', { description: '早餐' }), handedUp('b', { description: '口腔' }), handedUp('c', { industry: '五金', description: '' }),
  ];

  it('go where their own key words send them and keep the industry they have', () => {
    const plan = planTriage(leads, INDUSTRIES, { department: undefined, hazard: 'medium', transfer: false });
    expect(plan.map(({ department, commands }) => [department, commands[0]?.args['industry'], commands.length])).toEqual([
      ['market', '行业catering', 1], ['health', '行业clinic', 1], ['market', '五金', 1],
    ]);
  });

  it('go to one department when one is named', () => {
    const plan = planTriage(leads, INDUSTRIES, { department: 'urban', hazard: 'low', transfer: true });
    const went = plan.map(({ department, commands }) => [department, commands.at(-1)?.args['department']]);
    expect(went).toEqual(leads.map(() => ['urban', 'urban']));
  });
});
