/** What a person wants announced on this PC, and what was announced already; kept by login. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { USUAL_SETTINGS, withHeard } from './announce.ts';
import type { NoticeSettings } from './announce.ts';

interface Watched {
  readonly settings: Readonly<Record<string, NoticeSettings>>;
  /** Keys of news by login; a login without any has never sat here. */
  readonly heard: Readonly<Record<string, readonly string[]>>;
}

export const useWatched = create<Watched>()(persist((): Watched => ({ settings: {}, heard: {} }), { name: 'shaotai.notices', version: 1 }));

export const settingsOf = (login: string) => ({ settings }: Watched): NoticeSettings => settings[login] ?? USUAL_SETTINGS;

export function saveSettings(login: string, settings: NoticeSettings): void {
  useWatched.setState(({ settings: all }) => ({ settings: { ...all, [login]: settings } }));
}

export function markHeard(login: string, keys: readonly string[]): void {
  useWatched.setState(({ heard }) => ({ heard: { ...heard, [login]: withHeard(heard[login] ?? [], keys) } }));
}
