/** The ledger entries of a lead about a business without licence or permit; the button that enters it where there is none. */
import { Button } from 'antd';
import { enterInLedger } from '#domain/ledger/ledger.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { useAccount } from '../../app/session.ts';
import { openPage } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import styles from '../desk/panel.module.css';
import { Panel } from '../desk/Panel.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import { KIND_OF } from './kinds.ts';
import { LedgerStateTag } from './LedgerStateTag.tsx';

const MINUTE_MS = 60_000;

/** Nothing for a lead of another kind. */
export function LedgerOfLead({ lead }: { lead: Pick<Lead, 'id' | 'category'> }) {
  const t = useT();
  const { role } = useAccount();
  const now = useNow(MINUTE_MS);
  const { data: entries } = useQuery('ledger.ofLead', { leadId: lead.id }, { keep: false });
  const mayEnter = enterInLedger.roles.includes(role) && KIND_OF[lead.category] !== undefined;
  if (entries === undefined || (entries.length === 0 && !mayEnter)) return null;
  return (
    <Panel name="ledger" title={t('shell:page.ledger')}>
      {entries.map((entry) => (
        <div key={entry.id} className={styles['historyRow']}>
          <RecordLink page="ledger" id={entry.id} text={entry.number} />
          <LedgerStateTag entry={entry} now={now} />
        </div>
      ))}
      {entries.length === 0 && (
        <Button size="small" onClick={() => openPage('ledger', { lead: lead.id })} data-action="enter-ledger">
          {t('ledger:enter.short')}
        </Button>
      )}
    </Panel>
  );
}
