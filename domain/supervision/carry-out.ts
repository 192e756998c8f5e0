/** 整改落实: the unit names who answers for a problem, what is done by when, and submits it once everything is done. */
import { z } from 'zod';
import { calendarDay, rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Outcome } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import { put } from '../core/table.ts';
import { evidenceList, evidenceOf } from '../lead/evidence.ts';
import { rectificationProblemTable, rectificationTable, rectificationTaskTable } from '../schema/supervision.ts';
import type { ProblemState, RectificationProblem, RectificationTask } from '../schema/supervision.ts';
import { addresseeScope, notTheUnit } from './common.ts';
import { endOfDay } from './rectification.ts';

/** A problem the unit still works on. */
const AT_WORK: readonly ProblemState[] = ['immediate', 'underway', 'recurred'];
const UNIT_ROLES = ['villageDispatcher', 'townStaff', 'deptOfficer'] as const;
const line = (max: number) => z.string().trim().min(1).max(max);

/** Refuses when the problem is in none of the states. */
export function problemNotIn(problem: RectificationProblem, states: readonly ProblemState[]): Outcome | undefined {
  return states.includes(problem.state) ? undefined : rejected('rectification.wrongState', { state: problem.state });
}

/** The problem and its plan: every command about a problem reads both. */
export const problemReads = ({ id }: { readonly id: string }) => ({ problem: one(rectificationProblemTable, id) });
export const planOf = (problem: RectificationProblem | undefined) => ({ plan: one(rectificationTable, problem?.rectificationId ?? '') });

export const assignRectification = command({
  name: 'rectification.assign',
  summary: 'Name the leader, the unit and the person that answer for a problem.',
  roles: UNIT_ROLES,
  args: z.strictObject({ id: rowId, leader: line(60), unitName: line(80), person: line(60) }),
  reads: problemReads,
  follow: (_args, { problem }) => planOf(problem),
  writes: (_args, { problem }) => addresseeScope(problem),
  decide: ({ id: _id, ...responsible }, { problem, plan }, { actor }) => {
    if (problem === undefined || plan === undefined) return rejected('row.notFound', { table: 'rectificationProblem' });
    const refusal = notTheUnit(plan.unit, actor) ?? problemNotIn(problem, [...AT_WORK, 'longTerm']);
    if (refusal !== undefined) return refusal;
    return applied([put(rectificationProblemTable, { ...problem, ...responsible })], rectificationTable, plan, responsible);
  },
});

export const addRectificationTask = command({
  name: 'rectification.addTask',
  summary: 'Add a measure with its milestone and last day to a problem.',
  roles: UNIT_ROLES,
  args: z.strictObject({ id: rowId, measure: line(1000), milestone: z.string().trim().max(500).default(''), dueOn: calendarDay }),
  reads: problemReads,
  follow: (_args, { problem }) => planOf(problem),
  writes: (_args, { problem }) => addresseeScope(problem),
  decide: ({ measure, milestone, dueOn }, { problem, plan }, context) => {
    if (problem === undefined || plan === undefined) return rejected('row.notFound', { table: 'rectificationProblem' });
    const refusal = notTheUnit(plan.unit, context.actor) ?? problemNotIn(problem, AT_WORK);
    if (refusal !== undefined) return refusal;
    const task: RectificationTask = {
      id: createdId(context, 'task'), scope: plan.scope, also: plan.also, rectificationId: plan.id, problemId: problem.id, measure,
      milestone,
      dueAt: endOfDay(dueOn), finishedAt: null, finishedByName: null, result: '',
    };
    return applied([put(rectificationTaskTable, task)], rectificationTable, plan, { text: measure, until: dueOn });
  },
});

export const finishRectificationTask = command({
  name: 'rectification.finishTask',
  summary: 'Report a measure as done, with its evidence.',
  roles: UNIT_ROLES,
  args: z.strictObject({ id: rowId, text: line(2000), evidence: evidenceList }),
  reads: ({ id }) => ({ task: one(rectificationTaskTable, id) }),
  follow: (_args, { task }) => ({
    problem: one(rectificationProblemTable, task?.problemId ?? ''), plan: one(rectificationTable, task?.rectificationId ?? ''),
  }),
  writes: (_args, { task }) => addresseeScope(task),
  decide: ({ text, evidence }, { task, problem, plan }, context) => {
    if (task === undefined || problem === undefined || plan === undefined) return rejected('row.notFound', { table: 'rectificationTask' });
    const { actor, now } = context;
    const refusal = notTheUnit(plan.unit, actor) ?? problemNotIn(problem, AT_WORK);
    if (refusal !== undefined) return refusal;
    const finished: RectificationTask = { ...task, finishedAt: now, finishedByName: actor.name, result: text };
    const changes = [put(rectificationTaskTable, finished), ...evidenceOf(rectificationTaskTable, finished, evidence, context)];
    return applied(changes, rectificationTable, plan, { measure: task.measure, late: now > task.dueAt ? 1 : 0, text });
  },
});

export const submitRectification = command({
  name: 'rectification.submit',
  summary: 'Submit a problem as rectified, with the rules that were changed for it.',
  roles: UNIT_ROLES,
  args: z.strictObject({ id: rowId, institution: z.string().trim().max(1000).default('') }),
  reads: ({ id }) => ({ ...problemReads({ id }), tasks: many(rectificationTaskTable, { problemId: id }) }),
  follow: (_args, { problem }) => planOf(problem),
  writes: (_args, { problem }) => addresseeScope(problem),
  decide: ({ institution }, { problem, tasks, plan }, { actor, now }) => {
    if (problem === undefined || plan === undefined) return rejected('row.notFound', { table: 'rectificationProblem' });
    const refusal = notTheUnit(plan.unit, actor) ?? problemNotIn(problem, AT_WORK);
    if (refusal !== undefined) return refusal;
    const undone = tasks.filter(({ finishedAt }) => finishedAt === null).length;
    if (problem.leader === '' || tasks.length === 0 || undone > 0) return rejected('rectification.unfinished', { undone });
    const submitted: RectificationProblem = { ...problem, state: 'submitted', institution, submittedAt: now, submittedByName: actor.name };
    return applied(
      [put(rectificationProblemTable, submitted)], rectificationTable, plan, { category: problem.category, text: institution },
    );
  },
});
