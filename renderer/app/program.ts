/** A part of the window's program that is a file of its own: fetched once, when it is first asked for. */

export interface Program<T> {
  /** Undefined until it is here. */
  readonly here: () => T | undefined;
  /** Throws PageMissingError; the next call asks anew. */
  readonly fetch: () => Promise<T>;
}

/** The program of a page could not be fetched, as after an update that replaced it while this window was open. */
export class PageMissingError extends Error {}

export function programOf<T>(load: () => Promise<T>): Program<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;
  return {
    here: () => loaded,
    async fetch() {
      try {
        loading ??= load();
        loaded = await loading;
        return loaded;
      } catch (cause) {
        loading = undefined;
        throw new PageMissingError(cause instanceof Error ? cause.message : String(cause), { cause });
      }
    },
  };
}
