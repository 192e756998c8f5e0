/** One market in the list: next self-check, name and operator, cadence, how well it keeps it, whether it is to be sampled. */
import type { MarketRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../../i18n/useT.ts';
import { Chip } from '../../../ui/chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import type { RecordRowProps } from '../../desk/RecordDesk.tsx';
import { RecordRow } from '../../desk/RecordRow.tsx';

interface MarketLineProps {
  readonly market: MarketRow;
  readonly placeName: string | undefined;
  readonly now: number;
  readonly state: RecordRowProps;
}

/** Due today is amber, later than that red. */
export function SelfCheckDue({ market, now }: { market: MarketRow; now: number }) {
  const t = useT();
  const format = useFormat();
  if (market.active === 0) return <Chip tone="grey">{t('patrol:marketQueue.closed')}</Chip>;
  const late = now > market.nextDueAt;
  const today = format.date(now) === format.date(market.nextDueAt);
  const day = format.date(market.nextDueAt).slice(5);
  const word = late ? t('patrol:market.late') : today ? t('patrol:market.today') : t('patrol:market.next', { day });
  return (
    <Chip tone={late ? 'red' : today ? 'amber' : 'green'} mark>
      {word}
    </Chip>
  );
}

export function MarketLine({ market, placeName, now, state }: MarketLineProps) {
  const t = useT();
  const format = useFormat();
  const sample = market.sampledAt !== null ? t('patrol:market.sampled') : market.toSample ? t('patrol:market.toSample') : '';
  return (
    <RecordRow
      id={market.id}
      state={state}
      chip={<SelfCheckDue market={market} now={now} />}
      name={market.name}
      address={market.operator}
      place={[placeName ?? market.manager, t('patrol:market.stalls', { count: market.stalls, value: format.count(market.stalls) })]}
      holder={[t('patrol:market.kept', { onTime: market.onTime, checks: market.checks }), sample]}
      when={market.lastCheckAt === null ? '—' : format.brief(market.lastCheckAt, now)}
      whenTitle={market.lastCheckAt === null ? t('patrol:market.never') : format.dateTime(market.lastCheckAt)}
      pending={market.pending}
    />
  );
}
