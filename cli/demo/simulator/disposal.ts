/** What a dispatcher does next with a lead in disposal: send the team, note its visit, report the result, close what was verified. */
import type { Random } from '#domain/core/time.ts';
import type { Lead, LeadResult } from '#domain/schema/lead.ts';
import type { LeadDetail } from '#protocol/bridge/queries.ts';
import { pick } from '../../random.ts';

/** Shares of accepted leads; the rest is closed after a word on the phone. */
const HAND_UP_SHARE = 0.2;
const TEAM_SHARE = 0.4;
const ASK_SHARE = 0.08;
const RESULTS: readonly LeadResult[] = ['licensed', 'changed', 'stopped', 'moved'];
const MET = [
  { result: 'settled', note: '经营者已停止营业。' },
  { result: 'promised', note: '承诺三日内申办营业执照。' },
] as const;

export interface Step {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What of a lead's detail decides. */
export interface Disposal extends Pick<LeadDetail, 'teams' | 'visits'> {
  readonly lead: Lead;
}

/** The next step of a lead the village works on; undefined while it waits for somebody else. */
export function nextStep({ lead, teams, visits }: Disposal, random: Random): Step | undefined {
  const leadId = lead.id;
  switch (lead.step) {
    case null:
      return firstStep(lead, teams.find(({ active }) => active === 1)?.id, random);
    case 'disposing':
      // After a verification in vain the limit began anew, and the team goes there again.
      return visits.some(({ kind, at }) => kind === 'disposal' && at >= (lead.reopened > 0 ? lead.limitFrom ?? 0 : 0))
        ? { command: 'lead.resolve', args: { leadId, result: pick(RESULTS, random), note: '' } }
        : { command: 'lead.visit', args: { leadId, ...pick(MET, random) } };
    case 'resolved':
      return lead.revisit === 'confirmed' ? { command: 'lead.close', args: { leadId, result: lead.result, note: '' } } : undefined;
    default:
      return undefined;
  }
}

function firstStep({ id: leadId }: Lead, teamId: string | undefined, random: Random): Step {
  const draw = random();
  if (draw < ASK_SHARE) return { command: 'lead.propose', args: { leadId, proposal: { kind: 'major' }, reason: '人员密集，隐患突出。' } };
  if (draw < ASK_SHARE + HAND_UP_SHARE) {
    return { command: 'lead.handUp', args: { leadId, reason: 'noPower', note: '涉及许可事项，村级无执法权。' } };
  }
  if (draw < ASK_SHARE + HAND_UP_SHARE + TEAM_SHARE && teamId !== undefined) {
    return { command: 'lead.beginDisposal', args: { leadId, teamId } };
  }
  return { command: 'lead.close', args: { leadId, result: pick(RESULTS, random), note: '' } };
}
