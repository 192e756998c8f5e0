/** Places side by side: open work with its lights, rates, leads; sorted by any column, opened by click or Enter. */
import type { PlaceOverview, PlaceRow } from '#protocol/bridge/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import type { Format } from '../../ui/format.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import { LightCounts } from './LightCounts.tsx';
import { measured } from './measures.ts';
import type { MeasureName } from './measures.ts';
import styles from './places.module.css';
import { COLUMNS } from './sorting.ts';
import type { ColumnName, Sorting } from './sorting.ts';
import { valueText } from './words.ts';

interface PlacesTableProps {
  readonly overview: PlaceOverview;
  /** In the order of `sorting`. */
  readonly rows: readonly PlaceRow[];
  readonly sorting: Sorting;
  readonly onSort: (column: ColumnName) => void;
  /** The row the keyboard is on. */
  readonly activeCode: string | undefined;
  readonly onOpen: (place: PlaceRow) => void;
}

/** Only towns have registrations that no village has taken yet. */
function columnsOf(tier: PlaceOverview['tier']): readonly ColumnName[] {
  return tier === 'city' ? COLUMNS : COLUMNS.filter((column) => column !== 'unplaced');
}

export function PlacesTable({ overview, rows, sorting, onSort, activeCode, onOpen }: PlacesTableProps) {
  const t = useT();
  const columns = columnsOf(overview.tier);
  if (rows.length === 0) return <EmptyState title={t('places:table.none')} hint={t('places:table.noneHint')} />;
  const label = t('places:table.label', { place: overview.name, below: t(`places:below.${overview.tier}`) });
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-label={label} data-testid="places-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((place) => (
            <Row key={place.code} place={place} columns={columns} active={place.code === activeCode} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadingProps {
  readonly column: ColumnName;
  readonly sorting: Sorting;
  readonly onSort: (column: ColumnName) => void;
}

function Heading({ column, sorting, onSort }: HeadingProps) {
  const t = useT();
  const on = sorting.column === column;
  const direction = sorting.descending ? 'descending' : 'ascending';
  const text = t(`places:column.${column}`);
  return (
    <th scope="col" data-column={column} aria-sort={on ? direction : 'none'}>
      <button
        type="button"
        title={t('places:table.sort', { column: text })}
        // A click leaves the focus where it is: Enter then opens the row, instead of sorting again.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onSort(column)}
      >
        {text}
        {on && <span aria-hidden>{sorting.descending ? '↓' : '↑'}</span>}
      </button>
    </th>
  );
}

interface RowProps {
  readonly place: PlaceRow;
  readonly columns: readonly ColumnName[];
  readonly active: boolean;
  readonly onOpen: (place: PlaceRow) => void;
}

function Row({ place, columns, active, onOpen }: RowProps) {
  const t = useT();
  const format = useFormat();
  return (
    <tr
      className={active ? styles['active'] : undefined}
      aria-current={active}
      data-place={place.code}
      onClick={() => onOpen(place)}
    >
      {columns.map((column) =>
        column === 'name' ? (
          <th key={column} scope="row">
            <button type="button" title={t('places:table.open', { name: place.name })}>
              {place.name}
            </button>
          </th>
        ) : (
          <td key={column} data-column={column}>
            {column === 'lights' ? <LightCounts figures={place} /> : cellText(column, place, format)}
          </td>
        ),
      )}
    </tr>
  );
}

function cellText(column: Exclude<ColumnName, 'name' | 'lights'>, place: PlaceRow, format: Format): string {
  const figure = (name: MeasureName): string => valueText(name, measured(name, place), format);
  switch (column) {
    case 'open':
      return format.count(place.tasksOpen);
    case 'toAssign':
      return format.count(place.toAssign);
    case 'firstCheck':
      return figure('firstCheckOnTime');
    case 'push':
      return figure('pushOnTime');
    case 'leads':
      return format.count(place.leadsOpen);
    case 'unplaced':
      return format.count(place.unplaced);
    case 'perMember':
      return figure('openPerMember');
    case 'today':
      return `${format.count(place.pushedToday)} / ${format.count(place.closedToday)}`;
  }
}
