/** From 1440 CSS pixels the detail has a column of its own (visual.md, shell). */
import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(min-width: 1440px)');

export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
