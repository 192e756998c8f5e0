/** A function that is the same in every render and does what the newest render says: what memoised rows and filters are given. */
import { useCallback, useInsertionEffect, useRef } from 'react';

/** Only for handlers of events: it must not be called while rendering. */
export function useEvent<A extends readonly unknown[], R>(handler: (...args: A) => R): (...args: A) => R {
  const newest = useRef(handler);
  useInsertionEffect(() => {
    newest.current = handler;
  });
  return useCallback((...args: A) => newest.current(...args), []);
}
