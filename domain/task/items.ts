/**
 * The inspection items "4+2" (item set v2017, domain catalogue 1.4): every answer is one of a finite list, so a check is
 * quick to make and easy to judge. Labels are i18n keys: `item.A1`, `item.A1.matches`.
 */
import { z } from 'zod';

export const ITEM_SET = 'v2017';

/** A1 登记地址 · A2 开业经营 · A3 许可办理 · A4 无证照线索巡查 · B1 督促年报 · B2 指导亮照 */
export const ITEMS = {
  A1: ['matches', 'partly', 'noSuchAddress', 'notAtAddress'],
  A2: ['open', 'decorating', 'notOpen', 'suspended', 'movedOut', 'suspectedDead'],
  A3: ['held', 'applying', 'none', 'expired', 'notNeeded'],
  A4: ['nothingFound', 'found'],
  B1: ['told', 'helped', 'reported', 'unreachable', 'notDue'],
  B2: ['shown', 'corrected', 'notShown'],
} as const;

export type ItemCode = keyof typeof ITEMS;
export type Answers = { readonly [I in ItemCode]?: (typeof ITEMS)[I][number] | undefined };

const answerCode = z.string().max(24);

/**
 * Item code → answer code. Items left out were not asked: annual reports, for example, are due from March to June only. Which codes
 * there are says the item set (domain/items/item-set.ts).
 */
export const answersSchema = z.record(answerCode, answerCode).refine((answers) => Object.keys(answers).length <= 60, 'too many items');

export const itemLabelKey = (item: ItemCode): string => `item.${item}`;
export const answerLabelKey = <I extends ItemCode>(item: I, answer: (typeof ITEMS)[I][number]): string => `item.${item}.${answer}`;
