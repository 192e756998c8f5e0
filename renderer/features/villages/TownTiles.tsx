/** The town in six figures; each opens the list behind it. */
import { useQuery } from '../../bridge/hooks.ts';
import { openPage } from '../../app/view.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import { StatTile } from '../../ui/pieces.tsx';
import type { StatTileProps } from '../../ui/pieces.tsx';
import { useOpenQueue } from '../places/useOpenQueue.ts';
import styles from './villages.module.css';

interface Tile extends StatTileProps {
  readonly name: string;
  /** Absent for a figure without a list behind it. */
  readonly open?: () => void;
}

export function TownTiles({ place }: { place: string }) {
  const t = useT();
  const format = useFormat();
  const openQueue = useOpenQueue();
  const { data } = useQuery('desk.counts', { place });
  if (data === undefined) return <div className={styles['tiles']} />;
  const { tasks, leads, unplaced, push } = data;
  const count = (value: number): { count: string } => ({ count: format.count(value) });
  const tiles: readonly Tile[] = [
    {
      name: 'open',
      label: t('villages:tile.open'),
      figure: format.count(tasks.open),
      note: t('villages:tile.openNote', count(tasks.toAssign)),
      open: () => openQueue(place, 'open'),
    },
    {
      name: 'overdue',
      label: t('villages:tile.overdue'),
      figure: format.count(tasks.overdue),
      tone: tasks.overdue > 0 ? 'red' : undefined,
      note: t('villages:tile.overdueNote', count(tasks.amber)),
      open: () => openQueue(place, 'overdue'),
    },
    {
      name: 'unplaced',
      label: t('villages:tile.unplaced'),
      figure: format.count(unplaced),
      tone: unplaced > 0 ? 'amber' : undefined,
      note: t('villages:tile.unplacedNote'),
      open: () => openPage('unplaced'),
    },
    {
      name: 'handedUp',
      label: t('villages:tile.handedUp'),
      figure: format.count(leads.toTriage + leads.toTransfer),
      tone: leads.toTriage + leads.toTransfer > 0 ? 'amber' : undefined,
      note: t('villages:tile.handedUpNote', { triage: format.count(leads.toTriage), decisions: format.count(leads.decisions) }),
      open: () => openPage('leads', { queue: leads.toTriage > 0 ? 'toTriage' : 'toTransfer' }),
    },
    {
      name: 'atDepartment',
      label: t('villages:tile.atDepartment'),
      figure: format.count(leads.atDepartment),
      note: t('villages:tile.atDepartmentNote', count(leads.overdue)),
      open: () => openPage('leads', { queue: 'atDepartment' }),
    },
    {
      name: 'push',
      label: t('villages:tile.push'),
      figure: format.rate(push.onTime, push.all),
      note: t('villages:tile.pushNote', { onTime: format.count(push.onTime), all: format.count(push.all) }),
    },
  ];
  return (
    <div className={styles['tiles']}>
      {tiles.map(({ name, open, ...tile }) =>
        open === undefined ? (
          <div key={name} data-tile={name}>
            <StatTile {...tile} />
          </div>
        ) : (
          <button key={name} type="button" onClick={open} data-tile={name}>
            <StatTile {...tile} />
          </button>
        ),
      )}
    </div>
  );
}
