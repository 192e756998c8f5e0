/** A row of a file of leads or shops. Lenient where people write freely, strict where a wrong value would mislead. */
import { z } from 'zod';
import { line, optionalNumber, recordFormat, SHORT_MAX } from '../core/fields.ts';

/** Characters; nobody types more, and a row of megabytes must not stop a run. */
const TEXT_MAX = 10_000;
const UNSHOWN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/g;
/** Milliseconds of 2001-09-09: smaller numbers are seconds. */
const MS_FROM = 1_000_000_000_000;

const freeText = z.string().max(TEXT_MAX, 'tooLong').transform((value) => value.replace(UNSHOWN, ' ').trim()).default('');

const instant = z.string().trim().max(SHORT_MAX, 'tooLong').transform((value, context) => {
  const found = value === '' ? null : instantOf(value);
  if (found !== undefined) return found;
  context.addIssue({ code: 'custom', message: 'format' });
  return null;
}).default(null);

/** ISO 8601, with a blank for the T, or seconds or milliseconds since 1970. */
function instantOf(value: string): number | undefined {
  const number = /^\d{9,14}$/.test(value) ? Number(value) : undefined;
  if (number !== undefined) return number < MS_FROM ? number * 1000 : number;
  const parsed = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(value) ? Date.parse(value.replace(/^(\d{4}-\d\d-\d\d) /, '$1T')) : NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}

const reportRecord = z.object({
  id: line(SHORT_MAX).min(1, 'missing'),
  source: freeText,
  reporter: freeText,
  category: freeText,
  name: freeText,
  creditCode: freeText,
  address: freeText,
  description: freeText,
  phone: freeText,
  contact: freeText,
  lon: optionalNumber(180),
  lat: optionalNumber(90),
  townCode: freeText,
  villageCode: freeText,
  at: instant,
});

/** The fields of a report by the names files give them; `at` is created_at. */
export const reportFormat = recordFormat(reportRecord, {
  id: ['编号', '线索编号', '工单号'],
  source: ['来源'],
  reporter: ['reporterId', '上报人'],
  category: ['类别', '问题类别'],
  name: ['名称', '企业名称', '店名', 'subjectName'],
  creditCode: ['uscc', '统一社会信用代码'],
  address: ['地址'],
  description: ['描述', '问题描述', '内容'],
  phone: ['电话', '联系电话', 'tel'],
  contact: ['联系人'],
  lon: ['lng', 'longitude', '经度'],
  lat: ['latitude', '纬度'],
  townCode: ['town'],
  villageCode: ['village'],
  at: ['createdAt', 'reportedAt', '上报时间'],
}, ['id']);

/** What `--map` may name. */
export const REPORT_FIELDS: readonly string[] = Object.keys(reportRecord.shape);
