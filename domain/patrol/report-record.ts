/** One row of the register's list of annual reports (年报名单): who has, or has not, filed the report of a year. */
import { z } from 'zod';
import { looksLikeCreditCode } from '../registration/credit-code.ts';
import { line, recordFormat, SHORT_MAX } from '../core/fields.ts';

/** As registers write it; a list of the unreported alone may leave the column out. */
const STATES: Readonly<Record<string, 'unreported' | 'reported'>> = {
  '': 'unreported', 未报: 'unreported', 未年报: 'unreported', 未公示: 'unreported', 否: 'unreported', unreported: 'unreported',
  已报: 'reported', 已年报: 'reported', 已公示: 'reported', 是: 'reported', reported: 'reported',
};

const reportRecord = z.object({
  creditCode: line(SHORT_MAX).min(1, 'missing').toUpperCase().refine((value) => value === '' || looksLikeCreditCode(value), 'format'),
  year: line(SHORT_MAX).regex(/^20\d{2}$/, 'format').transform(Number),
  state: line(SHORT_MAX).default('').transform((value, context) => {
    const state = STATES[value];
    if (state === undefined) context.addIssue({ code: 'custom', message: 'format' });
    return state ?? 'unreported';
  }),
});
export type ReportRecord = z.output<typeof reportRecord>;

export const reportFormat = recordFormat(reportRecord, {
  creditCode: ['统一社会信用代码', '社会信用代码', '信用代码'],
  year: ['年报年度', '报告年度', '年度'],
  state: ['年报状态', '是否年报', '状态'],
}, ['creditCode', 'year']);
