/** A listing whose rows carry their key inside, as lists want them: with the key as `id`. */
import { useMemo } from 'react';
import type { ListingView } from './listing.ts';

export type Identified<T> = T & { readonly id: string };

/** `idOf` must be the same function at every call. */
export function useIdentified<T extends object>(list: ListingView<T>, idOf: (row: T) => string): ListingView<Identified<T>> {
  return useMemo(() => {
    const identify = (row: T): Identified<T> => ({ ...row, id: idOf(row) });
    return {
      ...list,
      rowAt: (index) => {
        const row = list.rowAt(index);
        return row === undefined ? undefined : identify(row);
      },
      indexOf: (matches) => list.indexOf((row) => matches(identify(row))),
    };
  }, [list, idOf]);
}
