/** The figures beside the queues of a desk. */
import type { Database } from 'better-sqlite3';
import type { Measure } from '#domain/indicators/measures.ts';
import { TASK_STATES } from '#domain/schema/task.ts';
import { ACTION_TABLES, actionsWaiting } from './action-summaries.ts';
import { complaintsWaiting } from './complaints.ts';
import type { QueryDefinition } from './definition.ts';
import { duplicatesWaiting } from './duplicates-queue.ts';
import { LEAD_MEASURES, leadCounts, risksWaiting } from './lead-queues.ts';
import { lights } from './limits.ts';
import { noticesWaiting } from './notices-news.ts';
import { both, condition, first, inPlace } from './sql.ts';
import { supervisionWaiting } from './supervisions-list.ts';
import { countedPlace, countersOf, lastDays } from './tally.ts';

const WAITING_TABLES = [
  'supervision', 'rectification', 'rectificationProblem', 'announcement', 'announcementReceipt', 'question', 'shiftNote',
  'emergencyOrder', 'emergencyCall', 'duplicateSuggestion', 'caseOperation', 'complaint', ...ACTION_TABLES,
];

/** The push share looks back this many days. */
const PUSH_DAYS = 30;

export const deskCounts: QueryDefinition<'desk.counts'> = {
  tables: ['task', 'taskProposal', 'lead', 'proposal', 'riskTransfer', 'registration', 'city', ...WAITING_TABLES],
  timed: true,
  run: (context, { place }) => {
    const { database, now, account } = context;
    const counted = countedPlace(database, place);
    const days = lastDays(now, PUSH_DAYS);
    const states: Measure[] = [...TASK_STATES.map((state) => `task:${state}` as const), ...LEAD_MEASURES];
    const daily: Measure[] = days.flatMap((day) => [`registrations:${day}` as const, `registrationsOnTime:${day}` as const]);
    const n = countersOf(database, [counted], [...states, ...daily, 'tasksOpen', 'tasksClosed', 'unplaced'])(counted);
    const taskLights = lights(database, 'task', place, now);
    const leadLights = lights(database, 'lead', place, now);
    const tasksClosed = n('tasksClosed') + n('task:cancelled');
    const sum = (measure: 'registrations' | 'registrationsOnTime'): number =>
      days.reduce((total, day) => total + n(`${measure}:${day}`), 0);
    return {
      tasks: {
        toAssign: n('task:pushed'),
        assigned: n('task:assigned'),
        onTheWay: n('task:accepted') + n('task:onSite'),
        revisit: n('task:revisit'),
        recheck: n('task:noticeServed'),
        asked: countAsked(database, place),
        amber: taskLights.amber,
        overdue: taskLights.red,
        open: n('tasksOpen'),
        closed: tasksClosed,
        all: n('tasksOpen') + tasksClosed,
      },
      leads: leadCounts({ database, now, account }, { place, n, overdue: leadLights.red }),
      risks: risksWaiting(database, place),
      duplicates: duplicatesWaiting(context, place),
      unplaced: n('unplaced'),
      actions: actionsWaiting(context, place),
      supervision: supervisionWaiting(context, place),
      notices: noticesWaiting(context, place),
      complaints: complaintsWaiting(context, place),
      lights: taskLights,
      leadLights,
      push: { onTime: sum('registrationsOnTime'), all: sum('registrations') },
    };
  },
};

/** Tasks with an open request for a pause or for another village; a request is as rare as its index is short. */
function countAsked(database: Database, place: string): number {
  const where = both([condition('task.open = 1'), ...inPlace(place)]);
  const sql = `SELECT count(DISTINCT task.id) AS n FROM taskProposal CROSS JOIN task ON task.id = taskProposal.taskId
    WHERE taskProposal.state = 'open' AND ${where.sql}`;
  return first<{ n: number }>(database, sql, ...where.values)?.n ?? 0;
}
