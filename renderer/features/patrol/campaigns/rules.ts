/** What can be done with an inspection: the commands' own rules (domain/patrol/campaign.ts); a test compares both. */
import type { Campaign } from '#domain/schema/patrol.ts';
import type { Possible, RecordRule, Viewer } from '../../desk/recordRules.ts';
import { possibleOf } from '../../desk/recordRules.ts';
import { covers } from '#domain/core/scope.ts';

export type CampaignAction = 'addTargets' | 'draw' | 'close';

const ORDERING = ['townStaff', 'citySupervisor'] as const;
const running = ({ open, endsAt }: Campaign, now: number): boolean => open === 1 && now <= endsAt;
/** A town sees only its own; the city also those of its towns, and works on them with a wider grant. */
const own = ({ scope }: Campaign, { grants }: Viewer): boolean => covers(grants, scope);

export const CAMPAIGN_RULES: Readonly<Record<CampaignAction, RecordRule<Campaign>>> = {
  addTargets: {
    command: 'campaign.addTargets', roles: ORDERING,
    when: (campaign, viewer, now) => campaign.kind === 'special' && running(campaign, now) && own(campaign, viewer),
  },
  draw: {
    command: 'campaign.draw', roles: ORDERING,
    when: (campaign, viewer, now) => campaign.kind === 'random' && running(campaign, now) && own(campaign, viewer),
  },
  close: { command: 'campaign.close', roles: ORDERING, when: (campaign, viewer) => campaign.open === 1 && own(campaign, viewer) },
};

export const campaignActionsOf = (campaign: Campaign, viewer: Viewer, now: number): Possible<CampaignAction> =>
  possibleOf(CAMPAIGN_RULES, ['addTargets', 'draw', 'close'], campaign, viewer, now);
