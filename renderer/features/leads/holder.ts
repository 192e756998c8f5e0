/** Whose hands a lead is in: the handler, else the department, else who found it. */
import type { Lead } from '#domain/schema/lead.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import type { Translate } from '../../i18n/useT.ts';

/** The name of a department; a code of a newer version stays as it is. */
export function departmentName(code: string, t: Translate): string {
  const known = DEPARTMENTS.find((department) => department === code);
  return known === undefined ? code : t(`trade:department.${known}`);
}

export function holderOf(lead: Pick<Lead, 'handlerName' | 'department' | 'reporterName'>, t: Translate): string {
  if (lead.handlerName !== null) return lead.handlerName;
  return lead.department === null ? t('leads:row.foundBy', { name: lead.reporterName }) : departmentName(lead.department, t);
}
