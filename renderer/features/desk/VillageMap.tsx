/** Schematic map of a village: grids, this entity, open tasks and members. Not to scale and marked 示意. */
import { useMemo } from 'react';
import type { VillageMap as MapData } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import styles from './map.module.css';
import { at, outlineOf, projection } from './projection.ts';
import type { Point } from './projection.ts';

export const MAP_WIDTH = 448;
export const MAP_HEIGHT = 220;
const MARGIN = 14;
const BOX = { width: MAP_WIDTH, height: MAP_HEIGHT, margin: MARGIN } as const;

export interface Here {
  readonly id: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly gridId: string | null;
  readonly name: string;
}

export interface Drawing {
  readonly grids: readonly { readonly grid: MapData['grids'][number]; readonly outline: readonly Point[] }[];
  readonly project: (point: Point) => Point;
}

/** Undefined for a village without grids: there is nothing to draw on. */
export function useDrawing(map: MapData): Drawing | undefined {
  return useMemo(() => {
    const grids = map.grids.map((grid) => ({ grid, outline: outlineOf(grid.outline) }));
    const all = grids.flatMap(({ grid, outline }) => (outline.length > 0 ? outline : [[grid.lon, grid.lat] as const]));
    return all.length === 0 ? undefined : { grids, project: projection(all, BOX).to };
  }, [map.grids]);
}

export function VillageMap({ map, here }: { map: MapData; here: Here }) {
  const t = useT();
  const drawing = useDrawing(map);
  if (drawing === undefined) return <p>{t('desk:map.none')}</p>;
  const placed = <T extends { readonly lon: number | null; readonly lat: number | null }>(row: T): Point | undefined =>
    row.lon === null || row.lat === null ? undefined : drawing.project([row.lon, row.lat]);
  const position = placed(here);
  return (
    <>
      <svg
        className={styles['map']}
        viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
        role="img"
        aria-label={`${map.village.name} ${t('desk:map.schematic')}`}
      >
        <Grids drawing={drawing} current={here.gridId} />
        {map.tasks.map((task) => {
          const point = placed(task);
          if (point === undefined || task.id === here.id) return null;
          return <circle key={task.id} cx={point[0]} cy={point[1]} r="2.2" className={styles['mapTask']} />;
        })}
        {map.members.map((member) => {
          const point = placed(member);
          if (point === undefined) return null;
          return (
            <g key={member.id}>
              <title>{member.name}</title>
              <path d={`M${at([point[0], point[1] - 4.5])}l4,7h-8z`} className={styles['mapMember']} />
            </g>
          );
        })}
        {position !== undefined && (
          <g>
            <title>{here.name}</title>
            <circle cx={position[0]} cy={position[1]} r="6.5" className={styles['mapHere']} strokeWidth="2" />
          </g>
        )}
      </svg>
      <Legend />
    </>
  );
}

export function Grids({ drawing: { grids, project }, current }: { drawing: Drawing; current: string | null }) {
  return grids.map(({ grid, outline }) => {
    const [x, y] = project([grid.lon, grid.lat]);
    return (
      <g key={grid.id}>
        <title>{grid.name}</title>
        <path
          d={outline.length === 0 ? '' : `M${outline.map((point) => at(project(point))).join('L')}Z`}
          className={`${styles['mapGrid']} ${grid.id === current ? styles['mapGridOn'] : ''}`}
        />
        <text x={x} y={y} fontSize="11" className={styles['mapLabel']}>
          {grid.number}
        </text>
      </g>
    );
  });
}

function Legend() {
  const t = useT();
  return (
    <div className={styles['legend']}>
      <span>
        <svg viewBox="0 0 10 10" aria-hidden>
          <circle cx="5" cy="5" r="4.2" className={styles['mapHere']} />
        </svg>
        {t('desk:map.legend.here')}
      </span>
      <span>
        <svg viewBox="0 0 10 10" aria-hidden>
          <circle cx="5" cy="5" r="2.6" className={styles['mapTask']} />
        </svg>
        {t('desk:map.legend.task')}
      </span>
      <span>
        <svg viewBox="0 0 10 10" aria-hidden>
          <path d="M5 1l4,7h-8z" className={styles['mapMember']} />
        </svg>
        {t('desk:map.legend.member')}
      </span>
    </div>
  );
}
