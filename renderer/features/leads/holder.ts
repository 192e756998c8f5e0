/** Whose hands a lead is in: the handler, else the department, else who found it. */
import type { Lead } from '#domain/schema/lead.ts';
import type { Translate } from '../../i18n/useT.ts';
import type { Words } from '../../i18n/words.ts';

export function holderOf(lead: Pick<Lead, 'handlerName' | 'department' | 'reporterName'>, t: Translate, words: Words): string {
  if (lead.handlerName !== null) return lead.handlerName;
  if (lead.department !== null) return words.value('department', lead.department);
  return t('leads:row.foundBy', { name: lead.reporterName });
}
