/** Filters of the task list; kept for each person and this page. */
import { memo } from 'react';
import type { RefObject } from 'react';
import type { InputRef } from 'antd';
import { TASK_CAUSES } from '#domain/schema/task.ts';
import type { QueryArgs } from '#protocol/bridge/queries.ts';
import type { Filters } from '../../app/preferences.ts';
import type { Station } from '../../app/session.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { choiceOf } from '../desk/choice.ts';
import { AreaFilter } from '../desk/AreaFilter.tsx';
import { FilterBar } from '../desk/FilterBar.tsx';
import { FilterSelect } from '../desk/FilterSelect.tsx';
import type { Choice } from '../desk/FilterSelect.tsx';
import { LightFilter } from '../desk/LightFilter.tsx';

type ListArgs = QueryArgs<'tasks.list'>;

/** The query's arguments from the filters; a village of a town narrows the place. */
export function listArgs(place: string, filters: Filters): Omit<ListArgs, 'offset' | 'limit' | 'queue'> {
  const { search = '', light = '', cause = '', grid = '', assignee = '', area = '', sort = '' } = filters;
  return {
    place: area === '' ? place : area,
    search,
    gridId: grid,
    assigneeId: assignee,
    light: light as ListArgs['light'],
    cause: cause as ListArgs['cause'],
    sort: (sort === '' ? 'due' : sort) as ListArgs['sort'],
  };
}

interface FilterRowProps {
  readonly station: Station;
  readonly filters: Filters;
  readonly filtered: boolean;
  readonly searchRef: RefObject<InputRef | null>;
  readonly onChange: (changes: Filters) => void;
  readonly onReset: () => void;
}

export const FilterRow = memo(function FilterRow({ station, filters, filtered, searchRef, onChange, onReset }: FilterRowProps) {
  const t = useT();
  const village = station.tier === 'village' ? station.place : (filters['area'] ?? '');
  const inVillage = village.length === 12;
  const { data: grids } = useQuery('territory.grids', { villageCode: village }, { enabled: inVillage });
  const { data: members } = useQuery('members.list', { place: village, limit: 1000 }, { enabled: inVillage });
  const select = (name: string, label: string, choices: readonly Choice[]) => (
    <FilterSelect
      name={name}
      label={label}
      value={filters[name]}
      choices={choices}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <FilterBar
      view={{ filters, filtered, changeFilters: onChange, resetFilters: onReset }}
      searchRef={searchRef}
      sorts={['due', 'newest', 'name']}
    >
      <AreaFilter station={station} value={filters['area']} onChange={(area) => onChange({ area, grid: '', assignee: '' })} />
      <LightFilter value={filters['light']} onChange={(light) => onChange({ light })} />
      {select(
        'cause',
        t('dispatch:filter.cause'),
        TASK_CAUSES.map((cause) => ({ value: cause, label: t(`trade:cause.${cause}`) })),
      )}
      {inVillage && select('grid', t('dispatch:filter.grid'), grids?.map(choiceOf) ?? [])}
      {inVillage &&
        select(
          'assignee',
          t('dispatch:filter.assignee'),
          members?.rows.map(({ member }) => ({ value: member.id, label: member.name })) ?? [],
        )}
    </FilterBar>
  );
});
