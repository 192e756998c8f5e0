/** One message of the registry as it comes in from a file or the intake API. */
import { z } from 'zod';
import { looksLikeCreditCode } from './credit-code.ts';
import { day, line, optionalLine, optionalNumber, paragraph, recordFormat, SHORT_MAX } from '../core/fields.ts';

/** Longest values in characters; the scope of a conglomerate fills several pages. */
const NAME_MAX = 200;
const ADDRESS_MAX = 500;
const SCOPE_MAX = 20_000;
const PHONE_MAX = 60;

const registrationRecord = z.object({
  creditCode: line(SHORT_MAX).min(1, 'missing').toUpperCase().refine((value) => value === '' || looksLikeCreditCode(value), 'format'),
  name: line(NAME_MAX).min(1, 'missing'),
  kind: optionalLine(SHORT_MAX),
  businessScope: paragraph(SCOPE_MAX),
  capital: optionalLine(SHORT_MAX),
  /** May say nothing (N/A): such a registration waits for a place, it is not refused. */
  address: line(ADDRESS_MAX).default(''),
  /** YYYY-MM-DD. */
  registeredOn: line(SHORT_MAX).min(1, 'missing').pipe(day()),
  contactName: optionalLine(SHORT_MAX),
  contactPhone: optionalLine(PHONE_MAX),
  lon: optionalNumber(180),
  lat: optionalNumber(90),
  /** Twelve digits, when the registry already knows it. */
  villageCode: optionalLine(SHORT_MAX).refine((value) => value === '' || /^\d{12}$/.test(value), 'format'),
});
export type RegistrationRecord = z.output<typeof registrationRecord>;

/** A registration's columns, as registries name them. */
export const registrationFormat = recordFormat(registrationRecord, {
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
}, ['creditCode', 'name', 'address', 'registeredOn']);
