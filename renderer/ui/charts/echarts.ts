/** The parts of ECharts the product uses, and nothing else of it. */
import { BarChart, LineChart, MapChart, ScatterChart } from 'echarts/charts';
import type { BarSeriesOption, LineSeriesOption, MapSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { AriaComponent, GeoComponent, GridComponent, TooltipComponent } from 'echarts/components';
import type { AriaComponentOption, GeoComponentOption, GridComponentOption, TooltipComponentOption } from 'echarts/components';
import { init, registerMap, use as register } from 'echarts/core';
import type { ComposeOption, ECharts } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

register([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  GeoComponent,
  GridComponent,
  LabelLayout,
  LineChart,
  MapChart,
  ScatterChart,
  TooltipComponent,
]);

export type ChartOption = ComposeOption<
  | AriaComponentOption
  | BarSeriesOption
  | GeoComponentOption
  | GridComponentOption
  | LineSeriesOption
  | MapSeriesOption
  | ScatterSeriesOption
  | TooltipComponentOption
>;

export { init, registerMap };
export type { ECharts };
