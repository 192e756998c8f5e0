/** One complaint of a hotline as it comes in from a file or the intake API. */
import { z } from 'zod';
import { day, line, optionalLine, optionalNumber, paragraph, recordFormat, SHORT_MAX } from '../core/fields.ts';
import { LEAD_CATEGORIES } from '../schema/lead.ts';

/** Longest values in characters. */
const SOURCE_MAX = 40;
const NUMBER_MAX = 60;
const NAME_MAX = 200;
const ADDRESS_MAX = 300;
const DESCRIPTION_MAX = 2000;
const PHONE_MAX = 20;

const YES = /^(?:1|true|yes|是|需要|需回访)$/i;

const complaintRecord = z.object({
  /** 12315, 12345, … */
  source: line(SOURCE_MAX).min(1, 'missing').regex(/^[\p{L}\p{N}_-]+$/u, 'format'),
  /** The hotline's own number of the complaint. */
  number: line(NUMBER_MAX).min(1, 'missing').regex(/^[\p{L}\p{N}_/.-]+$/u, 'format'),
  reportedOn: line(SHORT_MAX).pipe(day()).optional(),
  category: z.enum(LEAD_CATEGORIES, 'unknown').default('other'),
  subjectName: optionalLine(NAME_MAX),
  address: line(ADDRESS_MAX).min(1, 'missing'),
  description: paragraph(DESCRIPTION_MAX),
  industry: optionalLine(SHORT_MAX),
  callerName: optionalLine(SHORT_MAX),
  callerPhone: optionalLine(PHONE_MAX),
  /** Whether the caller wants to be told the outcome. */
  callBack: z.union([z.boolean(), z.string().max(SHORT_MAX).transform((word) => YES.test(word.trim()))]).default(false),
  lon: optionalNumber(180),
  lat: optionalNumber(90),
  /** Twelve digits, when the hotline already knows it. */
  villageCode: optionalLine(SHORT_MAX).refine((value) => value === '' || /^\d{12}$/.test(value), 'format'),
});
export type ComplaintRecord = z.output<typeof complaintRecord>;

/** A complaint's columns, as the hotlines name them. */
export const complaintFormat = recordFormat(complaintRecord, {
  source: ['来源', '诉求渠道', '渠道', '热线'],
  number: ['工单编号', '工单号', '登记编号', '投诉编号', '编号'],
  reportedOn: ['诉求时间', '来电时间', '登记时间', '投诉时间', '受理时间'],
  category: ['线索类别', '类别'],
  subjectName: ['被投诉主体', '被诉主体', '被投诉人', '被投诉对象', '主体名称', '名称'],
  address: ['地址', '事发地址', '被诉地址', '经营地址'],
  description: ['诉求内容', '投诉内容', '内容', '情况'],
  industry: ['行业'],
  callerName: ['投诉人', '诉求人', '来电人', '姓名'],
  callerPhone: ['投诉人电话', '联系电话', '来电号码', '电话'],
  callBack: ['是否回访', '需回访', '回访'],
  lon: ['经度'],
  lat: ['纬度'],
  villageCode: ['村社区代码', '村（社区）代码', '村(社区)代码', '所属村代码', '村代码'],
}, ['source', 'number', 'address']);
