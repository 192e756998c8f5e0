/** 趋势: pushed, closed and reported per day; lines told apart by weight and dash, labelled where they end. */
import { useCallback } from 'react';
import type { TrendDay } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { Chart } from '../../ui/charts/Chart.tsx';
import type { ChartOption } from '../../ui/charts/echarts.ts';
import type { Look } from '../../ui/charts/look.ts';

const LINES = ['pushed', 'closed', 'leads'] as const;
type LineName = (typeof LINES)[number];

/** Room for the words at the ends of the lines, in sizes of a label. */
const END_LABEL_ROOM = 6.2;

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
      const last = days.at(-1);
      return {
        tooltip: {
          trigger: 'axis', confine: true, backgroundColor: look.raised, borderColor: look.line,
          textStyle: { ...text, color: look.text }, axisPointer: { lineStyle: { color: look.faint } },
        },
        grid: { left: 2 * look.unit, right: END_LABEL_ROOM * look.label, top: look.label, bottom: 2 * look.unit, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        xAxis: {
          type: 'category', boundaryGap: false, data: days.map(({ day }) => day.slice(5)),
          axisLine: { lineStyle: { color: look.line } }, axisTick: { show: false }, axisLabel: { ...text, hideOverlap: true },
        },
        yAxis: {
          type: 'value', splitNumber: 3, minInterval: 1, min: 0, axisLabel: text, splitLine: { lineStyle: { color: look.line } },
        },
        series: LINES.map((name) => ({
          type: 'line' as const, name: t(`overview:trend.${name}`), data: days.map((day) => day[name]), showSymbol: false,
          lineStyle: style[name], itemStyle: { color: style[name].color },
          endLabel: {
            ...text, show: true, color: style[name].color, fontWeight: 600, distance: 6 * look.unit,
            formatter: `${t(`overview:trend.${name}`)} ${String(last?.[name] ?? 0)}`,
          },
          labelLayout: { moveOverlap: 'shiftY' as const },
        })),
      };
    },
    [days, t],
  );
  return <Chart label={t('overview:trend.title', { count: days.length })} build={build} />;
}
