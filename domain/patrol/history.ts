/** An entity's history as its rows tell it, for the classification (domain catalogue 1.7). */
import { dayNumber, dayText } from '../calendar/calendar.ts';
import { wordsOf } from '../lead/routing.ts';
import type { Industry } from '../schema/disposal.ts';
import type { Entity } from '../schema/entity.ts';
import type { Lead, LeadCategory, LeadResult } from '../schema/lead.ts';
import type { AnnualReport } from '../schema/patrol.ts';
import type { Task } from '../schema/task.ts';
import type { BadRecord, History } from './classify.ts';

const SERIOUS: readonly (LeadResult | null)[] = ['shutDown', 'prosecuted', 'police'];
const UNLICENSED: readonly LeadCategory[] = ['unlicensed', 'noPermit', 'noLicenceNoPermit'];
/** Reports that count: of the two years before. */
const REPORT_YEARS = 2;

export interface EntityRows {
  readonly entity: Entity;
  readonly tasks: readonly Task[];
  readonly leads: readonly Lead[];
  readonly reports: readonly AnnualReport[];
}

/** The words that name a key industry (重点行业), read once for all the entities that are classified together. */
export const keyWordsOf = (industries: readonly Industry[]): readonly string[] =>
  industries.filter(({ active, risk }) => active === 1 && risk > 0).flatMap(wordsOf);

/** What is on record about an entity. Leads without foundation or of another department say nothing against it. */
export function historyOf({ entity, tasks, leads, reports }: EntityRows, keyWords: readonly string[], now: number): History {
  const founded = leads.filter(({ state, result }) => state !== 'invalid' && result !== 'unfounded' && result !== 'exempt');
  const records: BadRecord[] = [
    ...founded.map((lead): BadRecord => ({ at: lead.reportedAt, gravity: SERIOUS.includes(lead.result) ? 'serious' : 'minor' })),
    // A problem that became a lead is on record once, as the lead.
    ...tasks.filter(({ problems, leadId }) => problems !== '' && leadId === null)
      .map((task): BadRecord => ({ at: task.noticeAt ?? task.changedAt, gravity: 'minor' })),
  ];
  const text = `${entity.businessScope} ${entity.name}`;
  const year = Number(dayText(dayNumber(now)).slice(0, 4));
  return {
    records,
    complaints: founded.filter(({ origin }) => origin === 'complaint').map(({ reportedAt }) => reportedAt),
    unlicensed: founded.some((lead) => lead.open === 1 && UNLICENSED.includes(lead.category)),
    refuses: tasks.some(({ state, noticeReceipt }) => state === 'disposal' && noticeReceipt === 'refused'),
    keyIndustry: keyWords.some((word) => text.includes(word)),
    reportsMissing: reports.filter((report) => (
      report.state === 'unreported' && report.year < year && report.year >= year - REPORT_YEARS
    )).length,
  };
}
