/** Leads and industries as the lead desk's tests need them. */
import { PUBLIC_SCOPE } from '#domain/core/scope.ts';
import type { Industry } from '#domain/schema/disposal.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { leadIn } from '../../replica/query-city.ts';

export const industry = (id: string, department: string, risk: number, keywords: readonly string[]): Industry => ({
  id, scope: PUBLIC_SCOPE, also: null, version: 1, name: `行业${id}`, permit: '', department, risk, keywords: JSON.stringify(keywords),
  active: 1, changedBy: 'x', changedAt: 0,
});

export const INDUSTRIES: readonly Industry[] = [
  industry('gas', 'urban', 2, ['燃气', '液化气']),
  industry('catering', 'market', 1, ['餐饮', '早餐']),
  industry('clinic', 'health', 1, ['口腔']),
];

export const handedUp = (id: string, changes: Partial<Lead> = {}): Lead =>
  leadIn('handedUp', id, undefined, { category: 'noPermit', description: '', subjectName: id, ...changes });
