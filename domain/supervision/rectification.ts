/**
 * 整改: a tier names the problems of a unit (问题清单); the unit names who answers for each (责任清单) and what is done by when
 * (任务清单); every problem is struck off by itself and looked back at (domain catalogue 1.10).
 */
import { z } from 'zod';
import { calendarDay, rowId } from '../core/arguments.ts';
import { applied, command, one, rejected } from '../core/command.ts';
import { createdId } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { dayNumber, parseDay, startOfDay } from '../calendar/calendar.ts';
import { rectificationProblemTable, rectificationTable } from '../schema/supervision.ts';
import type { Rectification, RectificationProblem } from '../schema/supervision.ts';
import { documentNumber, mayAddress, tierOfActor } from './common.ts';
import { knownUnit, unitCode, unitReads } from './unit.ts';

/** 月通报 · 巡察检查 · 自查 */
export const RECTIFICATION_SOURCES = ['bulletin', 'inspection', 'self'] as const;

const line = (max: number) => z.string().trim().min(1).max(max);

/** One problem of the list; `immediate` is to be put right at once (立行立改). */
const problemFacts = z.strictObject({
  category: line(60), fact: line(2000), evidence: z.string().trim().max(1000).default(''), immediate: z.boolean().default(false),
});

/** The limit ends with the day. */
export const endOfDay = (day: string): number => startOfDay((parseDay(day) ?? 0) + 1) - 1;

export const openRectification = command({
  name: 'rectification.open',
  summary: 'Order a rectification from a unit, with its list of problems.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({
    unit: unitCode, title: line(200), source: z.enum(RECTIFICATION_SOURCES), dueOn: calendarDay,
    problems: z.array(problemFacts).min(1).max(50),
  }),
  reads: ({ unit }) => unitReads(unit),
  writes: (args, rows) => {
    const unit = knownUnit(args.unit, rows);
    return unit === undefined ? [] : [unit.scope];
  },
  decide: (args, rows, context) => {
    const unit = knownUnit(args.unit, rows);
    if (unit === undefined) return rejected('unit.unknown', { unit: args.unit });
    const { actor, now } = context;
    if (!mayAddress(unit, actor)) return rejected('supervision.aboveRole', { rung: null });
    if ((parseDay(args.dueOn) ?? 0) < dayNumber(now)) {
      return rejected('args.invalid', { field: 'dueOn', problem: 'the day lies in the past' });
    }
    const plan: Rectification = {
      id: createdId(context, 'rectification'), scope: unit.scope, also: unit.also, number: documentNumber('ZG', context), title: args.title,
      unit: unit.code, townCode: unit.townCode, source: args.source, open: 1, issuedByName: actor.name, issuedAt: now,
      issuerTier: tierOfActor(actor),
      dueAt: endOfDay(args.dueOn), closedAt: null,
    };
    const problems = args.problems.map((facts, index) => problemRow(plan, facts, `problem${index + 1}`, context));
    const detail = { number: plan.number, title: plan.title, problems: problems.length };
    return applied([put(rectificationTable, plan), ...problems], rectificationTable, plan, detail);
  },
});

export const addRectificationProblem = command({
  name: 'rectification.addProblem',
  summary: 'Add a problem to the list of an open rectification.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({ id: rowId, ...problemFacts.shape }),
  reads: ({ id }) => ({ plan: one(rectificationTable, id) }),
  writes: (_args, { plan }) => scopeOf(plan),
  decide: ({ id: _id, ...facts }, { plan }, context) => {
    if (plan === undefined) return rejected('row.notFound', { table: 'rectification' });
    if (plan.open === 0) return rejected('rectification.wrongState', { state: 'closed' });
    if (!mayJudge(plan, context)) return rejected('supervision.aboveRole', { rung: null });
    return applied([problemRow(plan, facts, 'problem', context)], rectificationTable, plan, { category: facts.category, text: facts.fact });
  },
});

function problemRow(plan: Rectification, facts: z.output<typeof problemFacts>, part: string, context: Context): RowChange {
  const { immediate, ...listed } = facts;
  const problem: RectificationProblem = {
    ...listed, id: createdId(context, part), scope: plan.scope, also: plan.also, rectificationId: plan.id,
    state: immediate ? 'immediate' : 'underway',
    leader: '', unitName: '', person: '', submittedAt: null, submittedByName: null, struckOffAt: null, struckOffByName: null,
    verdict: '', institution: '', lookBacks: 0, lookedBackAt: null,
  };
  return put(rectificationProblemTable, problem);
}

/** The tier that ordered a rectification judges it, and the city always. */
export function mayJudge(plan: Rectification, { actor }: Context): boolean {
  return actor.role === 'citySupervisor' || (actor.role === 'townStaff' && plan.issuerTier === 'town' && plan.unit !== plan.townCode);
}

