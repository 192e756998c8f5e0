/**
 * A page's program is fetched when the page is first opened, or before that while the window has nothing else to do: a role sees
 * few of the pages. Not React.lazy: what it shows meanwhile stays at least 300 ms, and a page that is there already would flicker.
 */
import type { ComponentType } from 'react';
import { useEffect, useState } from 'react';
import { PageSkeleton } from './PageSkeleton.tsx';
import { programOf } from './program.ts';

export interface LazyPage {
  readonly Page: ComponentType;
  /** Resolves when the page opens without waiting. Throws PageMissingError. */
  readonly preload: () => Promise<unknown>;
}

export function lazyPage(load: () => Promise<ComponentType>): LazyPage {
  const program = programOf(load);

  function Page() {
    const [Content, setContent] = useState(() => program.here());
    const [problem, setProblem] = useState<unknown>();
    useEffect(() => {
      if (Content !== undefined) return undefined;
      let shown = true;
      program.fetch().then(
        (content) => {
          if (shown) setContent(() => content);
        },
        (error: unknown) => {
          if (shown) setProblem(error);
        },
      );
      return () => {
        shown = false;
      };
    }, [Content]);
    if (problem !== undefined) throw problem;
    return Content === undefined ? <PageSkeleton /> : <Content />;
  }

  return { Page, preload: program.fetch };
}
