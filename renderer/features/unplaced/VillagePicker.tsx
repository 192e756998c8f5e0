/** The villages of a town as a schematic map to click on. The select beside it does the same by keyboard. */
import { useMemo } from 'react';
import type { Village } from '#domain/schema/territory.ts';
import { useT } from '../../i18n/useT.ts';
import type { Point } from '../places/cells.ts';
import { shapesOf } from '../places/shapes.ts';
import styles from './unplaced.module.css';

interface VillagePickerProps {
  readonly townCode: string;
  readonly villages: readonly Village[];
  readonly chosen: string | undefined;
  /** Drawn in the accent's tint. */
  readonly candidates: readonly string[];
  readonly onChoose: (code: string) => void;
}

/** Units of the drawing's width; its height follows from the town. */
const WIDTH = 1000;
/** A taller drawing is shown smaller, so its labels must be larger. */
const FULL_WIDTH_HEIGHT = 820;
const MARGIN = 8;
const LABEL = 26;
/** With more villages than this, labels of the others would cover each other. */
const LABELS_MAX = 24;

export function VillagePicker({ townCode, villages, chosen, candidates, onChoose }: VillagePickerProps) {
  const t = useT();
  const drawing = useMemo(() => drawingOf(townCode, villages), [townCode, villages]);
  if (drawing === undefined) return <p className={styles['noMap']}>{t('unplaced:chooseTown')}</p>;
  return (
    <svg
      className={styles['map']}
      viewBox={`0 0 ${String(WIDTH)} ${drawing.height.toFixed(0)}`}
      role="group"
      aria-label={t('unplaced:map')}
    >
      {drawing.cells.map(({ village, path, at }) => {
        const on = village.id === chosen;
        const candidate = candidates.includes(village.id);
        const labelled = on || candidate || drawing.cells.length <= LABELS_MAX;
        return (
          <g
            key={village.id}
            data-village={village.id}
            className={on ? styles['cellOn'] : candidate ? styles['cellCandidate'] : styles['cell']}
            onClick={() => onChoose(village.id)}
          >
            <title>{village.name}</title>
            <path d={path} />
            {labelled && (
              <text x={at[0]} y={at[1]} fontSize={LABEL * Math.max(1, drawing.height / FULL_WIDTH_HEIGHT)}>
                {village.shortName}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

interface Drawing {
  readonly height: number;
  readonly cells: readonly { readonly village: Village; readonly path: string; readonly at: Point }[];
}

function drawingOf(townCode: string, villages: readonly Village[]): Drawing | undefined {
  const below = villages.map(({ id, lon, lat }) => ({ code: id, lon, lat }));
  const shapes = shapesOf({ code: townCode, tier: 'town', below }, []);
  const points = shapes.flatMap(({ ring }) => ring);
  if (points.length === 0) return undefined;
  const [west, east] = [Math.min(...points.map(([lon]) => lon)), Math.max(...points.map(([lon]) => lon))];
  const [south, north] = [Math.min(...points.map(([, lat]) => lat)), Math.max(...points.map(([, lat]) => lat))];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * MARGIN) / ((east - west) * squeeze);
  const project = ([lon, lat]: Point): Point => [MARGIN + (lon - west) * squeeze * scale, MARGIN + (north - lat) * scale];
  const text = (point: Point): string =>
    project(point)
      .map((value) => value.toFixed(1))
      .join(',');
  return {
    height: (north - south) * scale + 2 * MARGIN,
    cells: shapes.flatMap(({ code, ring, middle }) => {
      const village = villages.find(({ id }) => id === code);
      return village === undefined ? [] : [{ village, path: `M${ring.map(text).join('L')}Z`, at: project(middle) }];
    }),
  };
}
