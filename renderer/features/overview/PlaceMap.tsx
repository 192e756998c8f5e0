/** The map of the places below: filled by class of the chosen measure, places with much overdue work outlined in red. */
import { useCallback } from 'react';
import type { PlaceOverview, PlaceRow } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Chart } from '../../ui/charts/Chart.tsx';
import { registerMap } from '../../ui/charts/echarts.ts';
import type { ChartOption } from '../../ui/charts/echarts.ts';
import { inkOn } from '../../ui/charts/look.ts';
import type { Look } from '../../ui/charts/look.ts';
import { useFormat } from '../../ui/format.ts';
import { MEASURE, measured } from '../places/measures.ts';
import type { MeasureName } from '../places/measures.ts';
import { classesOf, classIndex } from '../places/scale.ts';
import { geoJsonOf, shapesOf } from '../places/shapes.ts';
import { shortText, valueText } from '../places/words.ts';
import { isAlarming } from './alarm.ts';
import { tooltipOf } from './tooltip.ts';

interface PlaceMapProps {
  readonly overview: PlaceOverview;
  readonly measure: MeasureName;
  /** The place the keyboard is on, drawn with a strong border. */
  readonly activeCode: string | undefined;
  readonly onPick: (code: string) => void;
}

/** Height of a degree over its width at 23° north. */
const ASPECT_SCALE = 0.92;
const NO_GRIDS = [] as const;

export function PlaceMap({ overview, measure, activeCode, onPick }: PlaceMapProps) {
  const t = useT();
  const format = useFormat();
  const village = overview.tier === 'village';
  const { data: grids = NO_GRIDS } = useQuery(
    'territory.grids',
    { villageCode: overview.code },
    { enabled: village, keep: false },
  );
  const build = useCallback(
    (look: Look): ChartOption => {
      const { below } = overview;
      const mapName = `places-${overview.code}`;
      const alarming = new Set(below.filter(isAlarming).map(({ code }) => code));
      registerMap(mapName, geoJsonOf(shapesOf(overview, grids), alarming));
      const classes = classesOf(
        measure,
        below.map((place) => measured(measure, place).value),
      );
      const colours = MEASURE[measure].better === 'higher' ? look.moreGood : look.moreBad;
      const colourOf = (place: PlaceRow): string => colours[classIndex(classes, measured(measure, place).value)] ?? look.line;
      const lines = (place: PlaceRow): readonly (readonly [string, string])[] => [
        [t(`places:measure.${measure}`), valueText(measure, measured(measure, place), format)],
        [t('places:column.open'), format.count(place.tasksOpen)],
        [t('trade:light.red'), format.count(place.overdue)],
      ];
      return {
        tooltip: tooltipOf(look, below, lines),
        series: [
          {
            type: 'map',
            map: mapName,
            aspectScale: ASPECT_SCALE,
            left: 4,
            right: 4,
            top: 4,
            bottom: 4,
            selectedMode: false,
            labelLayout: { hideOverlap: true },
            emphasis: {
              itemStyle: { areaColor: undefined, borderColor: look.text, borderWidth: 2 },
              label: { color: undefined },
            },
            data: below.map((place) => ({
              ...regionOf(place, place.code === activeCode, colourOf(place), look),
              ...labelOf(place, measure, colourOf(place), look),
            })),
          },
        ],
      };
    },
    [overview, grids, measure, activeCode, t, format],
  );
  return (
    <Chart
      label={`${overview.name} · ${t(`places:measure.${measure}`)} · ${t('overview:map.schematic')}`}
      build={build}
      onPick={onPick}
    />
  );
}

function regionOf(place: PlaceRow, active: boolean, areaColor: string, look: Look) {
  const alarming = isAlarming(place);
  const borderColor = active ? look.text : alarming ? look.red : look.surface;
  return {
    id: place.code,
    name: place.code,
    itemStyle: { areaColor, borderColor, borderWidth: (active || alarming ? 2.4 : 1.6) * look.unit },
  };
}

function labelOf(place: PlaceRow, measure: MeasureName, areaColor: string, look: Look) {
  const ink = inkOn(areaColor);
  const value = shortText(measure, measured(measure, place));
  return {
    label: {
      show: true,
      formatter: `{name|${place.shortName}}\n{value|${value}}`,
      fontFamily: look.font,
      rich: {
        name: { color: ink, fontSize: look.label, lineHeight: look.label * 1.25 },
        value: { color: ink, fontSize: look.label * 0.88, lineHeight: look.label * 1.1, opacity: 0.85 },
      },
    },
  };
}
