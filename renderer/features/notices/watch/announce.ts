/** Which news is announced now, and how loudly: pure, so that quiet hours and "never twice" can be tested. */
import type { NewsItem, NewsKind } from '#protocol/bridge/queries.ts';

export const SIGNALS = ['order', 'majorLead', 'overdue', 'registration', 'other'] as const;
/** What a person sets up apart: 应急指令 · 重大线索 · 新超期 · 新登记 · 其他. */
export type Signal = (typeof SIGNALS)[number];

export interface NoticeSettings {
  readonly sound: Readonly<Record<Signal, boolean>>;
  readonly desktop: Readonly<Record<Signal, boolean>>;
  /** Nothing sounds and nothing shows outside the window. */
  readonly muted: boolean;
  /** Minutes of the day in Shanghai; the same twice: no quiet hours. */
  readonly quietFrom: number;
  readonly quietTo: number;
  /** Emergency orders do not wait for the end of the quiet hours. */
  readonly ordersAlways: boolean;
}

const onlyOrders: Readonly<Record<Signal, boolean>> = { order: true, majorLead: false, overdue: false, registration: false, other: false };

export const USUAL_SETTINGS: NoticeSettings = {
  sound: onlyOrders, desktop: onlyOrders, muted: false, quietFrom: 22 * 60, quietTo: 7 * 60, ordersAlways: true,
};

const SIGNAL_OF: Readonly<Partial<Record<NewsKind, Signal>>> = {
  order: 'order', majorLead: 'majorLead', overdue: 'overdue', registration: 'registration',
};

export const signalOf = (kind: NewsKind): Signal => SIGNAL_OF[kind] ?? 'other';

export function isQuiet({ quietFrom, quietTo }: NoticeSettings, minuteOfDay: number): boolean {
  if (quietFrom === quietTo) return false;
  const within = minuteOfDay >= quietFrom && minuteOfDay < quietTo;
  const overMidnight = minuteOfDay >= quietFrom || minuteOfDay < quietTo;
  return quietFrom < quietTo ? within : overMidnight;
}

/** News of one kind that is announced together. */
export interface Announcement {
  readonly kind: NewsKind;
  /** Newest first. */
  readonly items: readonly NewsItem[];
  readonly sound: boolean;
  readonly desktop: boolean;
}

/**
 * What has not been announced yet, by kind. What falls into the quiet hours is left for their end, but for emergency orders
 * where the person wants it so.
 */
export function toAnnounce(
  news: readonly NewsItem[], heard: ReadonlySet<string>, settings: NoticeSettings, minuteOfDay: number,
): readonly Announcement[] {
  const quiet = isQuiet(settings, minuteOfDay);
  const kinds = new Map<NewsKind, NewsItem[]>();
  for (const item of news) {
    if (heard.has(item.key) || (quiet && !(item.kind === 'order' && settings.ordersAlways))) continue;
    const of = kinds.get(item.kind);
    if (of === undefined) kinds.set(item.kind, [item]);
    else of.push(item);
  }
  return [...kinds].map(([kind, items]) => {
    const signal = signalOf(kind);
    return { kind, items, sound: !settings.muted && settings.sound[signal], desktop: !settings.muted && settings.desktop[signal] };
  });
}

/** Keys kept of what was announced: more than any feed holds. */
const HEARD_MAX = 3000;

/** The newest keys, bounded. */
export function withHeard(heard: readonly string[], keys: readonly string[]): readonly string[] {
  return [...new Set([...heard, ...keys])].slice(-HEARD_MAX);
}

/** Of news that is there when somebody sits down at a PC for the first time, only emergency orders are announced. */
export function heardAtFirst(news: readonly NewsItem[]): readonly string[] {
  return news.filter(({ kind }) => kind !== 'order').map(({ key }) => key);
}
