/** One row of a standard address book (标准地址库). */
import { z } from 'zod';
import { line, optionalLine, optionalNumber, recordFormat, SHORT_MAX } from '../core/fields.ts';
import { ADDRESS_MAX } from './normalise.ts';

const addressRecord = z.object({
  address: line(ADDRESS_MAX).min(1, 'missing'),
  /** Twelve digits. */
  villageCode: line(SHORT_MAX).min(1, 'missing').regex(/^\d{12}$/, 'format'),
  gridId: optionalLine(SHORT_MAX),
  lon: optionalNumber(180),
  lat: optionalNumber(90),
});
export type AddressRecord = z.output<typeof addressRecord>;

export const addressFormat = recordFormat(addressRecord, {
  address: ['标准地址', '地址', '详细地址', '地址全称'],
  villageCode: ['村社区代码', '村（社区）代码', '村(社区)代码', '所属村代码', '村代码'],
  gridId: ['网格', '网格代码', '网格编码', '所属网格'],
  lon: ['经度'],
  lat: ['纬度'],
}, ['address', 'villageCode']);
