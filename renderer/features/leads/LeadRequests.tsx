/** 请求与审批: what was asked for the lead, and the buttons of whoever decides about it. */
import { mayDecide } from '#domain/lead/decide-proposal.ts';
import type { Proposal } from '#domain/schema/disposal.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Panel } from '../desk/Panel.tsx';
import { RequestRecord } from '../desk/RequestRecord.tsx';
import { useVillageName } from '../desk/useVillageName.ts';
import styles from './leads.module.css';

/** What is asked for in one sentence. */
function useAsked({ kind, what, days }: Proposal): string {
  const t = useT();
  const words = useWords();
  const village = useVillageName(kind === 'reroute' ? what : '');
  switch (kind) {
    case 'handUp':
      return t('leads:request.handUp', { what: words.value('reason', what) });
    case 'reroute':
      return t('leads:request.reroute', { what: village });
    case 'transfer':
      return t('leads:request.transfer', { what: words.value('department', what) });
    case 'major':
      return t('leads:request.major');
    case 'pause':
      return t('leads:request.pause', { count: days, what: words.value('pauseReason', what) });
  }
}

export function LeadRequests({ proposals }: { proposals: readonly Pending<Proposal>[] }) {
  const t = useT();
  return (
    <Panel name="requests" title={t('leads:request.title')}>
      {proposals.map((proposal) => (
        <Request key={proposal.id} proposal={proposal} />
      ))}
    </Panel>
  );
}

function Request({ proposal }: { proposal: Pending<Proposal> }) {
  const { role } = useAccount();
  const decide = useDecide();
  const asked = useAsked(proposal);
  return (
    <RequestRecord
      of="leads"
      request={proposal}
      asked={asked}
      className={styles['record']}
      onDecide={mayDecide(proposal, role) ? (approved, reason) => decide(proposal, approved, reason) : undefined}
      approveKey="Y"
    />
  );
}

/** Approves or refuses a request; what is approved happens at once. */
export function useDecide(): (proposal: Proposal, approved: boolean, reason?: string) => void {
  const t = useT();
  const perform = usePerform();
  return ({ id }, approved, reason = '') => {
    const args = { id, approved, reason };
    void perform([{ command: 'lead.decideProposal', args }], { done: t(approved ? 'leads:done.approved' : 'leads:done.refused') });
  };
}
