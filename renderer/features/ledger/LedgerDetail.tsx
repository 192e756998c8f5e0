/** The detail of an entry: next step, who and what, what was done about it, what stood there before, and its course. */
import type { LedgerDetail as Detail } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import detailStyles from '../desk/detail.module.css';
import panelStyles from '../desk/panel.module.css';
import { DetailHead } from '../desk/DetailHead.tsx';
import { MapPanel } from '../desk/MapPanel.tsx';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { RecordActions } from '../desk/RecordActions.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';
import { TimelinePanel } from '../desk/TimelinePanel.tsx';
import type { Possible } from '../desk/recordRules.ts';
import { useVillageName } from '../desk/useVillageName.ts';
import { LedgerStateTag } from './LedgerStateTag.tsx';
import type { LedgerAction } from './rules.ts';

interface LedgerDetailProps {
  readonly detail: Detail;
  readonly now: number;
  readonly possible: Possible<LedgerAction>;
  readonly onStart: (action: LedgerAction) => void;
  readonly onClose: (() => void) | undefined;
}

export function LedgerDetail({ detail, now, possible, onStart, onClose }: LedgerDetailProps) {
  const t = useT();
  const format = useFormat();
  const { entry, lead, entity, sameAddress, evidence, timeline } = detail;
  const place = lead ?? entity;
  return (
    <>
      <DetailHead
        title={entry.subjectName}
        aside={<LedgerStateTag entry={entry} now={now} />}
        marks={
          <>
            <span>{entry.number}</span>
            <span>{t(`trade:ledgerKind.${entry.kind}`)}</span>
            <span>{t(`trade:ledgerSource.${entry.source}`)}</span>
            {entry.relapses > 0 && <Chip tone="red">{t('ledger:row.relapses', { count: entry.relapses })}</Chip>}
          </>
        }
        pending={entry.pending}
        onClose={onClose}
      >
        <RecordActions possible={possible} labelOf={(action) => t(`ledger:action.${action}`)} danger="strike" onStart={onStart} />
      </DetailHead>
      <div className={detailStyles['detailBody']}>
        <Business detail={detail} />
        <Steps detail={detail} />
        {(lead !== null || entity !== null) && (
          <Panel name="origin" title={t('leads:detail.origin')}>
            {lead !== null && <RecordLink page="leads" id={lead.id} text={lead.number} />}{' '}
            {entity !== null && <RecordLink page="entities" id={entity.id} text={entity.name} />}
          </Panel>
        )}
        {sameAddress.length > 0 && (
          <Panel name="before" title={t('ledger:detail.before')}>
            {sameAddress.map((other) => (
              <div key={other.id} className={panelStyles['historyRow']}>
                <RecordLink page="ledger" id={other.id} text={other.number} />
                {other.subjectName}
                <LedgerStateTag entry={other} now={now} />
                <span>{format.date(other.foundAt)}</span>
              </div>
            ))}
          </Panel>
        )}
        {evidence.length > 0 && (
          <Panel name="evidence" title={t('ledger:detail.evidence')}>
            <p>{format.list(evidence.map(({ name }) => name))}</p>
          </Panel>
        )}
        {place !== null && (
          <MapPanel
            villageCode={entry.villageCode}
            here={{ id: entry.id, name: entry.subjectName, lon: place.lon, lat: place.lat, gridId: place.gridId }}
          />
        )}
        <TimelinePanel entries={timeline} />
      </div>
    </>
  );
}

function Business({ detail: { entry } }: { detail: Detail }) {
  const t = useT();
  const format = useFormat();
  const village = useVillageName(entry.villageCode);
  return (
    <Panel name="business" title={t('ledger:detail.business')}>
      <Facts>
        <Fact whole label={t('dispatch:detail.address')}>
          {entry.address}
        </Fact>
        <Fact label={t('leads:detail.village')}>{village}</Fact>
        <Fact label={t('ledger:field.industry')}>{entry.industry}</Fact>
        <Fact label={t('ledger:field.operator')}>{entry.operator}</Fact>
        <Fact label={t('ledger:field.phone')}>{entry.phone}</Fact>
        <Fact label={t('ledger:field.openedOn')}>{entry.openedOn}</Fact>
        <Fact label={t('ledger:field.permit')}>{entry.permit}</Fact>
        <Fact label={t('ledger:field.areaM2')}>
          {entry.areaM2 > 0 && t('ledger:field.squareMetres', { value: format.count(entry.areaM2) })}
        </Fact>
        <Fact label={t('ledger:field.people')}>{entry.people > 0 && format.count(entry.people)}</Fact>
        <Fact whole label={t('ledger:field.businessScope')}>
          {entry.businessScope}
        </Fact>
        <Fact label={t('ledger:detail.foundBy')}>{entry.foundByName}</Fact>
        <Fact label={t('ledger:detail.foundAt')}>{format.dateTime(entry.foundAt)}</Fact>
      </Facts>
    </Panel>
  );
}

function Steps({ detail: { entry } }: { detail: Detail }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { licenceDueAt, department, settledAt, verifiedAt } = entry;
  if (licenceDueAt === null && department === null && settledAt === null) return null;
  return (
    <Panel name="steps" title={t('ledger:detail.steps')}>
      <Facts>
        <Fact label={t('ledger:detail.term')}>{licenceDueAt === null ? null : format.date(licenceDueAt)}</Fact>
        <Fact label={t('ledger:detail.urges')}>{entry.urges > 0 && format.count(entry.urges)}</Fact>
        <Fact label={t('ledger:form.department')}>{department === null ? null : words.value('department', department)}</Fact>
        <Fact label={t('ledger:form.document')}>{entry.document}</Fact>
        <Fact label={t('ledger:detail.settledAt')}>{settledAt === null ? null : format.date(settledAt)}</Fact>
        <Fact label={t('ledger:detail.verified')}>
          {verifiedAt === null ? null : `${entry.verifiedByName ?? ''} ${format.date(verifiedAt)}`}
        </Fact>
      </Facts>
    </Panel>
  );
}
