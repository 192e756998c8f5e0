/** One ECharts instance for one element: real resizing instead of scaling, the tokens' colours, gone with the page. */
import { useEffect, useRef } from 'react';
import { init } from './echarts.ts';
import type { ChartOption, ECharts } from './echarts.ts';
import styles from './charts.module.css';
import { lookAt } from './look.ts';
import type { Look } from './look.ts';

export interface ChartProps {
  /** What the picture shows, for those who do not see it; the figures are in a table beside it. */
  readonly label: string;
  /** The option for the look and size of the moment; keep the function while its data is the same. */
  readonly build: (look: Look, width: number, height: number) => ChartOption;
  /** The id of the item that was clicked (`data[].id` of the series, or the region of a map). */
  readonly onPick?: (id: string) => void;
  readonly className?: string;
}

/** What ECharts says about a click: items carry their id. */
interface Picked {
  readonly data?: unknown;
}

function idOf({ data }: Picked): string | undefined {
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

export function Chart({ label, build, onPick, className = '' }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | undefined>(undefined);
  const current = useRef({ build, onPick });
  useEffect(() => {
    current.current = { build, onPick };
  }, [build, onPick]);
  useEffect(() => {
    if (chart.current !== undefined && element.current !== null) draw(chart.current, element.current, build);
  }, [build]);

  useEffect(() => {
    const { current: host } = element;
    if (host === null) return undefined;
    const made = init(host, null, { renderer: 'canvas' });
    chart.current = made;
    made.on('click', (picked) => {
      const id = idOf(picked as Picked);
      if (id !== undefined) current.current.onPick?.(id);
    });
    const redraw = (): void => {
      made.resize();
      draw(made, host, current.current.build);
    };
    redraw();
    const resized = new ResizeObserver(redraw);
    resized.observe(host);
    // Surface and 大字版 are attributes of the root; they change colours and sizes without changing this element's.
    const restyled = new MutationObserver(redraw);
    restyled.observe(document.documentElement, { attributes: true, attributeFilter: ['data-surface', 'data-large', 'lang'] });
    return () => {
      resized.disconnect();
      restyled.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, []);
  return <div ref={element} className={`${styles['chart']} ${className}`} role="img" aria-label={label} />;
}

/** The whole option anew: nothing of older data is kept, so a wall that runs for weeks does not grow. */
function draw(chart: ECharts, host: HTMLElement, build: ChartProps['build']): void {
  if (host.clientWidth === 0 || host.clientHeight === 0) return;
  const option = build(lookAt(host), host.clientWidth, host.clientHeight);
  chart.setOption({ animation: false, ...option }, { notMerge: true });
}
