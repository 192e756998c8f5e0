/** Queues, keys, batches and teams of the lead desk. */
import { describe, expect, it } from 'vitest';
import { ROLES } from '#domain/core/actor.ts';
import { LEAD_QUEUES } from '#protocol/bridge/queries.ts';
import type { DeskCounts } from '#protocol/bridge/queries.ts';
import { inverseOf, LEAD_ACTIONS, leadActionsOf, mayEver } from '#renderer/features/leads/actions.ts';
import type { LeadViewer } from '#renderer/features/leads/actions.ts';
import { able, batchSteps } from '#renderer/features/leads/batch.ts';
import { actionOfKey, keyOf } from '#renderer/features/leads/keys.ts';
import { membersOf, membersText } from '#renderer/features/leads/members.ts';
import { leadQueuesOf, leadQueueTone } from '#renderer/features/leads/queues.ts';
import { LEAD, LEAD_PLACES, leadWorld } from '../../domain/lead/places.ts';
import { CALENDAR, city, dispatcher, market, town } from '../../domain/task/world.ts';
import type { World } from '../../domain/task/world.ts';

const PEOPLE = [dispatcher, town, market, city];
const viewerOf = ({ accountId, role, memberId }: (typeof PEOPLE)[number]): LeadViewer => ({ id: accountId, role, memberId });
const circumstances = (w: World) => ({ now: w.now, calendar: CALENDAR, visited: true, asked: [], relapse: false });

describe('the queues of a role', () => {
  it('are each named once, and none is invented', () => {
    for (const role of ROLES) {
      const queues = leadQueuesOf(role).flatMap((each) => each.queues);
      expect(new Set(queues).size).toBe(queues.length);
      for (const queue of queues) if (queue !== 'risks') expect(LEAD_QUEUES).toContain(queue);
    }
  });

  it('leave no place of a lead out of sight: an open lead stands in a queue of its own beside "all open"', () => {
    for (const role of ['villageDispatcher', 'townStaff', 'citySupervisor'] as const) {
      const queues: readonly string[] = leadQueuesOf(role).flatMap((each) => each.queues);
      for (const needed of ['toAccept', 'disposing', 'toVerify', 'open', 'closed', 'all']) expect(queues, role).toContain(needed);
      expect(queues.includes('toTriage') || queues.includes('handedUp'), role).toBe(true);
      expect(queues.includes('atDepartment'), role).toBe(true);
    }
  });

  it('warn in red of what is overdue and in amber of what waits for a decision', () => {
    const counts = { leads: Object.fromEntries(LEAD_QUEUES.map((queue) => [queue, 1])), risks: 1 } as unknown as DeskCounts;
    expect(leadQueueTone('overdue', counts, 'townStaff')).toBe('red');
    expect(leadQueueTone('decisions', counts, 'townStaff')).toBe('amber');
    expect(leadQueueTone('risks', counts, 'deptOfficer')).toBe('amber');
    expect(leadQueueTone('risks', counts, 'townStaff')).toBeUndefined();
    expect(leadQueueTone('open', counts, 'townStaff')).toBeUndefined();
  });
});

describe('keys', () => {
  it.each(Object.keys(LEAD_PLACES))('start the next step in the place %s, and never something impossible', (place) => {
    const w = leadWorld(place);
    for (const person of PEOPLE) {
      const possible = leadActionsOf(w.lead(LEAD), viewerOf(person), circumstances(w));
      for (const action of LEAD_ACTIONS) {
        const letter = keyOf(action);
        const started = letter === undefined ? undefined : actionOfKey(letter, possible);
        if (started !== undefined) expect([possible.primary, ...possible.others]).toContain(started);
        if (letter !== undefined && possible.primary === action) expect(started).toBe(action);
      }
    }
  });

  it('reach every action a role has often: all but those of the menu', () => {
    const without = LEAD_ACTIONS.filter((action) => keyOf(action) === undefined);
    expect(without).toEqual(['askReroute', 'askTransfer', 'askMajor', 'markMajor', 'release']);
    for (const action of without) expect(PEOPLE.some(({ role }) => mayEver(action, role))).toBe(true);
  });
});

describe('a batch', () => {
  it('takes the leads an action applies to and leaves the others', () => {
    const worlds = [leadWorld('reported'), leadWorld('handedUp')];
    const leads = worlds.map((w, index) => ({ ...w.lead(LEAD), id: `l${String(index)}` }));
    const [w = leadWorld('reported')] = worlds;
    expect(able('accept', leads, viewerOf(dispatcher), circumstances(w)).map(({ id }) => id)).toEqual(['l0']);
    expect(able('triage', leads, viewerOf(town), circumstances(w)).map(({ id }) => id)).toEqual(['l1']);
  });

  it('of accepted leads is taken back lead by lead', () => {
    const w = leadWorld('reported');
    const [step] = batchSteps('accept', [w.lead(LEAD)]);
    w.must(step?.command.command ?? '', step?.command.args ?? {}, dispatcher);
    expect(w.lead(LEAD).state).toBe('villageAccepted');
    w.must(step?.undo?.command ?? '', step?.undo?.args ?? {}, dispatcher);
    expect(w.lead(LEAD)).toMatchObject({ state: 'reported', handlerId: null });
  });

  it('of urged leads is not', () => {
    expect(inverseOf('urge', LEAD)).toBeUndefined();
  });
});

describe('the people of a team', () => {
  it('are read from lines with either comma and written back', () => {
    const people = membersOf('张三，派出所\n 李四 , 消防所\n\n王五\n');
    expect(people).toEqual([{ name: '张三', unit: '派出所' }, { name: '李四', unit: '消防所' }, { name: '王五', unit: '' }]);
    expect(membersOf(membersText(people))).toEqual(people);
    expect(membersOf(JSON.stringify(people))).toEqual(people);
  });
});
