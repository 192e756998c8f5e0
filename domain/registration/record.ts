/** One message of the registry as it comes in from a file or the intake API: field names, limits, and what is refused. */
import { z } from 'zod';
import { parseDay } from '../calendar/calendar.ts';
import { looksLikeCreditCode } from './credit-code.ts';

/** Why a field is refused. `unknown`: no such village; `conflict`: the same code with other content earlier in the file. */
export const FIELD_PROBLEMS = ['missing', 'tooLong', 'controlCharacter', 'format', 'noSuchDay', 'outOfRange', 'unknown', 'conflict'] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

/** Longest values in characters; the scope of a conglomerate fills several pages. */
const NAME_MAX = 200;
const ADDRESS_MAX = 500;
const SCOPE_MAX = 20_000;
const SHORT_MAX = 200;
const PHONE_MAX = 60;

/** HTML stays as it is: it is text and shown as text. Characters that steer a terminal or hide text are refused. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufffd]/;

const line = (max: number) => z.string().trim().max(max, 'tooLong').refine((value) => !CONTROL.test(value), 'controlCharacter');
const optionalLine = (max: number) => line(max).transform((value) => (/^(?:N\/A|-|无|null)$/i.test(value) ? '' : value)).default('');
const degrees = (limit: number) => z.preprocess(
  (value) => (value === '' || value === undefined ? null : typeof value === 'string' ? Number(value) : value),
  z.number('format').min(-limit, 'outOfRange').max(limit, 'outOfRange').nullable(),
);

export const registrationRecord = z.object({
  creditCode: line(SHORT_MAX).min(1, 'missing').toUpperCase().refine((value) => value === '' || looksLikeCreditCode(value), 'format'),
  name: line(NAME_MAX).min(1, 'missing'),
  kind: optionalLine(SHORT_MAX),
  businessScope: z.string().max(SCOPE_MAX, 'tooLong').transform((value) => value.replace(/\s+/g, ' ').trim()).refine((value) => !CONTROL.test(value), 'controlCharacter').default(''),
  capital: optionalLine(SHORT_MAX),
  /** May say nothing (N/A): such a registration waits for a place, it is not refused. */
  address: line(ADDRESS_MAX).default(''),
  /** YYYY-MM-DD. */
  registeredOn: line(SHORT_MAX).min(1, 'missing').transform((value, context) => {
    const day = dayOf(value);
    if (day === undefined) context.addIssue({ code: 'custom', message: /^\D*$/.test(value) ? 'format' : 'noSuchDay' });
    return day ?? '';
  }),
  contactName: optionalLine(SHORT_MAX),
  contactPhone: optionalLine(PHONE_MAX),
  lon: degrees(180),
  lat: degrees(90),
  /** Twelve digits, when the registry already knows it. */
  villageCode: optionalLine(SHORT_MAX).refine((value) => value === '' || /^\d{12}$/.test(value), 'format'),
});
export type RegistrationRecord = z.output<typeof registrationRecord>;
export type RegistrationField = keyof RegistrationRecord;

/** 2026-11-22, 2026/11/22, 2026.11.22, 2026年11月22日, 20261122, each with or without a time behind it. */
function dayOf(value: string): string | undefined {
  const match = /^(\d{4})(?:[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]\s*\d{1,2}:.*)?$/.exec(value);
  if (match === null) return undefined;
  const [, year = '', month = match[4] ?? '', day = match[5] ?? ''] = match;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseDay(text) === undefined ? undefined : text;
}

const ALIASES: Readonly<Record<RegistrationField, readonly string[]>> = {
  creditCode: ['统一社会信用代码', '社会信用代码', '信用代码', '统一信用代码'],
  name: ['企业名称', '主体名称', '市场主体名称', '名称', '商户名称', '单位名称', '个体户名称'],
  kind: ['企业类型', '主体类型', '市场主体类型', '类型'],
  businessScope: ['经营范围'],
  capital: ['注册资金', '注册资本'],
  address: ['注册地址', '登记地址', '住所', '地址', '经营场所', '经营地址', '住所（经营场所）', '住所(经营场所)'],
  registeredOn: ['注册日期', '登记日期', '成立日期', '核准日期'],
  contactName: ['联系人', '法定代表人', '负责人', '经营者'],
  contactPhone: ['联系电话', '电话', '手机', '手机号', '联系方式'],
  lon: ['经度'],
  lat: ['纬度'],
  villageCode: ['村社区代码', '村（社区）代码', '村(社区)代码', '所属村代码', '村代码'],
};
const REQUIRED: readonly RegistrationField[] = ['creditCode', 'name', 'address', 'registeredOn'];

const fieldOf = new Map(Object.entries(ALIASES).flatMap(([field, names]) => [field, ...names].map((name) => [fold(name), field as RegistrationField] as const)));

function fold(name: string): string {
  return name.normalize('NFKC').replace(/[\s_]/g, '').toLowerCase();
}

/** The field a column header means; `undefined` for columns of other systems, which are ignored. */
export function registrationField(header: string): RegistrationField | undefined {
  return fieldOf.get(fold(header));
}

/** Required fields that no header stands for. A file with any is refused as a whole. */
export function missingFields(headers: readonly string[]): RegistrationField[] {
  const present = new Set(headers.map(registrationField));
  return REQUIRED.filter((field) => !present.has(field));
}

export type ParsedRecord =
  | { readonly ok: true; readonly record: RegistrationRecord }
  | { readonly ok: false; readonly field: string; readonly problem: FieldProblem };

/** Reads one row or JSON object whose keys are headers (Chinese or English). Never throws. */
export function parseRegistration(fields: Readonly<Record<string, unknown>>): ParsedRecord {
  const known: Record<string, unknown> = {};
  for (const [header, value] of Object.entries(fields)) {
    const field = registrationField(header);
    if (field !== undefined && (known[field] === undefined || known[field] === '')) known[field] = textOf(value);
  }
  const parsed = registrationRecord.safeParse(known);
  if (parsed.success) return { ok: true, record: parsed.data };
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? '');
  if (known[field] === undefined) return { ok: false, field, problem: 'missing' };
  const problem = FIELD_PROBLEMS.find((each) => each === issue?.message) ?? 'format';
  return { ok: false, field, problem };
}

/** Spreadsheets and JSON give numbers and dates where a text is meant. */
function textOf(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return value ?? undefined;
}
