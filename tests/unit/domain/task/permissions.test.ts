/** The permission matrix, generated from the registry: a new command is covered as soon as it has an example here. */
import { describe, expect, it } from 'vitest';
import { ROLES } from '#domain/core/actor.ts';
import type { Actor, Role } from '#domain/core/actor.ts';
import { unitScope } from '#domain/core/scope.ts';
import { COMMANDS } from '#domain/registry.ts';
import { CASEWORK_EXAMPLES } from '../examples.ts';
import { TASK_EXAMPLES } from './examples.ts';
import { actor, administrator, chen, dispatcher, FAR_VILLAGE, market, NEIGHBOUR, TOWN, town, VILLAGE, world } from './world.ts';
import type { World } from './world.ts';

const taskId = 'task';
const leadId = 'lead';

/** Arguments that would do for a row in VILLAGE; `row` says whether the command is about an existing row there. */
const EXAMPLES: Record<string, { readonly row: boolean; readonly args: object }> = {
  ...CASEWORK_EXAMPLES, ...TASK_EXAMPLES,
  'task.assign': { row: true, args: { taskId, memberId: 'chen' } },
  'task.reassign': { row: true, args: { taskId, memberId: 'li', fromMemberId: 'chen', reason: 'x' } },
  'task.withdraw': { row: true, args: { taskId, fromMemberId: 'chen' } },
  'task.accept': { row: true, args: { taskId } },
  'task.arrive': { row: true, args: { taskId } },
  'task.submit': { row: true, args: { taskId, result: 'normal' } },
  'task.recheck': { row: true, args: { taskId, result: 'fixed' } },
  'task.cancel': { row: true, args: { taskId, reason: 'x' } },
  'task.move': { row: true, args: { taskId, villageCode: NEIGHBOUR, gridId: null, reason: 'x' } },
  'task.urge': { row: true, args: { taskId } },
  'task.remark': { row: true, args: { taskId, text: 'x' } },
  'lead.report': { row: false, args: { villageCode: VILLAGE, category: 'other', subjectName: 'x', address: 'x' } },
  'lead.accept': { row: true, args: { leadId } },
  'lead.close': { row: true, args: { leadId, result: 'moved' } },
  'lead.handUp': { row: true, args: { leadId, reason: 'major' } },
  'lead.invalidate': { row: true, args: { leadId, reason: 'x' } },
  'lead.transfer': { row: true, args: { leadId, department: 'market' } },
  'lead.acceptTransfer': { row: true, args: { leadId } },
  'lead.returnTransfer': { row: true, args: { leadId, reason: 'x' } },
  'lead.feedback': { row: true, args: { leadId, result: 'moved' } },
  'lead.verify': { row: true, args: { leadId, confirmed: true } },
  'lead.urge': { row: true, args: { leadId } },
  'lead.remark': { row: true, args: { leadId, text: 'x' } },
  'lead.release': { row: true, args: { leadId } },
  'document.export': { row: true, args: { kind: 'leadTransfer', id: leadId, format: 'print' } },
  'registration.place': { row: true, args: { registrationId: 'registration', villageCode: VILLAGE } },
  'member.save': { row: true, args: { id: 'chen', villageCode: FAR_VILLAGE, gridId: `${FAR_VILLAGE}-1`, name: 'x', duty: 'chief' } },
  'member.setStatus': { row: true, args: { memberId: 'chen', status: 'leave' } },
  'account.save': { row: false, args: { login: 'xx', name: 'x', role: 'intake' } },
  'account.disable': { row: false, args: { id: 'x' } },
  'account.enable': { row: false, args: { id: 'x' } },
  'calendar.saveYear': { row: false, args: { year: 2027, holidays: [], makeUpDays: [] } },
};

/** Somebody of the role where nothing of VILLAGE can be seen. */
const STRANGERS: Partial<Record<Role, Actor>> = {
  villageDispatcher: actor('villageDispatcher', FAR_VILLAGE),
  gridMember: actor('gridMember', FAR_VILLAGE, 'chen'),
  townStaff: actor('townStaff', FAR_VILLAGE.slice(0, 9)),
  citySupervisor: actor('citySupervisor', '440100'),
  deptOfficer: actor('deptOfficer', `dept:${FAR_VILLAGE.slice(0, 9)}:market`),
  specialUnit: actor('specialUnit', unitScope(FAR_VILLAGE, `${FAR_VILLAGE}-T1`)),
};

function filled(): World {
  const w = world();
  w.must('lead.report', { villageCode: VILLAGE, category: 'other', subjectName: 'x', address: 'x' }, chen);
  const lead = w.lead();
  w.put({ name: 'lead' } as never, { ...lead, id: leadId } as never);
  return w;
}

const exampleOf = (name: string): { readonly row: boolean; readonly args: object } => {
  const example = EXAMPLES[name];
  if (example === undefined) throw new Error(`give ${name} an example here`);
  return example;
};

describe('every command', () => {
  it('has a name of its own and somebody who may issue it', () => {
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
    for (const { name, roles, summary } of COMMANDS) {
      expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
      expect(roles.length).toBeGreaterThan(0);
      expect(summary).toMatch(/^[A-Z].*\.$/);
    }
  });

  const byName = COMMANDS.map((definition) => [definition.name, definition] as const);

  it.each(byName)('%s refuses every role it does not name', (name, { roles }) => {
    for (const role of ROLES.filter((each) => !roles.includes(each))) {
      const anyone = { ...actor('administrator', ''), role, grants: ['4', 'admin', 'dept'] };
      expect(filled().refusal(name, exampleOf(name).args, anyone)).toBe('role.forbidden');
    }
  });

  it.each(byName)('%s refuses missing, unknown and huge arguments', (name, definition) => {
    const { args } = exampleOf(name);
    const huge = Object.fromEntries(Object.keys(args).map((key) => [key, 'x'.repeat(100_000)]));
    for (const broken of [undefined, null, [], 'x', { ...args, surprise: 1 }, huge]) {
      expect(definition.args.safeParse(broken).success).toBe(false);
    }
    expect(definition.args.safeParse(args).success).toBe(true);
  });
});

const INSIDERS = [dispatcher, chen, town, market, administrator, actor('citySupervisor', '441900')];
/** Arguments that name the row a command is about. */
const ROW_KEYS = ['taskId', 'leadId', 'registrationId', 'memberId', 'id', 'entityId'];
const namingNobody = (args: object) =>
  Object.fromEntries(Object.entries(args).map(([key, value]) => [key, ROW_KEYS.includes(key) ? 'none' : value as unknown]));
const aboutRows = COMMANDS.filter(({ name }) => EXAMPLES[name]?.row === true);

describe('a row outside the actor\'s scope does not exist', () => {
  const cases = aboutRows.flatMap(({ name, roles }) => roles.flatMap((role) => {
    const stranger = STRANGERS[role];
    return stranger === undefined ? [] : [[name, role, stranger] as const];
  }));

  it.each(cases)('%s by a %s elsewhere', (name, _role, stranger) => {
    expect(filled().refusal(name, exampleOf(name).args, stranger)).toBe('row.notFound');
  });

  it('is refused with the same code as a row that is not there', () => {
    const empty = filled();
    for (const { name, roles } of aboutRows) {
      const insider = INSIDERS.find((each) => roles.includes(each.role));
      if (insider === undefined) throw new Error(`nobody may issue ${name}`);
      expect(empty.refusal(name, namingNobody(exampleOf(name).args), insider), name).toBe('row.notFound');
    }
  });

  it('nor may a town write outside itself', () => {
    const lead = { villageCode: FAR_VILLAGE, category: 'other', subjectName: 'x', address: 'x' };
    expect(filled().refusal('lead.report', lead, actor('townStaff', TOWN))).toBe('scope.forbidden');
  });
});
