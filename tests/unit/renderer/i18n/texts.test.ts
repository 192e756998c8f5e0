/** Both languages say everything: the same keys, the same placeholders, and words for every code the domain can send. */
import { beforeAll, describe, expect, it } from 'vitest';
import { REJECTIONS } from '#domain/core/rejection.ts';
import { ROLES } from '#domain/core/actor.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import { HAND_UP_REASONS } from '#domain/lead/hand-up.ts';
import { COMMANDS } from '#domain/registry.ts';
import { LEAD_CATEGORIES, LEAD_ORIGINS, LEAD_RESULTS, LEAD_STATES } from '#domain/schema/lead.ts';
import { TASK_STATES } from '#domain/schema/task.ts';
import { ITEMS } from '#domain/task/items.ts';
import { PROBLEMS } from '#domain/task/problems.ts';
import { ERROR_CODES } from '#protocol/errors.ts';
import { BRIDGE_ERROR_CODES } from '#renderer/bridge/errors.ts';
import { en } from '#renderer/i18n/en/index.ts';
import { eventSentence } from '#renderer/i18n/events.ts';
import { i18n, LANGUAGES, startI18n } from '#renderer/i18n/i18n.ts';
import type { Translate } from '#renderer/i18n/useT.ts';
import { wordsOf } from '#renderer/i18n/words.ts';
import { zh } from '#renderer/i18n/zh/index.ts';

/** English has one more form of a number; it is not a key of its own. */
const PLURAL = /_(one|other)$/;

function flat(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value as object, `${path}${key}.`),
  );
}

const keys = (texts: object): string[] => [...new Set(flat(texts).map(([key]) => key.replace(PLURAL, '')))].toSorted();
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();

beforeAll(() => startI18n('zh-CN'));

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(keys(en)).toEqual(keys(zh));
  });

  it('leave nothing empty', () => {
    for (const [key, text] of [...flat(zh), ...flat(en)]) expect(text.trim(), key).not.toBe('');
  });

  it('use the same placeholders, but for a number that a singular writes out', () => {
    const chinese = new Map(flat(zh).map(([key, text]) => [key.replace(PLURAL, ''), placeholders(text)]));
    for (const [key, text] of flat(en)) {
      const expected = chinese.get(key.replace(PLURAL, '')) ?? [];
      const used = placeholders(text);
      if (key.endsWith('_one')) expect(expected, key).toEqual(expect.arrayContaining(used));
      else expect(used, key).toEqual(expected);
    }
  });

  it('write no Chinese into the English texts, but for the name of the other language', () => {
    const chinese = flat(en).filter(([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'shell.user.language');
    expect(chinese).toEqual([]);
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  const has = (key: string): boolean => i18n.exists(key, { lng: language, fallbackLng: language });
  const missing = (names: readonly string[], prefix: string): string[] => names.filter((name) => !has(`${prefix}${name}`));

  it('every refusal and every error has its sentence', () => {
    expect(missing(Object.keys(REJECTIONS), 'errors:rejection.')).toEqual([]);
    expect(missing([...Object.keys(ERROR_CODES), ...BRIDGE_ERROR_CODES], 'errors:error.')).toEqual([]);
  });

  it('every command has its name and its line in the timeline', () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(missing(names, 'trade:command.')).toEqual([]);
    expect(missing(names, 'trade:did.')).toEqual([]);
  });

  it('every code of the trade has its word', () => {
    expect(missing(ROLES, 'trade:role.')).toEqual([]);
    expect(missing(TASK_STATES, 'trade:taskState.')).toEqual([]);
    expect(missing(LEAD_STATES, 'trade:leadState.')).toEqual([]);
    expect(missing(LEAD_CATEGORIES, 'trade:leadCategory.')).toEqual([]);
    expect(missing(LEAD_ORIGINS, 'trade:leadOrigin.')).toEqual([]);
    expect(missing(LEAD_RESULTS, 'trade:leadResult.')).toEqual([]);
    expect(missing(HAND_UP_REASONS, 'trade:handUpReason.')).toEqual([]);
    expect(missing(DEPARTMENTS, 'trade:department.')).toEqual([]);
    expect(missing(PROBLEMS, 'trade:problem.')).toEqual([]);
    const answers = Object.entries(ITEMS).flatMap(([item, list]) => ['name', ...list].map((answer) => `${item}.${answer}`));
    expect(missing(answers, 'trade:item.')).toEqual([]);
  });
});

describe('words for what arrives as data', () => {
  it('a code of a newer version still makes a sentence', async () => {
    await i18n.changeLanguage('en');
    const t = i18n.t as unknown as Translate;
    const words = wordsOf(t, (key) => i18n.exists(key));
    expect(words.rejection('moon.full')).toBe('The hub did not accept this (moon.full).');
    expect(words.command('moon.howl')).toBe('moon.howl');
    expect(words.value('state', 'howling')).toBe('howling');
    const detail = JSON.stringify({ member: '卢志明', memberId: 'm1' });
    expect(eventSentence({ command: 'task.assign', detail }, words, t)).toBe('assigned it to 卢志明');
    expect(eventSentence({ command: 'task.remark', detail: '{"text":"call after two"}' }, words, t)).toBe(
      'remarked: call after two',
    );
    expect(eventSentence({ command: 'task.remark', detail: 'not JSON' }, words, t)).toBe('remarked');
  });

  it('a member who answers for itself is named once, one who is answered for beside who did it', async () => {
    await i18n.changeLanguage('zh-CN');
    const t = i18n.t as unknown as Translate;
    const words = wordsOf(t, (key) => i18n.exists(key));
    const said = (command: string, proxy: 0 | 1): string =>
      eventSentence({ command, detail: JSON.stringify({ member: '卢志明', proxy }) }, words, t);
    expect(said('order.receive', 0)).toBe('签收应急指令');
    expect(said('order.receive', 1)).toBe('代 卢志明 签收应急指令');
    expect(said('task.arrive', 1)).toBe('到场 （代录）');
  });
});
