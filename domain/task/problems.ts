/** What a first check may find wrong. */
import type { LeadCategory } from '../schema/lead.ts';

export const PROBLEMS = [
  'addressMismatch', 'noLicence', 'noPermit', 'permitExpired', 'beyondScope', 'licenceNotShown', 'suspectedDead', 'other',
] as const;
/** 地址不符 · 无照 · 无证 · 许可过期 · 超范围经营 · 未亮照 · 涉嫌死火 · 其他 */
export type Problem = (typeof PROBLEMS)[number];

/** The category of the lead that a failed recheck becomes: the gravest problem decides (国务院令684号 arts. 5, 6). */
export function categoryOf(problems: readonly string[]): LeadCategory {
  const has = (problem: Problem): boolean => problems.includes(problem);
  const noPermit = has('noPermit') || has('permitExpired');
  if (has('noLicence')) return noPermit ? 'noLicenceNoPermit' : 'unlicensed';
  if (noPermit) return 'noPermit';
  return has('addressMismatch') ? 'addressMismatch' : 'other';
}

/** The column `task.problems` as a list. */
export const problemList = (column: string): readonly string[] => column.split(',').filter((problem) => problem !== '');
