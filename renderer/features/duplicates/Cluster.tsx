/** The whole cluster a pair belongs to: every lead ticked that goes into the case. */
import { Button } from 'antd';
import type { Lead } from '#domain/schema/lead.ts';
import type { Pending } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd, LeadStateTag } from '../../ui/chips.tsx';
import { Panel } from '../desk/Panel.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import { RowBox } from '../desk/RowBox.tsx';
import styles from './cluster.module.css';

interface ClusterProps {
  readonly leads: readonly Pending<Lead>[];
  readonly unticked: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  /** Undefined where the role may not merge them. */
  readonly onMerge: (() => void) | undefined;
}

export function Cluster({ leads, unticked, onToggle, onMerge }: ClusterProps) {
  const t = useT();
  const ticked = leads.filter(({ id }) => !unticked.has(id));
  return (
    <Panel name="cluster" title={t('duplicates:cluster.title', { count: leads.length })} note={t('duplicates:cluster.note')}>
      <ul className={styles['cluster']}>
        {leads.map((lead) => (
          <li key={lead.id} data-lead={lead.id}>
            <RowBox name={lead.subjectName} on={!unticked.has(lead.id)} onToggle={() => onToggle(lead.id)} />
            <RecordLink page="leads" id={lead.id} text={lead.number} />
            <span className={styles['clusterName']} title={lead.address}>
              {lead.subjectName} · {lead.address}
            </span>
            <LeadStateTag state={lead.state} />
          </li>
        ))}
      </ul>
      <Button size="small" disabled={onMerge === undefined || ticked.length < 2} onClick={onMerge} data-action="mergeCluster">
        {t('duplicates:cluster.button', { count: ticked.length })} <Kbd>⇧M</Kbd>
      </Button>
    </Panel>
  );
}
