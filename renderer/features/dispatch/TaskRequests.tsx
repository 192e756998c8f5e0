/** 请求与审批: pauses and moves that were asked for, and the buttons of whoever decides about them. */
import type { TaskProposal } from '#domain/schema/task.ts';
import { mayDecide } from '#domain/task/propose.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import styles from '../desk/visit.module.css';
import { Panel } from '../desk/Panel.tsx';
import { RequestRecord } from '../desk/RequestRecord.tsx';
import { useVillageName } from '../desk/useVillageName.ts';

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
  const perform = usePerform();
  const account = useAccount();
  const village = useVillageName(proposal.kind === 'move' ? proposal.what : '');
  const asked =
    proposal.kind === 'move'
      ? t('dispatch:request.move', { village })
      : t('dispatch:request.pause', { count: proposal.days, reason: words.value('pauseReason', proposal.what) });
  const decide = (approved: boolean, reason: string): void => {
    const done = t(approved ? 'dispatch:request.wasApproved' : 'dispatch:request.wasRefused');
    void perform([{ command: 'task.decideProposal', args: { id: proposal.id, approved, reason } }], { done });
  };
  const decidable = proposal.state === 'open' && mayDecide(proposal, account);
  return (
    <RequestRecord
      of="dispatch"
      request={proposal}
      asked={asked}
      className={styles['visit']}
      onDecide={decidable ? decide : undefined}
    />
  );
}
