/** Fetches the pages of a role while the window has nothing else to do, in the order of its rail. */
import { useEffect } from 'react';
import type { Role } from '#domain/core/actor.ts';
import { systemTimers, whenIdle } from '../system.ts';
import type { Feature } from './feature.ts';
import { featuresOf } from './features.tsx';
import { usePreferences } from './preferences.ts';
import { useView } from './view.ts';

/** The other pages leave the first one so long to show its rows. */
const FIRST_ROWS_MS = 3_000;

/**
 * `role` is null while nobody is signed in: while the password is typed, the page that whoever was here last will see is fetched.
 * The other pages follow when that one has had its time.
 */
export function usePrefetch(role: Role | null): void {
  const lastRole = usePreferences((state) => state.lastRole);
  useEffect(() => {
    if (role !== null) usePreferences.setState({ lastRole: role });
  }, [role]);
  useEffect(() => {
    if (role === null) return lastRole === null ? undefined : fetchInTurn(openFirst(featuresOf(lastRole)).slice(0, 1));
    let stop = systemTimers.after(FIRST_ROWS_MS, () => {
      stop = fetchInTurn(featuresOf(role));
    });
    return () => stop();
  }, [role, lastRole]);
}

/** With the page of the address at the head, as the shell opens it. */
function openFirst(features: readonly Feature[]): readonly Feature[] {
  const { page } = useView.getState();
  return features.toSorted((a, b) => Number(b.id === page) - Number(a.id === page));
}

/** Answers how to stop. */
function fetchInTurn(features: readonly Feature[]): () => void {
  let stopped = false;
  let cancelNext: (() => void) | undefined;
  const fetchFirst = ([first, ...rest]: readonly Feature[]): void => {
    if (first === undefined || stopped) return;
    cancelNext = whenIdle(() => {
      first.page.preload().then(
        () => fetchFirst(rest),
        // Whoever opens a page that is missing is told so then.
        () => undefined,
      );
    });
  };
  fetchFirst(features);
  return () => {
    stopped = true;
    cancelNext?.();
  };
}
