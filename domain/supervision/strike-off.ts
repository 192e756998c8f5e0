/**
 * 销号、长期坚持、回头看: whoever ordered the rectification accepts problem by problem, keeps long ones under a named leader and unit,
 * and looks back after closing. The rectification is closed with its last problem and opened again by a relapse (domain catalogue 1.10).
 */
import { z } from 'zod';
import { noteText, reasonText, rowId } from '../core/arguments.ts';
import { applied, command, many, rejected } from '../core/command.ts';
import type { Context } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { rectificationProblemTable, rectificationTable } from '../schema/supervision.ts';
import type { ProblemState, Rectification, RectificationProblem } from '../schema/supervision.ts';
import { planOf, problemNotIn, problemReads } from './carry-out.ts';
import { mayJudge } from './rectification.ts';

/** What needs no more work of the unit now. */
const SETTLED: readonly ProblemState[] = ['struckOff', 'longTerm'];

const planAndSiblings = (problem: RectificationProblem | undefined) => ({
  ...planOf(problem), siblings: many(rectificationProblemTable, { rectificationId: problem?.rectificationId ?? '' }),
});

/** The problem as it is now, and the plan closed with its last problem or opened by this one. */
function judged(
  problem: RectificationProblem, plan: Rectification, siblings: readonly RectificationProblem[], { now }: Context,
): RowChange[] {
  const all = siblings.map((each) => (each.id === problem.id ? problem : each));
  const open = all.every(({ state }) => SETTLED.includes(state)) ? 0 : 1;
  const changes = [put(rectificationProblemTable, problem)];
  if (open !== plan.open) changes.push(put(rectificationTable, { ...plan, open, closedAt: open === 0 ? now : null }));
  return changes;
}

export const strikeOffRectification = command({
  name: 'rectification.strikeOff',
  summary: 'Accept a submitted problem and strike it off, or send it back.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, accepted: z.boolean(), reason: reasonText }),
  reads: problemReads,
  follow: (_args, { problem }) => planAndSiblings(problem),
  writes: (_args, { problem }) => scopeOf(problem),
  decide: ({ accepted, reason }, { problem, plan, siblings }, context) => {
    if (problem === undefined || plan === undefined) return rejected('row.notFound', { table: 'rectificationProblem' });
    const refusal = problemNotIn(problem, ['submitted']);
    if (refusal !== undefined) return refusal;
    if (!mayJudge(plan, context)) return rejected('supervision.aboveRole', { rung: null });
    const { actor, now } = context;
    const after: RectificationProblem = accepted
      ? { ...problem, state: 'struckOff', verdict: reason, struckOffAt: now, struckOffByName: actor.name }
      : { ...problem, state: 'underway', verdict: reason };
    const detail = { category: problem.category, decision: accepted ? 'approved' : 'refused', reason };
    return applied(judged(after, plan, siblings, context), rectificationTable, plan, detail);
  },
});

export const keepRectification = command({
  name: 'rectification.keepUp',
  summary: 'Keep a problem up as a long-term matter of a named leader and unit.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, reason: reasonText }),
  reads: problemReads,
  follow: (_args, { problem }) => planAndSiblings(problem),
  writes: (_args, { problem }) => scopeOf(problem),
  decide: ({ reason }, { problem, plan, siblings }, context) => {
    if (problem === undefined || plan === undefined) return rejected('row.notFound', { table: 'rectificationProblem' });
    const refusal = problemNotIn(problem, ['immediate', 'underway', 'submitted', 'recurred']);
    if (refusal !== undefined) return refusal;
    if (!mayJudge(plan, context)) return rejected('supervision.aboveRole', { rung: null });
    if (problem.leader === '' || problem.unitName === '') return rejected('rectification.unfinished', { undone: 0 });
    const kept: RectificationProblem = { ...problem, state: 'longTerm', verdict: reason };
    return applied(judged(kept, plan, siblings, context), rectificationTable, plan, { category: problem.category, reason });
  },
});

export const lookBackAtRectification = command({
  name: 'rectification.lookBack',
  summary: 'Look back at a problem that was struck off or is kept up: it holds, or it came back.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, held: z.boolean(), note: noteText }),
  reads: problemReads,
  follow: (_args, { problem }) => planAndSiblings(problem),
  writes: (_args, { problem }) => scopeOf(problem),
  decide: ({ held, note }, { problem, plan, siblings }, context) => {
    if (problem === undefined || plan === undefined) return rejected('row.notFound', { table: 'rectificationProblem' });
    const refusal = problemNotIn(problem, SETTLED);
    if (refusal !== undefined) return refusal;
    if (!mayJudge(plan, context)) return rejected('supervision.aboveRole', { rung: null });
    const seen = { ...problem, lookBacks: problem.lookBacks + 1, lookedBackAt: context.now, verdict: note };
    const after: RectificationProblem = held ? seen : { ...seen, state: 'recurred', struckOffAt: null, struckOffByName: null };
    return applied(
      judged(after, plan, siblings, context), rectificationTable, plan, {
      category: problem.category, decision: held ? 'held' : 'cameBack', note,
    },
    );
  },
});
