/** 检查事项: the versions of every form; a version is never changed, a new one is made from it. */
import { useState } from 'react';
import { Button } from 'antd';
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import { itemsOf } from '#domain/items/item-set.ts';
import type { ItemSet } from '#domain/schema/items.ts';
import { usePerform } from '../../app/perform.tsx';
import { useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import textStyles from '../desk/text.module.css';
import { PendingMark } from '../desk/PendingMark.tsx';
import { AskForm } from '../desk/AskForm.tsx';
import { ItemSetEditor } from './ItemSetEditor.tsx';
import styles from './items.module.css';
import { TablePage } from './TablePage.tsx';

const HOUR_MS = 3_600_000;

export function ItemSets() {
  const t = useT();
  const format = useFormat();
  const { data: sets = [] } = useQuery('items.sets', {});
  const [base, setBase] = useState<ItemSet>();
  const [activated, setActivated] = useState<ItemSet>();
  const heads = ['set', 'purpose', 'items', 'force', 'savedBy'] as const;
  return (
    <>
      <TablePage title={t('items:section.sets')} count={sets.length} heads={heads.map((head) => t(`items:head.${head}`))}>
        {sets.map((set) => (
          <tr key={set.id} data-set={set.id}>
            <td>
              <b>{set.name}</b> <span className={textStyles['faint']}>{set.id}</span>
              <PendingMark on={set.pending} />
            </td>
            <td className={styles['short']}>{t(`items:purpose.${set.purpose}`)}</td>
            <td className={styles['words']}>{format.list(itemsOf(set).map(({ code, label }) => `${code} ${label}`))}</td>
            <td>
              <InForce set={set} />
            </td>
            <td>
              {set.savedBy} <span className={textStyles['faint']}>{format.date(set.savedAt)}</span>
            </td>
            <td>
              {set.active === 0 && (
                <Button size="small" onClick={() => setActivated(set)} data-action="activate">
                  {t('items:set.activate')}
                </Button>
              )}{' '}
              <Button size="small" onClick={() => setBase(set)} data-action="copy">
                {t('items:set.copy')}
              </Button>
            </td>
          </tr>
        ))}
      </TablePage>
      {base !== undefined && <ItemSetEditor base={base} onDone={() => setBase(undefined)} />}
      {activated !== undefined && <Activate set={activated} onDone={() => setActivated(undefined)} />}
    </>
  );
}

function InForce({ set }: { set: ItemSet }) {
  const t = useT();
  const format = useFormat();
  if (set.active === 1) {
    return (
      <Chip tone="green" mark>
        {set.activatedAt === null ? t('items:set.inForce') : t('items:set.since', { day: format.date(set.activatedAt) })}
      </Chip>
    );
  }
  if (set.activateOn !== null) {
    return (
      <Chip tone="amber" mark>
        {t('items:set.from', { day: set.activateOn })}
      </Chip>
    );
  }
  return <Chip tone="grey">{t('items:set.notInForce')}</Chip>;
}

function Activate({ set, onDone }: { set: ItemSet; onDone: () => void }) {
  const t = useT();
  const perform = usePerform();
  const { place } = useStationPlace();
  const today = dayText(dayNumber(useNow(HOUR_MS)));
  return (
    <AskForm
      title={`${t('items:set.activate')} · ${set.name}`}
      warning={t('items:set.activateHint')}
      fields={[{ kind: 'day', name: 'on', label: t('items:set.on'), required: true, from: today, initial: today }]}
      onSubmit={({ on }) => {
        onDone();
        const done = on === today ? t('items:set.activated') : t('items:set.willActivate', { day: String(on) });
        void perform([{ command: 'itemset.activate', args: { id: set.id, cityCode: place, on } }], { done });
      }}
      onCancel={onDone}
    />
  );
}
