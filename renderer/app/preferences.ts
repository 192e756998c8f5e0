/** What a person sets up once: language, 大字版, idle lock, filters of the desks, phrases (短语). Kept on this PC. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Role } from '#domain/core/actor.ts';
import type { Language } from '../i18n/i18n.ts';

/** Filters of a page as texts; '' means no filter. */
export type Filters = Readonly<Record<string, string>>;

export const IDLE_LOCK_CHOICES_MIN = [5, 10, 15, 30, 60] as const;

interface Preferences {
  readonly language: Language;
  readonly large: boolean;
  /** Minutes without a key or a pointer until the station locks; 0 never. */
  readonly idleLockMin: number;
  /** By login, then by page. */
  readonly filters: Readonly<Record<string, Readonly<Record<string, Filters>>>>;
  /** Wordings a person keeps for notes and reasons: by login, then by what they are for. */
  readonly phrases: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Of who signed in last. */
  readonly lastRole: Role | null;
}

const DEFAULTS: Preferences = { language: 'zh-CN', large: false, idleLockMin: 15, filters: {}, phrases: {}, lastRole: null };


export const usePreferences = create<Preferences>()(
  persist((): Preferences => DEFAULTS, { name: 'shaotai.preferences', version: 1 }),
);

export function saveFilters(login: string, page: string, filters: Filters): void {
  usePreferences.setState(({ filters: all }) => ({ filters: { ...all, [login]: { ...all[login], [page]: filters } } }));
}

export function savePhrases(login: string, purpose: string, phrases: readonly string[]): void {
  usePreferences.setState(({ phrases: all }) => ({ phrases: { ...all, [login]: { ...all[login], [purpose]: phrases } } }));
}
