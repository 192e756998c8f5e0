/**
 * A page's program is fetched when the page is first opened, or before that while the window has nothing else to do: a role sees
 * few of the pages. Not React.lazy: what it shows meanwhile stays at least 300 ms, and a page that is there already would flicker.
 */
import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';
import { PageSkeleton } from './PageSkeleton.tsx';

export interface LazyPage {
  readonly Page: ComponentType;
  /** Resolves when the page opens without waiting. Throws PageMissingError. */
  readonly preload: () => Promise<unknown>;
}

/** The program of a page could not be fetched, as after an update that replaced it while this window was open. */
export class PageMissingError extends Error {}

export function lazyPage(load: () => Promise<ComponentType>): LazyPage {
  let loaded: ComponentType | undefined;
  let loading: Promise<ComponentType> | undefined;

  const fetchOnce = async (): Promise<ComponentType> => {
    try {
      loading ??= load();
      loaded = await loading;
      return loaded;
    } catch (cause) {
      // The next attempt asks anew.
      loading = undefined;
      throw new PageMissingError(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  };

  function Page() {
    const [Content, setContent] = useState(() => loaded);
    const [problem, setProblem] = useState<unknown>();
    useEffect(() => {
      if (Content !== undefined) return undefined;
      let here = true;
      fetchOnce().then(
        (content) => {
          if (here) setContent(() => content);
        },
        (error: unknown) => {
          if (here) setProblem(error);
        },
      );
      return () => {
        here = false;
      };
    }, [Content]);
    if (problem !== undefined) throw problem;
    return Content === undefined ? <PageSkeleton /> : <Content />;
  }

  return { Page, preload: fetchOnce };
}
