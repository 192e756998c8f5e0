/** 趋势: pushed, closed and reported per day; lines told apart by weight and dash, named with today's figures above. */
import { useCallback } from 'react';
import type { TrendDay } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Chart } from '../../ui/charts/Chart.tsx';
import type { ChartOption } from '../../ui/charts/echarts.ts';
import type { Look } from '../../ui/charts/look.ts';
import { useFormat } from '../../ui/format.ts';
import styles from './trend.module.css';

const LINES = ['pushed', 'closed', 'leads'] as const;
type LineName = (typeof LINES)[number];

export function TrendChart({ days }: { days: readonly TrendDay[] }) {
  const t = useT();
  const build = useCallback(
    (look: Look): ChartOption => {
      const text = { fontFamily: look.font, fontSize: look.label, color: look.secondary };
      const style: Readonly<Record<LineName, { color: string; width: number; type: 'solid' | 'dashed' | 'dotted' }>> = {
        pushed: { color: look.accent, width: 2.4 * look.unit, type: 'solid' },
        closed: { color: look.grey, width: 2 * look.unit, type: 'solid' },
        leads: { color: look.amber, width: 2 * look.unit, type: 'dashed' },
      };
      return {
        tooltip: {
          trigger: 'axis',
          confine: true,
          backgroundColor: look.raised,
          borderColor: look.line,
          textStyle: { ...text, color: look.text },
          axisPointer: { lineStyle: { color: look.faint } },
        },
        grid: {
          left: 2 * look.unit,
          right: 6 * look.unit,
          top: 0.6 * look.label,
          bottom: 2 * look.unit,
          outerBoundsMode: 'same',
          outerBoundsContain: 'axisLabel',
        },
        xAxis: {
          type: 'category',
          boundaryGap: false,
          data: days.map(({ day }) => day.slice(5)),
          axisLine: { lineStyle: { color: look.line } },
          axisTick: { show: false },
          axisLabel: { ...text, hideOverlap: true },
        },
        yAxis: {
          type: 'value',
          splitNumber: 3,
          minInterval: 1,
          min: 0,
          axisLabel: text,
          splitLine: { lineStyle: { color: look.line } },
        },
        series: LINES.map((name) => ({
          type: 'line' as const,
          name: t(`overview:trend.${name}`),
          data: days.map((day) => day[name]),
          showSymbol: false,
          lineStyle: style[name],
          itemStyle: { color: style[name].color },
        })),
      };
    },
    [days, t],
  );
  return (
    <>
      <TrendNames today={days.at(-1)} />
      <Chart label={t('overview:trend.title', { count: days.length })} build={build} />
    </>
  );
}

/** The names of the lines: the lines cross each other too often to be labelled where they end. */
function TrendNames({ today }: { today: TrendDay | undefined }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={styles['trendNames']}>
      {LINES.map((name) => (
        <span key={name} data-line={name}>
          <i />
          {t(`overview:trend.${name}`)} <b>{format.count(today?.[name] ?? 0)}</b>
        </span>
      ))}
    </div>
  );
}
