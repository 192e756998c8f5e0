/** 请求与审批: pauses and moves that were asked for, and the buttons of whoever decides about them. */
import { useState } from 'react';
import { Button } from 'antd';
import type { TaskProposal } from '#domain/schema/task.ts';
import { mayDecide } from '#domain/task/propose.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip } from '../../ui/chips.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useFormat } from '../../ui/format.ts';
import desk from '../desk.module.css';
import { AskText } from '../desk/AskText.tsx';
import { Panel } from '../desk/Panel.tsx';
import { useVillageName } from '../desk/useVillageName.ts';
import styles from './dispatch.module.css';

const STATE_TONE: Readonly<Record<TaskProposal['state'], Tone>> = { open: 'amber', approved: 'green', refused: 'grey' };

export function TaskRequests({ proposals }: { proposals: readonly Pending<TaskProposal>[] }) {
  const t = useT();
  return (
    <Panel name="requests" title={t('dispatch:request.title')}>
      {proposals.map((proposal) => (
        <Request key={proposal.id} proposal={proposal} />
      ))}
    </Panel>
  );
}

function Request({ proposal }: { proposal: Pending<TaskProposal> }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const account = useAccount();
  const village = useVillageName(proposal.kind === 'move' ? proposal.what : '');
  const asked =
    proposal.kind === 'move'
      ? t('dispatch:request.move', { village })
      : t('dispatch:request.pause', { count: proposal.days, reason: words.value('pauseReason', proposal.what) });
  return (
    <article className={desk['visit']}>
      <header>
        <Chip tone={STATE_TONE[proposal.state]} mark>
          {t(`dispatch:request.${proposal.state}`)}
        </Chip>
        <b>{asked}</b>
        <time>{format.dateTime(proposal.at)}</time>
      </header>
      <p>
        {proposal.byName} · {t(`trade:role.${proposal.byRole}`)} — {proposal.reason}
      </p>
      {proposal.decidedByName !== null && (
        <p>
          {t('dispatch:request.decidedBy', { name: proposal.decidedByName })} {proposal.decision}
        </p>
      )}
      {proposal.state === 'open' && mayDecide(proposal, account) && <Decision proposal={proposal} asked={asked} />}
    </article>
  );
}

function Decision({ proposal, asked }: { proposal: TaskProposal; asked: string }) {
  const t = useT();
  const perform = usePerform();
  const [refusing, setRefusing] = useState(false);
  const decide = (approved: boolean, reason: string): void => {
    setRefusing(false);
    const args = { id: proposal.id, approved, reason };
    void perform([{ command: 'task.decideProposal', args }], { done: t(approved ? 'dispatch:request.wasApproved' : 'dispatch:request.wasRefused') });
  };
  return (
    <p className={styles['decide']}>
      <Button type="primary" size="small" onClick={() => decide(true, '')} data-decide="approve">
        {t('dispatch:request.approve')}
      </Button>
      <Button size="small" onClick={() => setRefusing(true)} data-decide="refuse">
        {t('dispatch:request.refuse')}
      </Button>
      {refusing && (
        <AskText
          title={`${t('dispatch:request.refuse')} · ${asked}`}
          label={t('desk:form.reason')}
          required
          onSubmit={(reason) => decide(false, reason)}
          onCancel={() => setRefusing(false)}
        />
      )}
    </p>
  );
}
