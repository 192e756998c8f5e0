/** The sentence of a timeline line: what the command did, with the facts the domain kept of it. */
import type { TimelineEvent } from '#domain/schema/event.ts';
import { i18n } from './i18n.ts';
import type { Translate } from './useT.ts';
import type { Words } from './words.ts';

type Detail = Readonly<Record<string, string | number | null>>;

/** Facts in the operator's own words come last, after a colon. */
const FREE_TEXT = ['text', 'reason', 'note', 'facts'] as const;

function parseDetail(json: string): Detail {
  try {
    return JSON.parse(json) as Detail;
  } catch {
    return {};
  }
}

/** Without who did it, which stands before it; what was done for somebody else (代录) names that person where the record has several. */
export function eventSentence(event: Pick<TimelineEvent, 'command' | 'detail'>, words: Words, t: Translate): string {
  const detail = parseDetail(event.detail);
  const values = Object.fromEntries(Object.entries(detail).map(([field, value]) => [field, words.value(field, value)]));
  const own = `trade:did.${event.command}`;
  const forOther = `${own}ByProxy`;
  const proxied = detail['proxy'] === 1;
  const key = proxied && i18n.exists(forOther) ? forOther : own;
  const sentence = i18n.exists(key)
    ? (t as unknown as (key: string, values: object) => string)(key, values)
    : words.command(event.command);
  const free = FREE_TEXT.filter((name) => typeof detail[name] === 'string' && detail[name] !== '')
    .map((name) => values[name])
    .join(' · ');
  const said = free === '' ? sentence : `${sentence}${i18n.language.startsWith('zh') ? '：' : ': '}${free}`;
  return proxied && key === own ? `${said} ${t('trade:proxy')}` : said;
}
