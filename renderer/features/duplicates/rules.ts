/** What a role may decide about duplicates, beside the screen; a test compares it with what the commands themselves say. */
import type { Role } from '#domain/core/actor.ts';
import { CASE_ROLES } from '#domain/case/common.ts';
import { tierToMerge } from '#domain/duplicates/cases/tier.ts';
import type { MergeTier } from '#domain/duplicates/cases/tier.ts';
import type { Lead } from '#domain/schema/lead.ts';

const TIERS_OF_ROLE: Readonly<Partial<Record<Role, readonly MergeTier[]>>> = {
  villageDispatcher: ['village'], townStaff: ['village', 'town'], citySupervisor: ['village', 'town', 'city'],
};

/** The tier that decides about leads together. */
export function tierOfLeads(leads: readonly Pick<Lead, 'villageCode'>[]): MergeTier {
  return tierToMerge(leads.map(({ villageCode }) => villageCode));
}

export function mayDecide(role: Role, leads: readonly Pick<Lead, 'villageCode'>[]): boolean {
  const decides = (CASE_ROLES as readonly Role[]).includes(role);
  return decides && (TIERS_OF_ROLE[role] ?? []).includes(tierOfLeads(leads));
}
