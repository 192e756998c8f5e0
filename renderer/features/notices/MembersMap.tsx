/** Map of a town or village with its members by the age of their positions. With `onArea` an area can be drawn on it. */
import { useMemo, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import type { MembersMap as MapData } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import map from '../desk/map.module.css';
import { at, outlineOf, projection } from '../desk/projection.ts';
import type { Point } from '../desk/projection.ts';
import { ageOf } from './ages.ts';
import { areaOf } from './lasso.ts';
import styles from './notices.module.css';

const BOX = { width: 560, height: 420, margin: 18 } as const;

/** Somebody on the map, marked by what the order knows of them. */
export interface MarkedMember {
  readonly id: string;
  readonly name: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly positionAt: number | null;
  readonly mark: 'free' | 'chosen' | 'called' | 'received' | 'arrived';
}

interface MembersMapProps {
  readonly data: MapData;
  readonly members: readonly MarkedMember[];
  readonly area: readonly Point[];
  readonly now: number;
  readonly onArea?: (area: readonly Point[]) => void;
}

export function MembersMap({ data, members, area, now, onArea }: MembersMapProps) {
  const t = useT();
  const svg = useRef<SVGSVGElement>(null);
  const [line, setLine] = useState<readonly Point[]>([]);
  const drawing = useMemo(() => {
    const outlines = data.grids.map(({ id, outline }) => ({ id, points: outlineOf(outline) }));
    const all = [...outlines.flatMap(({ points }) => points), ...data.villages.map(({ lon, lat }): Point => [lon, lat])];
    return { outlines, project: projection(all, BOX) };
  }, [data]);
  const { to, back } = drawing.project;
  const pointOf = (event: PointerEvent): Point => {
    const matrix = svg.current?.getScreenCTM()?.inverse();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return [point.x, point.y];
  };
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    if (onArea === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setLine([pointOf(event)]);
  };
  const finish = (): void => {
    const drawn = areaOf(line);
    setLine([]);
    if (drawn !== undefined) onArea?.(drawn.map(back));
  };
  return (
    <svg
      ref={svg}
      className={`${map['map']} ${styles['membersMap']} ${onArea === undefined ? '' : styles['drawable']}`}
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      role="img"
      aria-label={t('notices:order.map')}
      data-testid="members-map"
      onPointerDown={begin}
      onPointerMove={(event) => line.length > 0 && setLine([...line, pointOf(event)])}
      onPointerUp={finish}
    >
      {drawing.outlines.map(({ id, points }) =>
        points.length > 0 && <path key={id} d={`M${points.map((point) => at(to(point))).join('L')}Z`} className={map['mapGrid']} />)}
      {data.villages.map(({ id, name, lon, lat }) => {
        const [x, y] = to([lon, lat]);
        return (
          <text key={id} x={x} y={y} fontSize="11" className={map['mapLabel']}>
            {name}
          </text>
        );
      })}
      {area.length > 0 && <path d={`M${area.map((point) => at(to(point))).join('L')}Z`} className={styles['area']} />}
      {members.map((member) => (
        <Member key={member.id} member={member} to={to} now={now} />
      ))}
      {line.length > 1 && <path d={`M${line.map(at).join('L')}`} className={styles['areaLine']} />}
    </svg>
  );
}

function Member({ member, to, now }: { member: MarkedMember; to: (point: Point) => Point; now: number }) {
  const format = useFormat();
  if (member.lon === null || member.lat === null) return null;
  const [x, y] = to([member.lon, member.lat]);
  const seen = member.positionAt === null ? '' : ` · ${format.age(member.positionAt, now)}`;
  return (
    <g data-member={member.id} data-mark={member.mark} data-age={ageOf(member.positionAt, now)} className={styles['member']}>
      <title>{`${member.name}${seen}`}</title>
      <path d={`M${at([x, y - 5])}l4.5,8h-9z`} />
    </g>
  );
}
