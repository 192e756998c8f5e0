/** Phrases a person keeps: nothing empty, nothing twice, and a text never grows beyond its field. */
import { describe, expect, it } from 'vitest';
import { append, keepable, PHRASE_CHARS, PHRASES_MAX, withoutPhrase, withPhrase } from '#renderer/features/desk/phrases.ts';

describe('keeping a phrase', () => {
  it('puts it first, once, without blanks around it', () => {
    expect(withPhrase(['已电话告知'], ' 已张贴告知书 ')).toEqual(['已张贴告知书', '已电话告知']);
    expect(withPhrase(['已电话告知'], '已电话告知')).toEqual(['已电话告知']);
  });

  it('refuses what is empty or too long', () => {
    expect(keepable('  ', [])).toBe(false);
    expect(keepable('长'.repeat(PHRASE_CHARS), [])).toBe(true);
    expect(keepable('长'.repeat(PHRASE_CHARS + 1), [])).toBe(false);
  });

  it('drops the oldest when the list is full', () => {
    const full = Array.from({ length: PHRASES_MAX }, (_, index) => `短语${String(index)}`);
    const next = withPhrase(full, '新的');
    expect([next.length, next[0], next.includes(full.at(-1) ?? '')]).toEqual([PHRASES_MAX, '新的', false]);
  });

  it('is forgotten by name', () => {
    expect(withoutPhrase(['甲', '乙'], '甲')).toEqual(['乙']);
  });
});

describe('using a phrase', () => {
  it.each([
    ['', '已电话告知', '已电话告知'],
    ['现场无人', '已电话告知', '现场无人，已电话告知'],
    ['现场无人。', '已电话告知', '现场无人。已电话告知'],
    ['Nobody there', 'called', 'Nobody there, called'],
  ])('after %j', (text, phrase, expected) => {
    expect(append(text, phrase, 100)).toBe(expected);
  });

  it('leaves a full field alone', () => {
    expect(append('一二三', '四五', 5)).toBe('一二三');
  });
});
