/** Queue, filters and open detail of a desk: kept for each person and page, and in the address so that a reload keeps the place. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Filters } from '../../app/preferences.ts';
import { saveFilters, usePreferences } from '../../app/preferences.ts';
import { useAccount } from '../../app/session.ts';
import { setParams, useView } from '../../app/view.ts';
import { useEvent } from '../../ui/useEvent.ts';

export interface DeskView<Q extends string> {
  readonly queue: Q;
  readonly filters: Filters;
  /** Whether filters hide anything; the order of the rows hides nothing. */
  readonly filtered: boolean;
  readonly chooseQueue: (queue: Q) => void;
  readonly changeFilters: (changes: Filters) => void;
  readonly resetFilters: () => void;
}

const NO_FILTERS: Filters = {};
/** Kept with the filters, but not filters themselves. */
const NOT_FILTERS: readonly string[] = ['queue', 'sort'];

/** `queues` in their order on screen; the first one opens when nothing else was chosen, `otherwise` where there is none. */
export function useDeskView<Q extends string>(page: string, queues: readonly Q[], otherwise: Q): DeskView<Q> {
  const { login } = useAccount();
  const saved = usePreferences((state) => state.filters[login]?.[page]) ?? NO_FILTERS;
  const linkedQueue = useView((state) => state.params['queue']);
  // What a link of the global search brings along: it shows what it names, whatever filters were left behind.
  const search = useView((state) => state.params['search']);
  const member = useView((state) => state.params['member']);
  const filters = useMemo((): Filters => {
    if (search === undefined && member === undefined) return saved;
    return { queue: saved['queue'] ?? '', search: search ?? '', assignee: member ?? '' };
  }, [saved, search, member]);
  const wanted = linkedQueue ?? filters['queue'];
  const queue = queues.find((name) => name === wanted) ?? queues[0] ?? otherwise;
  const save = (next: Filters): void => {
    saveFilters(login, page, next);
    setParams({ search: '', member: '' });
  };
  return {
    queue,
    filters,
    filtered: Object.entries(filters).some(([name, value]) => value !== '' && !NOT_FILTERS.includes(name)),
    chooseQueue: (next) => {
      saveFilters(login, page, { ...filters, queue: next });
      setParams({ queue: next, id: '' });
    },
    changeFilters: (changes) => save({ ...filters, ...changes }),
    resetFilters: () => save({ queue, sort: filters['sort'] ?? '' }),
  };
}

/** The same view whose every change of queue or filters takes the cursor back to the first row; its functions stay the same. */
export function useStartingOver<Q extends string>(view: DeskView<Q>, reset: () => void): DeskView<Q> {
  return {
    ...view,
    chooseQueue: useEvent((queue) => {
      reset();
      view.chooseQueue(queue);
    }),
    changeFilters: useEvent((changes) => {
      reset();
      view.changeFilters(changes);
    }),
    resetFilters: useEvent(() => {
      reset();
      view.resetFilters();
    }),
  };
}

/** The row the address named when the page was opened. */
export function useLinkedId(): string | undefined {
  return useState(linkedId)[0];
}

export interface DetailPane {
  readonly open: boolean;
  readonly show: () => void;
  readonly hide: () => void;
}

/** Keeps the active row and the address in step, and opens the detail of a row that a link names. */
export function useDetailPane(activeId: string | undefined, focus: (id: string) => void): DetailPane {
  const [open, setOpen] = useState(() => linkedId() !== undefined);
  const known = useRef(linkedId());
  useEffect(
    () =>
      useView.subscribe(() => {
        const linked = linkedId();
        if (linked === undefined || linked === known.current) return;
        known.current = linked;
        focus(linked);
        setOpen(true);
      }),
    [focus],
  );
  useEffect(() => {
    if (activeId === undefined || activeId === known.current) return;
    known.current = activeId;
    setParams({ id: activeId });
  }, [activeId]);
  return { open, show: useCallback(() => setOpen(true), []), hide: useCallback(() => setOpen(false), []) };
}

function linkedId(): string | undefined {
  return useView.getState().params['id'];
}
