/** Grid members and accounts. */
import { code, flag, optionalInstant, optionalReal, optionalText, table, text } from '../core/table.ts';
import type { RowOf } from '../core/table.ts';
import type { Role } from '../core/actor.ts';

/** 网格管理员. Scope: its village; administrators see members too. */
export const memberTable = table('member', {
  townCode: text(), villageCode: text(), gridId: text(), name: text(), initials: text(), phone: text(),
  duty: code<'chief' | 'deputy'>(), status: code<'onDuty' | 'leave' | 'left'>(),
  /** Comma-separated skills: food, fire, licence, … */
  skills: text(),
  /** Last known position, WGS-84, and when. */
  lon: optionalReal(), lat: optionalReal(), positionAt: optionalInstant(),
}, [['villageCode', 'status'], ['gridId']]);
export type Member = RowOf<typeof memberTable>;

/** An account as administrators see it. Password hashes live only in the hub's own tables. */
export const accountTable = table('account', {
  login: text(), name: text(), role: code<Role>(),
  /** Area code the role is for, or a department scope; '' for administrators. */
  place: text(),
  /** JSON array of scope prefixes. */
  grants: text(),
  memberId: optionalText(), disabled: flag(), hasPassword: flag(), createdAt: optionalInstant(), lastSignInAt: optionalInstant(),
}, [['login']]);
export type Account = RowOf<typeof accountTable>;
