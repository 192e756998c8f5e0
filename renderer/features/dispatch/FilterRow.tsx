/** Filters of the task list; kept for each person and this page. */
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { Button, Input, Select } from 'antd';
import type { InputRef } from 'antd';
import type { QueryArgs } from '#protocol/bridge/queries.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { systemTimers } from '../../system.ts';
import type { Filters } from '../../app/preferences.ts';
import type { Station } from '../../app/session.ts';
import styles from '../desk.module.css';

/** Typing pauses this long before the list is asked again. */
const TYPING_PAUSE_MS = 160;

type ListArgs = QueryArgs<'tasks.list'>;

/** The query's arguments from the filters; a village of a town narrows the place. */
export function listArgs(place: string, filters: Filters): Omit<ListArgs, 'offset' | 'limit'> {
  const { search = '', light = '', cause = '', grid = '', assignee = '', area = '', sort = 'due' } = filters;
  return {
    place: area !== '' && area.startsWith(place.slice(0, 4)) ? area : place,
    search,
    gridId: grid,
    assigneeId: assignee,
    light: light as ListArgs['light'],
    cause: cause as ListArgs['cause'],
    sort: sort as ListArgs['sort'],
  };
}

interface FilterRowProps {
  readonly station: Station;
  readonly filters: Filters;
  readonly searchRef: RefObject<InputRef | null>;
  readonly onChange: (changes: Filters) => void;
  readonly onReset: () => void;
}

export function FilterRow({ station, filters, searchRef, onChange, onReset }: FilterRowProps) {
  const t = useT();
  const village = station.tier === 'village' ? station.place : (filters['area'] ?? '');
  const { data: grids } = useQuery('territory.grids', { villageCode: village }, { enabled: village.length === 12 });
  const { data: members } = useQuery('members.list', { place: village, limit: 1000 }, { enabled: village.length === 12 });
  const { data: villages } = useQuery('territory.villages', { townCode: station.place }, { enabled: station.tier === 'town' });
  const { data: territory } = useQuery('territory.towns', {}, { enabled: station.tier === 'city' });
  const areas = station.tier === 'town' ? villages : station.tier === 'city' ? territory?.towns : undefined;
  const select = (name: string, placeholder: string, options: readonly { value: string; label: string }[], width: number) => (
    <Select
      key={name}
      size="small"
      allowClear
      value={filters[name] === '' ? undefined : filters[name]}
      placeholder={placeholder}
      options={[...options]}
      popupMatchSelectWidth={false}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      style={{ minWidth: width }}
      className={filters[name] ? styles['filterOn'] : undefined}
      onChange={(value: string | undefined) => onChange({ [name]: value ?? '' })}
      aria-label={placeholder}
    />
  );
  const active = Object.entries(filters).some(([name, value]) => value !== '' && name !== 'sort');
  return (
    <div className={styles['filters']} role="search">
      <FilterSearch inputRef={searchRef} value={filters['search'] ?? ''} onChange={(search) => onChange({ search })} />
      {areas !== undefined &&
        select(
          'area',
          t(station.tier === 'city' ? 'dispatch:filter.town' : 'dispatch:filter.village'),
          areas.map(({ id, name }) => ({ value: id, label: name })),
          104,
        )}
      {select(
        'light',
        t('dispatch:filter.light'),
        (['red', 'amber', 'green'] as const).map((light) => ({ value: light, label: t(`trade:light.${light}`) })),
        72,
      )}
      {select(
        'cause',
        t('dispatch:filter.cause'),
        (['new', 'address', 'scope'] as const).map((cause) => ({ value: cause, label: t(`trade:cause.${cause}`) })),
        72,
      )}
      {grids !== undefined &&
        select(
          'grid',
          t('dispatch:filter.grid'),
          grids.map(({ id, name }) => ({ value: id, label: name })),
          72,
        )}
      {members !== undefined &&
        select(
          'assignee',
          t('dispatch:filter.assignee'),
          members.rows.map(({ member }) => ({ value: member.id, label: member.name })),
          84,
        )}
      <Select
        size="small"
        value={filters['sort'] ?? 'due'}
        popupMatchSelectWidth={false}
        aria-label={t('dispatch:filter.sort')}
        onChange={(sort: string) => onChange({ sort })}
        options={[
          { value: 'due', label: t('dispatch:filter.sortDue') },
          { value: 'newest', label: t('dispatch:filter.sortNewest') },
          { value: 'name', label: t('dispatch:filter.sortName') },
        ]}
      />
      {active && (
        <Button size="small" type="link" onClick={onReset}>
          {t('dispatch:filter.reset')}
        </Button>
      )}
    </div>
  );
}

/** Waits for a pause in typing, and for the input method to finish. */
export function FilterSearch({
  inputRef,
  value,
  onChange,
}: {
  inputRef: RefObject<InputRef | null>;
  value: string;
  onChange: (text: string) => void;
}) {
  const t = useT();
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  const composing = useRef(false);
  const [settled, setSettled] = useState(0);
  if (value !== shown) {
    setShown(value);
    setText(value);
  }
  useEffect(() => {
    if (composing.current || text === value) return undefined;
    return systemTimers.after(TYPING_PAUSE_MS, () => onChange(text));
    // `settled` asks again when the input method has finished.
  }, [text, value, onChange, settled]);
  return (
    <Input
      ref={inputRef}
      size="small"
      allowClear
      maxLength={100}
      className={styles['filterSearch']}
      value={text}
      placeholder={t('dispatch:filter.search')}
      aria-label={t('dispatch:filter.search')}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        setSettled((count) => count + 1);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.nativeEvent.isComposing)) event.currentTarget.blur();
      }}
    />
  );
}
