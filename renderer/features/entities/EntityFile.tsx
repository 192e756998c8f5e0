/** 一户一档: everything that is known of one entity, and links to every record. */
import { Button } from 'antd';
import { ColumnWidthOutlined } from '@ant-design/icons';
import type { EntityDetail } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { Chip } from '../../ui/chips.tsx';
import styles from '../desk/detail.module.css';
import { DetailHead } from '../desk/DetailHead.tsx';
import { EntityHistory } from '../desk/EntityHistory.tsx';
import { Inspections } from '../desk/Inspections.tsx';
import { MapPanel } from '../desk/MapPanel.tsx';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { Phone } from '../desk/Phone.tsx';
import { TimelinePanel } from '../desk/TimelinePanel.tsx';
import { AnnualReportBadge } from '../dispatch/AnnualReportBadge.tsx';
import { Permits } from '../dispatch/Permits.tsx';
import { AnnualReports, LedgerEntries, Notices } from './EntityPanels.tsx';
import { PatrolClassPanel } from './PatrolClassPanel.tsx';
import { CLASS_TONE } from './tones.ts';

interface EntityFileProps {
  readonly detail: EntityDetail;
  readonly full: boolean;
  /** Undefined where the file has no page of its own. */
  readonly onFull: ((full: boolean) => void) | undefined;
  readonly onClose: (() => void) | undefined;
}

const MINUTE_MS = 60_000;

export function EntityFile({ detail, full, onFull, onClose }: EntityFileProps) {
  const t = useT();
  const now = useNow(MINUTE_MS);
  const { entity, patrolClass, reports, permits, followUps, inspections, evidence, timeline } = detail;
  return (
    <>
      <DetailHead
        title={entity.name}
        aside={
          onFull !== undefined && (
            <Button
              size="small"
              icon={<ColumnWidthOutlined />}
              aria-pressed={full}
              onClick={() => onFull(!full)}
              data-testid="whole-file"
            >
              {t(full ? 'entities:narrow' : 'entities:full')}
            </Button>
          )
        }
        marks={
          <>
            <span>{entity.creditCode}</span>
            <Chip tone={entity.status === 'active' ? 'green' : 'grey'}>{t(`entities:status.${entity.status}`)}</Chip>
            {patrolClass !== null && (
              <Chip tone={CLASS_TONE[patrolClass.patrolClass]} mark>
                {t(`trade:patrolClass.${patrolClass.patrolClass}`)}
              </Chip>
            )}
            <span>{entity.kind}</span>
          </>
        }
        pending={entity.pending}
        onClose={onClose}
      />
      <div className={styles['detailBody']}>
        <AnnualReportBadge entityId={entity.id} entityName={entity.name} reports={reports} now={now} />
        <EntityFacts detail={detail} />
        <PatrolClassPanel current={patrolClass} changes={detail.patrolChanges} closed={entity.status === 'closed'} />
        <Permits permits={permits} followUps={followUps} />
        <EntityHistory entityId={entity.id} currentId={entity.id} />
        <Notices tasks={detail.tasks} />
        {inspections.length > 0 && <Inspections inspections={inspections} evidence={evidence} />}
        <LedgerEntries entries={detail.ledger} />
        <AnnualReports reports={reports} />
        {entity.villageCode !== null && <MapPanel villageCode={entity.villageCode} here={entity} />}
        <TimelinePanel entries={timeline} />
      </div>
    </>
  );
}

function EntityFacts({ detail: { entity } }: { detail: EntityDetail }) {
  const t = useT();
  return (
    <Panel name="facts" title={t('dispatch:detail.facts')}>
      <Facts>
        <Fact whole label={t('dispatch:detail.address')}>
          {entity.address}
        </Fact>
        <Fact label={t('dispatch:detail.contact')}>{entity.contactName}</Fact>
        <Fact label={t('dispatch:detail.phone')}>
          {entity.contactPhone !== '' && (
            <Phone
              key={entity.id}
              masked={entity.contactPhone}
              call={{ name: 'entity.reveal', args: { entityId: entity.id }, field: 'contactPhone' }}
            />
          )}
        </Fact>
        <Fact label={t('dispatch:detail.capital')}>{entity.capital}</Fact>
        <Fact label={t('dispatch:detail.registered')}>{entity.registeredOn}</Fact>
        <Fact whole label={t('dispatch:detail.placed')}>
          {t(`trade:placedBy.${entity.placedBy}`)}
        </Fact>
        <Fact whole label={t('dispatch:detail.scope')}>
          {entity.businessScope}
        </Fact>
      </Facts>
    </Panel>
  );
}
