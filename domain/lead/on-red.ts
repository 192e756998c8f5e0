/** What a missed limit of a lead calls for (domain catalogue 1.6, column "on red"), and whose it is. */
import { departmentScope } from '../core/scope.ts';
import type { RiskTransfer } from '../schema/disposal.ts';
import type { Lead, LeadLimit } from '../schema/lead.ts';

/**
 * proposeHandUp: the village is offered to hand up (T7) · urge: 催办 (T8, T11) · supervise: 督办单 and the bulletin (T9) ·
 * phone: somebody calls the department (T10).
 */
export type RedAction = 'proposeHandUp' | 'urge' | 'supervise' | 'phone';

const ON_RED: Readonly<Record<LeadLimit, RedAction>> = {
  villageDisposal: 'proposeHandUp', triage: 'urge', department: 'supervise', revisit: 'urge',
};

/** What to do about a lead at this moment; `undefined` while nothing is late. */
export function redActionOf(lead: Lead, now: number): RedAction | undefined {
  return lead.open === 1 && lead.limit !== null && lead.dueAt !== null && now > lead.dueAt ? ON_RED[lead.limit] : undefined;
}

/** What to do about a risk transfer without receipt. */
export function redActionOfRisk(risk: RiskTransfer, now: number): RedAction | undefined {
  return risk.open === 1 && now > risk.dueAt ? 'phone' : undefined;
}

/** The unit that holds a lead: a village's or town's code, or a department's scope. Supervision goes to it. */
export function holderOf(lead: Lead): string {
  switch (lead.state) {
    case 'reported':
    case 'villageAccepted':
      return lead.villageCode;
    case 'transferred':
    case 'deptAccepted':
      return lead.department === null ? lead.townCode : departmentScope(lead.townCode, lead.department);
    default:
      return lead.townCode;
  }
}
