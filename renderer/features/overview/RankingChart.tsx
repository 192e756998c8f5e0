/** 排名: bars of the chosen measure, best first; names at the left, figures at the right. */
import { useCallback } from 'react';
import type { PlaceRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Chart } from '../../ui/charts/Chart.tsx';
import type { ChartOption } from '../../ui/charts/echarts.ts';
import type { Look } from '../../ui/charts/look.ts';
import { useFormat } from '../../ui/format.ts';
import { RANKED_FROM_CASES } from '../places/measures.ts';
import type { MeasureName } from '../places/measures.ts';
import type { Ranked } from '../places/ranking.ts';
import { valueText } from '../places/words.ts';
import { tooltipOf } from './tooltip.ts';
import styles from './ranking.module.css';

interface RankingChartProps {
  readonly ranked: readonly Ranked<PlaceRow>[];
  readonly measure: MeasureName;
  readonly activeCode: string | undefined;
  readonly onPick: (code: string) => void;
}

const UNRANKED_OPACITY = 0.4;
/** Design pixels of a row. */
export const RANKING_ROW = 25;

export function RankingChart({ ranked, measure, activeCode, onPick }: RankingChartProps) {
  const t = useT();
  const format = useFormat();
  const build = useCallback(
    (look: Look): ChartOption => {
      const largest = Math.max(1e-9, ...ranked.map((each) => each.measured.value ?? 0));
      const colourOf = ({ place, rank }: Ranked<PlaceRow>) => ({
        color: place.code === activeCode ? look.accent : look.grey,
        opacity: rank === null ? UNRANKED_OPACITY : 1,
      });
      const lines = (place: PlaceRow): readonly (readonly [string, string])[] => {
        const each = ranked.find((other) => other.place.code === place.code);
        if (each === undefined) return [];
        const { numerator, denominator } = each.measured;
        const exact = {
          value: valueText(measure, each.measured, format),
          numerator: format.count(numerator),
          denominator: format.count(denominator),
        };
        return [
          [t(`places:measure.${measure}`), measure === 'leadsOpen' ? exact.value : t('places:value.exact', exact)],
          ...(each.rank === null
            ? [[t('overview:ranking.title'), t('places:value.few', { count: RANKED_FROM_CASES })] as const]
            : []),
        ];
      };
      const axis = { type: 'category' as const, inverse: true, axisLine: { show: false }, axisTick: { show: false } };
      const text = { fontFamily: look.font, fontSize: look.label };
      const width = (share: number): number => Math.round(share * look.unit);
      return {
        tooltip: tooltipOf(
          look,
          ranked.map(({ place }) => place),
          lines,
        ),
        grid: { left: width(104), right: width(78), top: 0, bottom: 0, outerBoundsMode: 'none' },
        xAxis: { type: 'value', min: 0, max: largest, show: false },
        yAxis: [
          {
            ...axis,
            data: ranked.map(({ place, rank }) => `{rank|${rank === null ? '—' : String(rank)}}{name|${place.shortName}}`),
            axisLabel: {
              ...text,
              color: look.text,
              align: 'left',
              margin: width(102),
              rich: { rank: { ...text, width: width(24), color: look.faint }, name: { ...text, color: look.text } },
            },
          },
          {
            ...axis,
            position: 'right',
            data: ranked.map((each) => valueText(measure, each.measured, format)),
            axisLabel: { ...text, color: look.text, align: 'right', margin: width(74) },
          },
        ],
        series: [
          {
            type: 'bar',
            barWidth: width(9),
            silent: true,
            showBackground: true,
            backgroundStyle: { color: look.line, opacity: 0.5 },
            data: ranked.map((each) => ({ value: each.measured.value ?? 0, itemStyle: colourOf(each) })),
          },
          // The whole row can be hovered and clicked, however short its bar.
          {
            type: 'bar',
            yAxisIndex: 1,
            barWidth: width(RANKING_ROW),
            cursor: 'pointer',
            itemStyle: { color: 'transparent' },
            data: ranked.map((each) => ({ value: largest, id: each.place.code })),
          },
        ],
      };
    },
    [ranked, measure, activeCode, t, format],
  );
  return (
    <>
      <div className={styles['ranking']} style={{ minHeight: `calc(${ranked.length * RANKING_ROW} * var(--u))` }}>
        <Chart label={`${t('overview:ranking.title')} · ${t(`places:measure.${measure}`)}`} build={build} onPick={onPick} />
      </div>
      <ol className="sr-only" data-testid="ranking">
        {ranked.map(({ place, rank, measured: value }) => (
          <li key={place.code} data-place={place.code} data-rank={rank ?? ''}>
            {place.name} {valueText(measure, value, format)}
          </li>
        ))}
      </ol>
    </>
  );
}
