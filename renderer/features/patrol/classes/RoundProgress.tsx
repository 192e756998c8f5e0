/** How far the newest monthly round has come: its month, and in how many of the villages it is over. */
import type { PatrolBoard } from '#protocol/bridge/queries.ts';
import { useT } from '../../../i18n/useT.ts';
import { useFormat } from '../../../ui/format.ts';

export function RoundProgress({ round }: { round: PatrolBoard['round'] }) {
  const t = useT();
  const format = useFormat();
  const { month, done, villages } = round;
  if (month === null) return <span data-testid="round">{t('patrol:round.never')}</span>;
  const counts = { month, count: villages, done: format.count(done), villages: format.count(villages) };
  return <span data-testid="round">{done < villages ? t('patrol:round.part', counts) : t('patrol:round.whole', counts)}</span>;
}
