/** Who gets which task of a selection, decided before anything is issued so that the dispatcher sees it first. */
import type { Member } from '#domain/schema/people.ts';
import type { Task } from '#domain/schema/task.ts';
import { recommend } from '#domain/dispatch/recommend.ts';
import type { Candidate } from '#domain/dispatch/recommend.ts';
import { TASK_ACTIONS } from './actions.ts';

export const BULK_MODES = ['recommended', 'chiefs', 'one'] as const;
/** 按推荐 (each task its best member, the load growing as the plan does) · 各网格的格长 · 同一位网格员 */
export type BulkMode = (typeof BULK_MODES)[number];

/** wrongState: not waiting for assignment · noMember: nobody fits · sameVisitor: the second visit is for another member. */
export type SkipReason = 'wrongState' | 'noMember' | 'sameVisitor';

export interface Assignment {
  readonly task: Task;
  readonly member: Member;
}

export interface BulkPlan {
  readonly assignments: readonly Assignment[];
  readonly skipped: readonly { readonly task: Task; readonly reason: SkipReason }[];
}

export interface BulkInput {
  readonly tasks: readonly Task[];
  readonly mode: BulkMode;
  /** Members on duty of the villages the tasks lie in, with their open work. */
  readonly candidates: readonly Candidate[];
  /** The member of mode `one`. */
  readonly memberId: string | undefined;
  /** Business scope by entity id, which tells what skill a task calls for. */
  readonly scopes: ReadonlyMap<string, string>;
  readonly now: number;
}

export function planBulk({ tasks, mode, candidates, memberId, scopes, now }: BulkInput): BulkPlan {
  const load = new Map(candidates.map(({ member, openTasks }) => [member.id, openTasks]));
  const assignments: Assignment[] = [];
  const skipped: BulkPlan['skipped'][number][] = [];
  for (const task of tasks) {
    const chosen = choose(task);
    if (typeof chosen === 'string') {
      skipped.push({ task, reason: chosen });
      continue;
    }
    assignments.push({ task, member: chosen });
    load.set(chosen.id, (load.get(chosen.id) ?? 0) + 1);
  }
  return { assignments, skipped };

  function choose(task: Task): Member | SkipReason {
    if (!isAssignable(task)) return 'wrongState';
    const here = candidates.filter(({ member }) => member.villageCode === task.villageCode && member.status === 'onDuty');
    const wanted = wantedMember(task, here);
    if (wanted === undefined) return 'noMember';
    return task.visits > 0 && wanted.id === task.lastMemberId ? 'sameVisitor' : wanted;
  }

  function wantedMember(task: Task, here: readonly Candidate[]): Member | undefined {
    switch (mode) {
      case 'one':
        return here.find(({ member }) => member.id === memberId)?.member;
      case 'chiefs':
        return here.find(({ member }) => member.duty === 'chief' && member.gridId === task.gridId)?.member;
      case 'recommended': {
        const loaded = here.map(({ member }) => ({ member, openTasks: load.get(member.id) ?? 0 }));
        return recommend(task, { businessScope: scopes.get(task.entityId) ?? '' }, loaded, now)[0]?.member;
      }
    }
  }
}

function isAssignable(task: Task): boolean {
  const states: readonly Task['state'][] = TASK_ACTIONS.assign.states;
  return states.includes(task.state);
}

/** How many tasks each member gets, most first. */
export function sharesOf(plan: BulkPlan): readonly { readonly member: Member; readonly count: number }[] {
  const counts = new Map<string, { member: Member; count: number }>();
  for (const { member } of plan.assignments) {
    counts.set(member.id, { member, count: (counts.get(member.id)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.member.id < b.member.id ? -1 : 1));
}
