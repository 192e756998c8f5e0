/** Which page is open, with its parameters, kept in the URL's hash so that a reload keeps the place: #/dispatch?queue=overdue&id=… */
import { create } from 'zustand';

export type Params = Readonly<Record<string, string>>;
export interface View {
  readonly page: string;
  readonly params: Params;
}

export function parseHash(hash: string): View {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { page: decodeURIComponent(path), params: Object.fromEntries(new URLSearchParams(query)) };
}

export function hashOf({ page, params }: View): string {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== '')).toString();
  return `#/${encodeURIComponent(page)}${query === '' ? '' : `?${query}`}`;
}

export const useView = create<View>(() => parseHash(window.location.hash));

/** Opens a page; Back returns to the one before. */
export function openPage(page: string, params: Params = {}): void {
  useView.setState({ page, params });
  window.history.pushState(null, '', hashOf({ page, params }));
}

/** Changes parameters of the open page without a step in the history; an empty text removes one. */
export function setParams(changes: Params): void {
  const { page, params } = useView.getState();
  const next = {
    page,
    params: Object.fromEntries(Object.entries({ ...params, ...changes }).filter(([, value]) => value !== '')),
  };
  useView.setState(next);
  window.history.replaceState(null, '', hashOf(next));
}

window.addEventListener('popstate', () => useView.setState(parseHash(window.location.hash)));
window.addEventListener('hashchange', () => useView.setState(parseHash(window.location.hash)));
