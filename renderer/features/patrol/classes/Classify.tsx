/** 立即分类: classifies the entities of one village now, instead of waiting for the first of the month. */
import { useState } from 'react';
import { townOf } from '#domain/core/scope.ts';
import { dayNumber, dayText } from '#domain/calendar/calendar.ts';
import { stretchesOf } from '#domain/patrol/round.ts';
import { usePerform } from '../../../app/perform.tsx';
import type { Station } from '../../../app/session.ts';
import { queryOnce, useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { useNow } from '../../../system.ts';
import { AskForm } from '../../desk/AskForm.tsx';
import { choiceOf } from '../../desk/choice.ts';

interface ClassifyProps {
  readonly station: Station;
  /** The village or town the list is narrowed to. */
  readonly area: string | undefined;
  readonly onDone: () => void;
}

const HOUR_MS = 3_600_000;

export function Classify({ station, area = '', onDone }: ClassifyProps) {
  const t = useT();
  const perform = usePerform();
  const month = dayText(dayNumber(useNow(HOUR_MS))).slice(0, 7);
  const [busy, setBusy] = useState(false);
  const narrowed = area.length > station.place.length ? area : station.place;
  const { data: territory } = useQuery('territory.towns', {}, { enabled: narrowed.length < 9 });
  const townCode = narrowed.length >= 9 ? townOf(narrowed) : (territory?.towns[0]?.id ?? '');
  const { data: villages } = useQuery('territory.villages', { townCode }, { enabled: townCode !== '' });
  if (villages === undefined) return null;
  const classify = async (villageCode: string): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const keys = await queryOnce('patrol.roll', { villageCode });
    const commands = stretchesOf(keys).map((portion) => ({ command: 'patrol.classify', args: { villageCode, month, ...portion } }));
    await perform(commands, { done: t('patrol:classify.done', { count: keys.length }) });
    onDone();
  };
  return (
    <AskForm
      title={t('patrol:classify.title')}
      warning={t('patrol:classify.hint', { month })}
      fields={[
        {
          kind: 'choice',
          name: 'villageCode',
          label: t('leads:detail.village'),
          required: true,
          choices: villages.map(choiceOf),
          ...(narrowed.length === 12 ? { initial: narrowed } : {}),
        },
      ]}
      onSubmit={({ villageCode }) => void classify(String(villageCode))}
      onCancel={onDone}
    />
  );
}
