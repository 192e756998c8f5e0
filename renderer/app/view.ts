/** Which page is open, with its parameters, kept in the URL's hash so that a reload keeps the place: #/dispatch?queue=overdue&id=… */
import { create } from 'zustand';
import { systemTimers } from '../system.ts';

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

/** Chromium takes ten milliseconds to change the address; the cursor of a list moves with every key, and must not wait. */
const ADDRESS_PAUSE_MS = 150;
let cancelAddress: (() => void) | undefined;

function writeAddress(): void {
  cancelAddress?.();
  cancelAddress = undefined;
  window.history.replaceState(null, '', hashOf(useView.getState()));
}

function follow(): void {
  cancelAddress?.();
  cancelAddress = undefined;
  useView.setState(parseHash(window.location.hash));
}

/** Opens a page; Back returns to the one before. */
export function openPage(page: string, params: Params = {}): void {
  if (cancelAddress !== undefined) writeAddress();
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
  cancelAddress ??= systemTimers.after(ADDRESS_PAUSE_MS, writeAddress);
}

window.addEventListener('popstate', follow);
window.addEventListener('hashchange', follow);
