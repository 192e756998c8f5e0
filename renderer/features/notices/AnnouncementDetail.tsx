/** One announcement; for its publisher who has signed and who has not. */
import { useMemo, useState } from 'react';
import { Button, Input } from 'antd';
import type { AnnouncementDetail as Detail, PlaceReceipt } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { useT } from '../../i18n/useT.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import detailStyles from '../desk/detail.module.css';
import textStyles from '../desk/text.module.css';
import { DetailHead } from '../desk/DetailHead.tsx';
import { DueChip } from '../desk/DueChip.tsx';
import { Panel } from '../desk/Panel.tsx';
import { RecordActions } from '../desk/RecordActions.tsx';
import { TimelinePanel } from '../desk/TimelinePanel.tsx';
import { useUnitText } from '../desk/useUnitText.ts';
import styles from './notices.module.css';
import { announcementActionsOf } from './rules.ts';
import type { AnnouncementActions } from './useAnnouncementActions.tsx';

interface AnnouncementDetailProps {
  readonly detail: Detail;
  readonly now: number;
  readonly actions: AnnouncementActions;
  readonly onClose: (() => void) | undefined;
}

export function AnnouncementDetail({ detail, now, actions, onClose }: AnnouncementDetailProps) {
  const t = useT();
  const format = useFormat();
  const account = useAccount();
  const unitText = useUnitText();
  const { announcement: row, receipts, timeline } = detail;
  const waiting = row.receiptDueAt !== null && row.withdrawn === 0 && (row.own === 1 ? row.received < row.places : row.receivedAt === null);
  return (
    <>
      <DetailHead
        title={row.title}
        aside={waiting && row.receiptDueAt !== null && <DueChip dueAt={row.receiptDueAt} now={now} />}
        marks={
          <>
            <span>{unitText(row.by)}</span>
            <span>{row.byName}</span>
            <span>{format.dateTime(row.at)}</span>
            {row.everybody === 1 && <Chip tone="blue">{t('notices:announcement.everybody')}</Chip>}
            {row.withdrawn === 1 && <Chip tone="grey">{t('notices:announcement.withdrawn')}</Chip>}
          </>
        }
        pending={row.pending}
        onClose={onClose}
      >
        <RecordActions
          possible={announcementActionsOf(row, account)}
          labelOf={(action) => t(`notices:announcement.action.${action}`)}
          danger="withdraw"
          onStart={(action) => actions.start(action, detail)}
        />
      </DetailHead>
      <div className={detailStyles['detailBody']}>
        <Panel name="body" title={t('notices:announcement.body')}>
          <p className={styles['text']}>{row.body}</p>
          {row.receivedAt !== null && (
            <p className={textStyles['faint']}>
              {t('notices:announcement.signedBy', { who: row.receivedByName ?? '', time: format.dateTime(row.receivedAt) })}
            </p>
          )}
        </Panel>
        {row.own === 1 && (
          <Receipts receipts={receipts} places={row.places} onUrge={(places) => actions.urge(detail, places)} open={row.withdrawn === 0} />
        )}
        {timeline.length > 0 && <TimelinePanel entries={timeline} />}
      </div>
    </>
  );
}

/** Names shown before somebody looks for one: a city has six hundred. */
const SHOWN = 60;

interface ReceiptsProps {
  readonly receipts: readonly PlaceReceipt[];
  readonly places: number;
  readonly open: boolean;
  readonly onUrge: (places: readonly string[]) => void;
}

function Receipts({ receipts, places, open, onUrge }: ReceiptsProps) {
  const t = useT();
  const format = useFormat();
  const unitText = useUnitText();
  const [text, setText] = useState('');
  const found = useMemo(() => receipts.filter(({ unit }) => unitText(unit).includes(text.trim())), [receipts, unitText, text]);
  const signed = receipts.filter(({ receivedAt }) => receivedAt !== null).length;
  return (
    <Panel name="receipts" title={t('notices:receipts.title')} note={t('notices:receipts.count', { done: signed, count: places })}>
      <div className={styles['receiptBar']} role="img" aria-label={t('notices:receipts.count', { done: signed, count: places })}>
        <i style={{ width: `${places === 0 ? 0 : (100 * signed) / places}%` }} />
      </div>
      {receipts.length > SHOWN && (
        <Input
          size="small"
          allowClear
          value={text}
          placeholder={t('notices:receipts.find')}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {found.slice(0, SHOWN).map(({ unit, receivedAt, receivedByName, urges }) => (
        <div key={unit.code} className={styles['receipt']} data-place={unit.code} data-signed={receivedAt !== null}>
          <span>{unitText(unit)}</span>
          {receivedAt === null ? (
            <>
              <Chip tone="amber" mark>{urges === 0 ? t('notices:receipts.missing') : t('notices:receipts.urged', { count: urges })}</Chip>
              {open && (
                <Button size="small" onClick={() => onUrge([unit.code])}>
                  {t('notices:announcement.action.urge')}
                </Button>
              )}
            </>
          ) : (
            <span className={textStyles['faint']}>{`${receivedByName ?? ''} ${format.dateTime(receivedAt)}`}</span>
          )}
        </div>
      ))}
      {found.length > SHOWN && <p className={textStyles['faint']}>{t('notices:receipts.more', { count: found.length - SHOWN })}</p>}
    </Panel>
  );
}
