/** The detail of a follow-up: limit, what is asked, what was found on site, what was answered. */
import type { FollowUpDetail as Detail } from '#protocol/bridge/queries.ts';
import { useCalendar } from '../../../app/calendar.tsx';
import { useT } from '../../../i18n/useT.ts';
import { useWords } from '../../../i18n/words.ts';
import { Chip, LimitChip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import styles from '../../desk/detail.module.css';
import { DetailHead } from '../../desk/DetailHead.tsx';
import { Inspections } from '../../desk/Inspections.tsx';
import { LimitBar } from '../../desk/LimitBar.tsx';
import { Fact, Facts, Panel } from '../../desk/Panel.tsx';
import { RecordActions } from '../../desk/RecordActions.tsx';
import { RecordLink } from '../../desk/RecordLink.tsx';
import { TimelinePanel } from '../../desk/TimelinePanel.tsx';
import type { Possible } from '../../desk/recordRules.ts';
import { useVillageName } from '../../desk/useVillageName.ts';
import { RESULT_TONE } from '../../dispatch/Permits.tsx';
import { foundWord } from './FollowUpRow.tsx';
import type { FollowUpAction } from './rules.ts';

interface FollowUpDetailProps {
  readonly detail: Detail;
  readonly now: number;
  readonly possible: Possible<FollowUpAction>;
  readonly onStart: (action: FollowUpAction) => void;
  readonly onClose: (() => void) | undefined;
}

export function FollowUpDetail({ detail, now, possible, onStart, onClose }: FollowUpDetailProps) {
  const t = useT();
  const words = useWords();
  const calendar = useCalendar();
  const { followUp, inspections, evidence, timeline } = detail;
  const limited = { ...followUp, limit: followUp.answeredAt === null ? ('department' as const) : null, limitFrom: followUp.sentAt };
  return (
    <>
      <DetailHead
        title={<RecordLink page="entities" id={followUp.entityId} text={followUp.entityName} />}
        aside={
          followUp.result === null ? (
            <LimitChip row={limited} calendar={calendar} now={now} />
          ) : (
            <Chip tone={RESULT_TONE[followUp.result]}>{t(`trade:followUpResult.${followUp.result}`)}</Chip>
          )
        }
        marks={<span>{words.value('department', followUp.department)}</span>}
        pending={followUp.pending}
        onClose={onClose}
      >
        <LimitBar row={limited} now={now} />
        <RecordActions possible={possible} labelOf={(action) => t(`patrol:followUpAction.${action}`)} danger="receive" onStart={onStart} />
      </DetailHead>
      <div className={styles['detailBody']}>
        <Question detail={detail} />
        {inspections.length > 0 && <Inspections inspections={inspections} evidence={evidence} />}
        <TimelinePanel entries={timeline} />
      </div>
    </>
  );
}

function Question({ detail: { followUp, entity, task } }: { detail: Detail }) {
  const t = useT();
  const format = useFormat();
  const village = useVillageName(followUp.villageCode);
  const { receivedAt, answeredAt } = followUp;
  return (
    <Panel name="question" title={t('patrol:followUp.question')} note={entity?.creditCode}>
      <Facts>
        <Fact whole label={t('dispatch:detail.address')}>
          {followUp.address}
        </Fact>
        <Fact label={t('leads:detail.village')}>{village}</Fact>
        <Fact label={t('patrol:followUp.task')}>{task !== null && <RecordLink page="dispatch" id={task.id} text={task.number} />}</Fact>
        <Fact whole label={t('patrol:followUp.permits')}>
          {format.list(followUp.permits.split(','))}
        </Fact>
        <Fact whole label={t('patrol:followUp.onSite')}>
          {followUp.found === '' ? t('patrol:followUp.notAsked') : foundWord(followUp.found, t)}
        </Fact>
        <Fact whole label={t('dispatch:detail.scope')}>
          {entity?.businessScope}
        </Fact>
        <Fact label={t('patrol:followUp.receivedBy')}>
          {receivedAt === null ? null : `${followUp.receivedByName ?? ''} ${format.date(receivedAt)}`}
        </Fact>
        <Fact label={t('patrol:followUp.answeredBy')}>
          {answeredAt === null ? null : `${followUp.answeredByName ?? ''} ${format.date(answeredAt)}`}
        </Fact>
        <Fact label={t('ledger:form.document')}>{followUp.document}</Fact>
        <Fact label={t('patrol:followUp.inTime')}>
          {answeredAt === null ? null : t(followUp.onTime === 1 ? 'patrol:followUp.yes' : 'patrol:followUp.no')}
        </Fact>
        <Fact whole label={t('dispatch:form.note')}>
          {followUp.note}
        </Fact>
      </Facts>
    </Panel>
  );
}
