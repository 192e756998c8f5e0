/** Who gets which task of a selection. */
import { describe, expect, it } from 'vitest';
import type { Member } from '#domain/schema/people.ts';
import type { Task } from '#domain/schema/task.ts';
import { planBulk, sharesOf } from '#renderer/features/dispatch/bulk.ts';
import type { BulkInput, BulkPlan } from '#renderer/features/dispatch/bulk.ts';
import { member, NEIGHBOUR, newTask, NOW, VILLAGE } from '../../domain/task/world.ts';

const candidate = (each: Member, openTasks = 0) => ({ member: each, openTasks });
const plan = (tasks: readonly Task[], input: Partial<BulkInput>): BulkPlan =>
  planBulk({ tasks, mode: 'recommended', candidates: [], memberId: undefined, scopes: new Map(), now: NOW, ...input });
const tasks = (count: number): Task[] => Array.from({ length: count }, (_, index) => newTask(`t${String(index)}`));
const reasons = (result: BulkPlan): string[] => result.skipped.map(({ reason }) => reason);

describe('a bulk assignment', () => {
  it('counts what it has given as open work, so that equals share', () => {
    const result = plan(tasks(10), { candidates: [candidate(member('chen')), candidate(member('li'))] });
    expect(sharesOf(result).map(({ count }) => count)).toEqual([5, 5]);
  });

  it('leaves out what is not waiting for assignment', () => {
    const assigned = newTask('t', VILLAGE, { state: 'assigned', assigneeId: 'li' });
    expect(reasons(plan([assigned], { candidates: [candidate(member('chen'))] }))).toEqual(['wrongState']);
  });

  it('never sends a member of another village, nor one on leave', () => {
    const absent = candidate(member('away', VILLAGE, { status: 'leave' }));
    const result = plan(tasks(1), { candidates: [candidate(member('wu', NEIGHBOUR)), absent] });
    expect(reasons(result)).toEqual(['noMember']);
  });

  it('gives each grid to its chief', () => {
    const chief = member('chen', VILLAGE, { duty: 'chief', gridId: `${VILLAGE}-1` });
    const deputy = member('li', VILLAGE, { duty: 'deputy', gridId: `${VILLAGE}-1` });
    const elsewhere = newTask('t9', VILLAGE, { gridId: `${VILLAGE}-2` });
    const result = plan([...tasks(2), elsewhere], { mode: 'chiefs', candidates: [candidate(deputy), candidate(chief)] });
    expect(result.assignments.map((each) => each.member.id)).toEqual(['chen', 'chen']);
    expect(reasons(result)).toEqual(['noMember']);
  });

  it('gives all to one member, but not the second visit to the one who stood before a closed door', () => {
    const again = newTask('t9', VILLAGE, { state: 'revisit', visits: 1, lastMemberId: 'chen' });
    const result = plan([...tasks(2), again], { mode: 'one', memberId: 'chen', candidates: [candidate(member('chen'))] });
    expect(result.assignments).toHaveLength(2);
    expect(reasons(result)).toEqual(['sameVisitor']);
  });

  it('waits for the member to be chosen', () => {
    expect(plan(tasks(1), { mode: 'one', candidates: [candidate(member('chen'))] }).assignments).toEqual([]);
  });
});
