/** 交接班: the note the shift before left, taken over with one's name; and one's own for the next shift. */
import { useState } from 'react';
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import type { ShiftQueue, ShiftRow } from '#protocol/bridge/queries.ts';
import { useAccount } from '../../app/session.ts';
import { usePerform } from '../../app/perform.tsx';
import { useListing } from '../../bridge/listing.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { Chip, Kbd } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import detailStyles from '../desk/detail.module.css';
import textStyles from '../desk/text.module.css';
import { AskText } from '../desk/AskText.tsx';
import { DetailHead } from '../desk/DetailHead.tsx';
import { Panel } from '../desk/Panel.tsx';
import { RecordDesk } from '../desk/RecordDesk.tsx';
import type { DeskView } from '../desk/useDeskView.ts';
import { RecordRow } from '../desk/RecordRow.tsx';
import { useRecordDesk } from '../desk/useRecordDesk.ts';
import { useUnitText } from '../desk/useUnitText.ts';
import { HandOver } from './HandOver.tsx';
import { FilterBar } from '../desk/FilterBar.tsx';
import { NoticeFoot } from './NoticeFoot.tsx';
import styles from './notices.module.css';
import { queueOf } from './queues.ts';
import type { NoticeView } from './queues.ts';
import { mayHandOver, mayTakeOver } from './rules.ts';
import { useNoticeNav } from './useNoticeNav.ts';

const TICK_MS = 30_000;

export function ShiftsDesk({ kept }: { kept: DeskView<NoticeView> }) {
  const t = useT();
  const format = useFormat();
  const account = useAccount();
  const unitText = useUnitText();
  const perform = usePerform();
  const now = useNow(TICK_MS);
  const groups = useNoticeNav();
  const queue = queueOf(kept.queue) as ShiftQueue;
  const desk = useRecordDesk(kept, useListing('shifts.list', { queue, search: kept.filters['search'] ?? '' }));
  const { activeId, pane, wide, list, keys } = desk;
  const row = list.rowAt(keys.cursor.activeIndex);
  const active = row?.id === activeId ? row : undefined;
  const [handing, setHanding] = useState(false);
  const [taking, setTaking] = useState<ShiftRow>();
  const hands = mayHandOver(account);
  const take = (): void => {
    if (active !== undefined && mayTakeOver(active, account)) setTaking(active);
  };
  const takeOver = (note: string): void => {
    setTaking(undefined);
    if (taking === undefined) return;
    const done = t('notices:done.takeOver', { who: taking.byName });
    void perform([{ command: 'shift.takeOver', args: { id: taking.id, note } }], { done });
  };
  return (
    <>
      <RecordDesk<NoticeView, ShiftRow>
        title={t('shell:page.notices')}
        desk={desk}
        groups={groups}
        foot={<NoticeFoot />}
        tools={
          hands && (
            <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setHanding(true)} data-testid="hand-over">
              {t('notices:shift.handOver')} <Kbd on>N</Kbd>
            </Button>
          )
        }
        filters={<FilterBar view={desk.view} searchRef={desk.searchRef} label={t('notices:filter.text')} />}
        emptyHint={t('notices:empty.shifts')}
        renderRow={(note, state) => (
          <RecordRow
            id={note.id}
            state={state}
            chip={<ShiftChip note={note} />}
            name={`${unitText(note.unit)} · ${note.byName}`}
            address={note.body.split('\n', 1)[0] ?? ''}
            place={[t('notices:shift.items', { count: itemsOf(note).length }), '']}
            holder={[note.takenOverByName ?? '', '']}
            when={format.brief(note.at, now)}
            whenTitle={format.dateTime(note.at)}
            pending={note.pending}
          />
        )}
        detail={active === undefined ? undefined : <ShiftDetail note={active} onTake={take} onClose={wide ? undefined : pane.hide} />}
        enter={take}
        own={hands ? [{ keys: ['n'], help: t('notices:shift.handOver'), run: () => setHanding(true) }] : []}
      />
      {handing && <HandOver onDone={() => setHanding(false)} onCancel={() => setHanding(false)} />}
      {taking !== undefined && (
        <AskText
          title={t('notices:shift.takeOverFrom', { who: taking.byName })}
          label={t('notices:shift.remark')}
          warning={t('notices:shift.signHint', { name: account.name })}
          required={false}
          onSubmit={takeOver}
          onCancel={() => setTaking(undefined)}
        />
      )}
    </>
  );
}

function itemsOf({ openItems }: Pick<ShiftRow, 'openItems'>): readonly string[] {
  const items: unknown = JSON.parse(openItems === '' ? '[]' : openItems);
  return Array.isArray(items) ? items.map(String) : [];
}

function ShiftChip({ note }: { note: ShiftRow }) {
  const t = useT();
  const taken = note.takenOverAt !== null;
  return (
    <Chip tone={taken ? 'green' : 'amber'} mark>
      {t(taken ? 'notices:shift.taken' : 'notices:shift.waiting')}
    </Chip>
  );
}

interface ShiftDetailProps {
  readonly note: ShiftRow;
  readonly onTake: () => void;
  readonly onClose: (() => void) | undefined;
}

function ShiftDetail({ note, onTake, onClose }: ShiftDetailProps) {
  const t = useT();
  const format = useFormat();
  const account = useAccount();
  const unitText = useUnitText();
  const items = itemsOf(note);
  return (
    <>
      <DetailHead
        title={t('notices:shift.noteOf', { who: note.byName })}
        marks={
          <>
            <ShiftChip note={note} />
            <span>{unitText(note.unit)}</span>
            <span>{format.dateTime(note.at)}</span>
          </>
        }
        pending={note.pending}
        onClose={onClose}
      >
        {mayTakeOver(note, account) && (
          <div className={detailStyles['actions']}>
            <Button type="primary" onClick={onTake} data-action="takeOver">
              {t('notices:shift.takeOver')}
            </Button>
          </div>
        )}
      </DetailHead>
      <div className={detailStyles['detailBody']}>
        <Panel name="body" title={t('notices:shift.body')}>
          <p className={styles['text']}>{note.body}</p>
        </Panel>
        {items.length > 0 && (
          <Panel name="items" title={t('notices:shift.openItems')} note={t('notices:shift.items', { count: items.length })}>
            <ol className={styles['items']}>
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ol>
          </Panel>
        )}
        {note.takenOverAt !== null && (
          <Panel name="taken" title={t('notices:shift.taken')}>
            <p>{t('notices:shift.takenBy', { who: note.takenOverByName ?? '', time: format.dateTime(note.takenOverAt) })}</p>
            {note.remark !== '' && <p className={textStyles['faint']}>{note.remark}</p>}
          </Panel>
        )}
      </div>
    </>
  );
}
