/** What a report is about: the matter its category says, the one its description says, and the amount a consumer names. */
import type { Vocabulary } from './vocabulary.ts';

/** The matter of the vocabulary in which every complainant has an incident of their own. */
export const CONSUMER_MATTER = 'consumer';

export interface Matter {
  /** By the category; the category itself when the vocabulary does not know it, '' without one. */
  readonly filed: string;
  /** By the words of the description; '' when it says nothing (如图, 请核实处理). */
  readonly told: string;
  /** Yuan in dispute as written, or ''. Consumers of one incident name the same. */
  readonly amount: string;
}

const AMOUNT = /(?:消费|金额|花费|支付|付款)(?:了)?(\d{1,7})元/;

/** `description` is what normaliseText gave, without the shop's name. */
export function readMatter(category: string, description: string, { matterOfCategory, keywords }: Vocabulary): Matter {
  const votes = new Map<string, number>();
  for (const { matter, word } of keywords) {
    if (description.includes(word)) votes.set(matter, (votes.get(matter) ?? 0) + word.length);
  }
  let told = '';
  for (const [matter, weight] of votes) if (weight > (votes.get(told) ?? 0)) told = matter;
  const trimmed = category.trim();
  return { filed: matterOfCategory.get(trimmed) ?? trimmed, told, amount: AMOUNT.exec(description)?.[1] ?? '' };
}
