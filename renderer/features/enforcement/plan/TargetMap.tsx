/**
 * The town or one village with its leads (示意图): a click chooses one, a rectangle drawn with the pointer all within. The list
 * beside it does the same by keyboard.
 */
import { useMemo, useState } from 'react';
import type { PointerEvent } from 'react';
import type { Lead } from '#domain/schema/lead.ts';
import type { Village } from '#domain/schema/territory.ts';
import { useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { shapesOf } from '../../places/shapes.ts';
import styles from '../enforcement.module.css';
import { boundsOf, projectionOf, rectangleOf, within } from './map-geometry.ts';
import type { Position, Rectangle } from './map-geometry.ts';

interface TargetMapProps {
  readonly townCode: string;
  /** '' for the whole town. */
  readonly villageCode: string;
  readonly villages: readonly Village[];
  readonly leads: readonly Lead[];
  readonly chosen: ReadonlyMap<string, Lead>;
  readonly onSet: (leads: readonly Lead[], on: boolean) => void;
}

const WIDTH = 560;
const HEIGHT = 420;
/** A pointer that moved less than this clicked, in units of the drawing. */
const CLICK_SLACK = 4;
const NO_GRIDS = [] as const;

export function TargetMap({ townCode, villageCode, villages, leads, chosen, onSet }: TargetMapProps) {
  const t = useT();
  const [drag, setDrag] = useState<{ readonly from: Position; readonly to: Position }>();
  const ofVillage = villageCode !== '';
  const { data: grids = NO_GRIDS } = useQuery('territory.grids', { villageCode }, { enabled: ofVillage, keep: false });
  const drawing = useMemo(() => {
    const below = ofVillage
      ? grids.map(({ id, lon, lat }) => ({ code: id, lon, lat }))
      : villages.map(({ id, lon, lat }) => ({ code: id, lon, lat }));
    const shapes = shapesOf({ code: ofVillage ? villageCode : townCode, tier: ofVillage ? 'village' : 'town', below }, grids);
    const project = projectionOf(boundsOf(shapes.flatMap(({ ring }) => ring)), WIDTH, HEIGHT);
    return { shapes, project };
  }, [ofVillage, villageCode, townCode, villages, grids]);
  const names = new Map<string, string>([
    ...villages.map(({ id, shortName }) => [id, shortName] as const),
    ...grids.map(({ id, number }) => [id, number] as const),
  ]);
  const points = leads.flatMap((lead) =>
    lead.lon === null || lead.lat === null ? [] : [{ lead, at: drawing.project([lead.lon, lead.lat]) }],
  );
  const end = (): void => {
    if (drag === undefined) return;
    const box = rectangleOf(drag.from, drag.to);
    setDrag(undefined);
    if (box.width + box.height > CLICK_SLACK) onSet(points.filter(({ at }) => within(box, at)).map(({ lead }) => lead), true);
  };
  return (
    <figure className={styles['map']}>
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        role="img"
        aria-label={t('enforcement:pick.map')}
        data-testid="target-map"
        onPointerDown={(event) => {
          const from = positionOf(event);
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from, to: from });
        }}
        onPointerMove={(event) => drag !== undefined && setDrag({ ...drag, to: positionOf(event) })}
        onPointerUp={end}
        onPointerCancel={() => setDrag(undefined)}
      >
        {drawing.shapes.map(({ code, ring, middle }) => {
          const [x, y] = drawing.project(middle);
          return (
            <g key={code}>
              <path d={`M${ring.map((point) => drawing.project(point).map((value) => value.toFixed(1)).join(',')).join('L')}Z`} />
              <text x={x} y={y}>
                {names.get(code)}
              </text>
            </g>
          );
        })}
        {points.map(({ lead, at: [x, y] }) => (
          <circle
            key={lead.id}
            cx={x}
            cy={y}
            r={chosen.has(lead.id) ? 6 : 4.5}
            data-on={chosen.has(lead.id)}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => onSet([lead], !chosen.has(lead.id))}
          >
            <title>{lead.subjectName}</title>
          </circle>
        ))}
        {drag !== undefined && <Marquee box={rectangleOf(drag.from, drag.to)} />}
      </svg>
      <figcaption>
        {t('enforcement:pick.mapHint')}
        {points.length < leads.length && t('enforcement:pick.unplaced', { count: leads.length - points.length })}
      </figcaption>
    </figure>
  );
}

const Marquee = ({ box }: { box: Rectangle }) => <rect x={box.x} y={box.y} width={box.width} height={box.height} />;

/** Where the pointer is, in units of the drawing, which keeps its shape in its box. */
function positionOf(event: PointerEvent<SVGSVGElement>): Position {
  const box = event.currentTarget.getBoundingClientRect();
  const scale = Math.min(box.width / WIDTH, box.height / HEIGHT);
  const left = box.left + (box.width - WIDTH * scale) / 2;
  const top = box.top + (box.height - HEIGHT * scale) / 2;
  return [(event.clientX - left) / scale, (event.clientY - top) / scale];
}
