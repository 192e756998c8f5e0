/**
 * 年报提醒: who has not filed the annual report is reminded on whatever visit it gets from March to June; there is no visit for it
 * alone, and after 30 June the badge says 列异风险 (domain catalogue 1.10, T13). The register's list of the unreported is the source.
 */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Read } from '../core/command.ts';
import type { Context } from '../core/context.ts';
import { put } from '../core/table.ts';
import type { RowChange } from '../core/table.ts';
import { dayNumber, dayText } from '../calendar/calendar.ts';
import { entityTable } from '../schema/entity.ts';
import type { Entity } from '../schema/entity.ts';
import { annualReportTable } from '../schema/patrol.ts';
import type { AnnualReport } from '../schema/patrol.ts';
import { villageTable } from '../schema/territory.ts';

/** Entities of one list; a longer list comes in several. */
const LIST_MAX = 500;
const REPORTS_OF_ENTITY_MAX = 100;
const FIRST_MONTH = '03';
const LAST_MONTH = '06';

/** due: remind it on every visit · amber: the last ten days of June · risk: the term is over. */
export type ReportBadge = 'due' | 'amber' | 'risk';

/** The badge of an entity, from its report of the year before; `undefined` when there is nothing to remind it of. */
export function reportBadge(report: AnnualReport | undefined, now: number): ReportBadge | undefined {
  if (report === undefined || report.state === 'reported') return undefined;
  const today = dayText(dayNumber(now));
  // The report of a year is due in the year after.
  const due = report.year + 1;
  if (today < `${due}-${FIRST_MONTH}-01`) return undefined;
  if (today > `${due}-${LAST_MONTH}-30`) return 'risk';
  return today > `${due}-${LAST_MONTH}-20` ? 'amber' : 'due';
}

/** What a visit changes: answer B1 of the first check says that the entity was told, helped, has reported, or could not be reached. */
export function urgedReports(reports: readonly AnnualReport[], answer: string | undefined, { actor, now }: Context): RowChange[] {
  if (answer === undefined || answer === 'notDue') return [];
  return reports.filter((report) => reportBadge(report, now) !== undefined).map((report) => put(annualReportTable, {
    ...report, urges: report.urges + 1, firstUrgedAt: report.firstUrgedAt ?? now, urgedByName: actor.name,
    ...(answer === 'reported' ? { state: 'reported', reportedAt: now } as const : {}),
  }));
}

export const reportId = (year: number, entityId: string): string => `${year}:${entityId}`;

/** What the register's list says about an entity, as a change of its report; undefined when it says nothing new. */
export function listedReport(
  entity: Entity, report: AnnualReport | undefined, { year, state }: Pick<AnnualReport, 'year' | 'state'>, now: number,
): RowChange | undefined {
  if (report?.state === state) return undefined;
  const base: AnnualReport = report ?? {
    id: reportId(year, entity.id), scope: entity.scope, also: null, entityId: entity.id, year, state, listedAt: now, reportedAt: null,
    urges: 0, firstUrgedAt: null, urgedByName: null,
  };
  return put(annualReportTable, { ...base, state, reportedAt: state === 'reported' ? now : null });
}

export const listAnnualReports = command({
  name: 'annualreport.list',
  summary: 'Take over the register\'s list of a village\'s entities that have not, or have now, filed the report of a year.',
  roles: ['townStaff', 'citySupervisor'],
  args: z.strictObject({
    villageCode: z.string().regex(/^\d{12}$/), year: z.int().min(2014).max(2100), state: z.enum(['unreported', 'reported']),
    entityIds: z.array(rowId).min(1).max(LIST_MAX),
  }),
  reads: ({ villageCode, year, entityIds }) => ({
    village: one(villageTable, villageCode),
    ...Object.fromEntries(entityIds.flatMap((id): [string, Read][] => [
      [`entity:${id}`, one(entityTable, id)], [`report:${id}`, one(annualReportTable, reportId(year, id))],
    ])),
  }),
  writes: ({ villageCode }) => [villageCode],
  decide: ({ villageCode, year, state, entityIds }, rows, { now }) => {
    const { village } = rows;
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    const read: Readonly<Record<string, unknown>> = rows;
    const changes = [...new Set(entityIds)].flatMap((id) => {
      const entity = read[`entity:${id}`] as Entity | undefined;
      const report = read[`report:${id}`] as AnnualReport | undefined;
      return entity?.villageCode === villageCode ? (listedReport(entity, report, { year, state }, now) ?? []) : [];
    });
    return applied(changes, villageTable, { ...village, scope: village.id }, { year, state, entities: changes.length });
  },
});

export const urgeAnnualReport = command({
  name: 'annualreport.urge',
  summary: 'Note that an entity was reminded of its annual report outside a check.',
  roles: ['gridMember', 'villageDispatcher'],
  args: z.strictObject({ entityId: rowId, answer: z.enum(['told', 'helped', 'reported', 'unreachable']) }),
  reads: ({ entityId }) => ({ entity: one(entityTable, entityId), reports: many(annualReportTable, { entityId }, REPORTS_OF_ENTITY_MAX) }),
  writes: (_args, { entity }) => (entity === undefined ? [] : [entity.scope]),
  decide: ({ answer }, { entity, reports }, context) => {
    if (entity === undefined) return rejected('row.notFound', { table: 'entity' });
    const changes = urgedReports(reports, answer, context);
    return applied(changes, entityTable, entity, { answer, reports: changes.length });
  },
});
