/** 交班: the note for the next shift, with the figures of the desk and what is overdue longest filled in already. */
import { useMemo } from 'react';
import type { DeskCounts } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../app/perform.tsx';
import { useAccount, useStationPlace } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import type { Translate } from '../../i18n/useT.ts';
import { AskForm } from '../desk/AskForm.tsx';
import type { AskValues } from '../desk/AskForm.tsx';

/** Of what is overdue; the rest is in the figures. */
const ITEMS = 12;
const ITEMS_MAX = 50;

interface HandOverProps {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function HandOver({ onDone, onCancel }: HandOverProps) {
  const t = useT();
  const perform = usePerform();
  const { place: unit } = useAccount();
  const { place } = useStationPlace();
  const { data: counts } = useQuery('desk.counts', { place });
  const { data: oldest } = useQuery('place.oldest', { place, limit: ITEMS });
  const initial = useMemo(() => oldest?.map(({ number, name }) => `${number} ${name}`.slice(0, 80)), [oldest]);
  if (counts === undefined || initial === undefined) return null;
  const submit = ({ text, openItems }: AskValues): void => {
    void perform([{ command: 'shift.handOver', args: { place: unit, text, openItems } }], { done: t('notices:done.handOver') })
      .then((saved) => {
        if (saved > 0) onDone();
      });
  };
  return (
    <AskForm
      title={t('notices:shift.handOver')}
      width={640}
      okText={t('notices:shift.handOver')}
      fields={[
        { kind: 'text', name: 'text', label: t('notices:shift.body'), required: true, max: 4000, initial: figuresIn(counts, t) },
        {
          kind: 'words', name: 'openItems', label: t('notices:shift.openItems'), max: ITEMS_MAX, initial,
          hint: t('notices:shift.openItemsHint'),
        },
      ]}
      onSubmit={submit}
      onCancel={onCancel}
    />
  );
}

function figuresIn({ tasks, leads, unplaced, supervision }: DeskCounts, t: Translate): string {
  const lines = [
    t('notices:shift.figures.tasks', { open: tasks.open, toAssign: tasks.toAssign, amber: tasks.amber, overdue: tasks.overdue }),
    t('notices:shift.figures.leads', { open: leads.open, overdue: leads.overdue }),
    ...(unplaced > 0 ? [t('notices:shift.figures.unplaced', { count: unplaced })] : []),
    ...(supervision > 0 ? [t('notices:shift.figures.supervision', { count: supervision })] : []),
  ];
  return lines.join('\n');
}
