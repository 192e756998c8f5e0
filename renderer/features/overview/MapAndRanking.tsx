/** The map beside the ranking; the place the keyboard is on is marked in both. */
import { Button } from 'antd';
import type { PlaceOverview, PlaceRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../ui/chips.tsx';
import { RANKED_FROM_CASES } from '../places/measures.ts';
import type { MeasureName } from '../places/measures.ts';
import type { Ranked } from '../places/ranking.ts';
import { MapLegend } from './MapLegend.tsx';
import { OverviewPanel } from './OverviewPanel.tsx';
import { PlaceMap } from './PlaceMap.tsx';
import { RankingChart } from './RankingChart.tsx';
import styles from './ranking.module.css';

interface MapAndRankingProps {
  readonly overview: PlaceOverview;
  readonly measure: MeasureName;
  /** In the order shown. */
  readonly ranked: readonly Ranked<PlaceRow>[];
  readonly worstFirst: boolean;
  readonly activeCode: string | undefined;
  readonly onPick: (code: string) => void;
  readonly onTurn: () => void;
}

export function MapAndRanking({ overview, measure, ranked, worstFirst, activeCode, onPick, onTurn }: MapAndRankingProps) {
  const t = useT();
  const turn = (
    <Button size="small" type="text" onClick={onTurn} data-action="order">
      {t(worstFirst ? 'overview:ranking.worstFirst' : 'overview:ranking.bestFirst')} <Kbd>R</Kbd>
    </Button>
  );
  return (
    <>
      <OverviewPanel name="map">
        <PlaceMap overview={overview} measure={measure} activeCode={activeCode} onPick={onPick} />
        <MapLegend overview={overview} measure={measure} />
      </OverviewPanel>
      <OverviewPanel name="ranking" title={t(`places:measure.${measure}`)} tools={turn}>
        <div className={styles['rankingScroll']}>
          <RankingChart ranked={ranked} measure={measure} activeCode={activeCode} onPick={onPick} />
        </div>
        {ranked.some(({ rank }) => rank === null) && (
          <small className={styles['few']}>{t('places:value.few', { count: RANKED_FROM_CASES })}</small>
        )}
      </OverviewPanel>
    </>
  );
}
