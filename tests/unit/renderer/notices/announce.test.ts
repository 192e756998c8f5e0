/** Theory: news is announced once, not in quiet hours, and as loudly as the person set it up. */
import { describe, expect, it } from 'vitest';
import type { NewsItem, NewsKind } from '#protocol/bridge/queries.ts';
import { heardAtFirst, isQuiet, toAnnounce, USUAL_SETTINGS, withHeard } from '#renderer/features/notices/watch/announce.ts';

const NOON = 12 * 60;
const NIGHT = 2 * 60;
const item = (kind: NewsKind, id = '1'): NewsItem => ({ key: `${kind}:${id}`, kind, id, at: 0, title: id });
const kinds = (news: readonly NewsItem[], minute: number, settings = USUAL_SETTINGS, heard: readonly string[] = []) =>
  toAnnounce(news, new Set(heard), settings, minute).map(({ kind, items }) => `${kind} ${items.length}`);

describe('quiet hours', () => {
  it('may lie over midnight, and may be none', () => {
    const quiet = (...minutes: readonly number[]) => minutes.map((minute) => isQuiet(USUAL_SETTINGS, minute));
    expect(quiet(21 * 60 + 59, 22 * 60, NIGHT, 7 * 60 - 1, 7 * 60)).toEqual([false, true, true, true, false]);
    const lunch = { ...USUAL_SETTINGS, quietFrom: NOON, quietTo: 14 * 60 };
    expect([NOON - 1, NOON, 14 * 60].map((minute) => isQuiet(lunch, minute))).toEqual([false, true, false]);
    expect(isQuiet({ ...USUAL_SETTINGS, quietFrom: 0, quietTo: 0 }, NIGHT)).toBe(false);
  });

  it('let emergency orders through where the person wants it, and leave the rest for their end', () => {
    const news = [item('order'), item('overdue'), item('registration')];
    expect(kinds(news, NIGHT)).toEqual(['order 1']);
    expect(kinds(news, NIGHT, { ...USUAL_SETTINGS, ordersAlways: false })).toEqual([]);
    expect(kinds(news, NOON)).toEqual(['order 1', 'overdue 1', 'registration 1']);
  });
});

describe('an announcement', () => {
  it('is made once for each thing, all of a kind together', () => {
    const news = [item('registration', 'a'), item('registration', 'b'), item('overdue')];
    expect(kinds(news, NOON)).toEqual(['registration 2', 'overdue 1']);
    expect(kinds(news, NOON, USUAL_SETTINGS, ['registration:a', 'overdue:1'])).toEqual(['registration 1']);
    expect(kinds(news, NOON, USUAL_SETTINGS, news.map(({ key }) => key))).toEqual([]);
  });

  it('sounds for emergency orders only, until somebody sets it up otherwise', () => {
    const news = [item('order'), item('majorLead'), item('shift')];
    const loud = (settings = USUAL_SETTINGS) =>
      toAnnounce(news, new Set(), settings, NOON).filter(({ sound }) => sound).map(({ kind }) => kind);
    expect(loud()).toEqual(['order']);
    const louder = { ...USUAL_SETTINGS, sound: { ...USUAL_SETTINGS.sound, majorLead: true, other: true } };
    expect(loud(louder)).toEqual(['order', 'majorLead', 'shift']);
    expect(loud({ ...USUAL_SETTINGS, muted: true })).toEqual([]);
  });

  it('is not made of what lay there before somebody first sat down, but for an emergency order', () => {
    const news = [item('order'), item('overdue'), item('announcement')];
    expect(heardAtFirst(news)).toEqual(['overdue:1', 'announcement:1']);
  });
});

it('keeps the newest keys, bounded, each once', () => {
  const many = Array.from({ length: 4000 }, (_, index) => String(index));
  const kept = withHeard(many, ['3999', 'new']);
  expect(kept.length).toBe(3000);
  expect(kept.at(-1)).toBe('new');
  expect(kept.filter((key) => key === '3999')).toHaveLength(1);
});
