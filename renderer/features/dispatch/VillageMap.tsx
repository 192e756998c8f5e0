/** Schematic map of a village: grids, this entity, open tasks and members. Not to scale and marked 示意. */
import { useMemo } from 'react';
import type { VillageMap as MapData } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import styles from './dispatch.module.css';

type Point = readonly [lon: number, lat: number];

const WIDTH = 448;
const HEIGHT = 220;
const MARGIN = 14;

function outlineOf(json: string): readonly Point[] {
  try {
    const points: unknown = JSON.parse(json === '' ? '[]' : json);
    return Array.isArray(points) ? (points as Point[]) : [];
  } catch {
    return [];
  }
}

/** Degrees to the drawing: equirectangular, true enough over a few kilometres. */
function projection(points: readonly Point[]): (point: Point) => Point {
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max((east - west) * squeeze, 1e-6),
    (HEIGHT - 2 * MARGIN) / Math.max(north - south, 1e-6),
  );
  const left = (WIDTH - (east - west) * squeeze * scale) / 2;
  const top = (HEIGHT - (north - south) * scale) / 2;
  return ([lon, lat]) => [left + (lon - west) * squeeze * scale, top + (north - lat) * scale];
}

const at = ([x, y]: Point): string => `${x.toFixed(1)},${y.toFixed(1)}`;

export interface Here {
  readonly id: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly gridId: string | null;
  readonly name: string;
}

export function VillageMap({ map, here }: { map: MapData; here: Here }) {
  const t = useT();
  const drawing = useMemo(() => {
    const grids = map.grids.map((grid) => ({ grid, outline: outlineOf(grid.outline) }));
    const all = grids.flatMap(({ grid, outline }) => (outline.length > 0 ? outline : [[grid.lon, grid.lat] as const]));
    return all.length === 0 ? undefined : { grids, project: projection(all) };
  }, [map.grids]);
  if (drawing === undefined) return <p>{t('dispatch:detail.noMap')}</p>;
  const { grids, project } = drawing;
  const placed = <T extends { lon: number | null; lat: number | null }>(row: T): Point | undefined =>
    row.lon === null || row.lat === null ? undefined : project([row.lon, row.lat]);
  const position = placed(here);
  return (
    <svg
      className={styles['map']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${map.village.name} ${t('dispatch:detail.schematic')}`}
    >
      {grids.map(({ grid, outline }) => (
        <g key={grid.id}>
          <path
            d={outline.length === 0 ? '' : `M${outline.map((point) => at(project(point))).join('L')}Z`}
            className={`${styles['mapGrid']} ${grid.id === here.gridId ? styles['mapGridOn'] : ''}`}
          />
          <text
            x={project([grid.lon, grid.lat])[0]}
            y={project([grid.lon, grid.lat])[1]}
            fontSize="11"
            className={styles['mapLabel']}
          >
            {grid.number}
          </text>
        </g>
      ))}
      {map.tasks.map((task) => {
        const point = placed(task);
        return point && task.id !== here.id ? (
          <circle key={task.id} cx={point[0]} cy={point[1]} r="2.2" className={styles['mapTask']} />
        ) : null;
      })}
      {map.members.map((member) => {
        const point = placed(member);
        return point ? (
          <g key={member.id}>
            <title>{member.name}</title>
            <path d={`M${point[0]},${point[1] - 6}l5,9h-10z`} className={styles['mapMember']} />
          </g>
        ) : null;
      })}
      {position && (
        <g>
          <title>{here.name}</title>
          <circle cx={position[0]} cy={position[1]} r="6.5" className={styles['mapHere']} strokeWidth="2" />
        </g>
      )}
    </svg>
  );
}
