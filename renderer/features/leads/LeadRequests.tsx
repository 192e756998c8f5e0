/** 请求与审批: what was asked for the lead, and the buttons of whoever decides about it. */
import { useState } from 'react';
import { Button } from 'antd';
import { mayDecide } from '#domain/lead/decide-proposal.ts';
import type { Proposal } from '#domain/schema/disposal.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip, Kbd } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFormat } from '../../ui/format.ts';
import { AskText } from '../desk/AskText.tsx';
import { Panel } from '../desk/Panel.tsx';
import { useVillageName } from '../desk/useVillageName.ts';
import styles from './leads.module.css';

const STATE_TONE: Readonly<Record<Proposal['state'], Tone>> = { open: 'amber', approved: 'green', refused: 'grey' };

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
  const t = useT();
  const format = useFormat();
  const { role } = useAccount();
  const asked = useAsked(proposal);
  return (
    <article className={styles['record']} data-request={proposal.id} data-state={proposal.state}>
      <header>
        <Chip tone={STATE_TONE[proposal.state]} mark>
          {t(`leads:request.${proposal.state}`)}
        </Chip>
        <b>{asked}</b>
        <time>{format.dateTime(proposal.at)}</time>
      </header>
      <p>
        {proposal.byName} · {t(`trade:role.${proposal.byRole}`)} — {proposal.reason}
      </p>
      {proposal.decidedByName !== null && (
        <p>
          {t('leads:request.decidedBy', { name: proposal.decidedByName })} {proposal.decision}
        </p>
      )}
      {mayDecide(proposal, role) && <Decision proposal={proposal} asked={asked} />}
    </article>
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

function Decision({ proposal, asked }: { proposal: Proposal; asked: string }) {
  const t = useT();
  const decide = useDecide();
  const [refusing, setRefusing] = useState(false);
  const refuse = (reason: string): void => {
    setRefusing(false);
    decide(proposal, false, reason);
  };
  return (
    <p className={styles['decide']}>
      <Button type="primary" size="small" onClick={() => decide(proposal, true)} data-decide="approve">
        {t('leads:request.approve')} <Kbd on>Y</Kbd>
      </Button>
      <Button size="small" onClick={() => setRefusing(true)} data-decide="refuse">
        {t('leads:request.refuse')}
      </Button>
      {refusing && (
        <AskText
          title={`${t('leads:request.refuse')} · ${asked}`}
          label={t('desk:form.reason')}
          required
          onSubmit={refuse}
          onCancel={() => setRefusing(false)}
        />
      )}
    </p>
  );
}
