/**
 * 检查事项版本: the items of a form as data (domain catalogue 1.4, C3). Every answer is one of a finite list, so a check is quick to
 * make and easy to judge. A version is never changed: an inspection of last year still says what was asked. The city saves new ones.
 */
import { z } from 'zod';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Outcome } from '../core/command.ts';
import { PUBLIC_SCOPE } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { dayNumber, dayText, parseDay } from '../calendar/calendar.ts';
import { ITEM_SET_PURPOSES, itemSetTable } from '../schema/items.ts';
import type { ItemSet } from '../schema/items.ts';
import { cityTable } from '../schema/territory.ts';
import { ITEM_SET, ITEMS } from '../task/items.ts';
import { PROBLEMS } from '../task/problems.ts';

/** Items of one form, answers of one item, and versions of one purpose. */
const ITEMS_MAX = 60;
const ANSWERS_MAX = 12;
const VERSIONS_MAX = 200;

const codeText = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,23}$/);
const label = z.string().trim().min(1).max(80);

const itemSchema = z.strictObject({
  code: codeText, label,
  answers: z.array(z.strictObject({
    code: codeText, label,
    /** What the answer says is wrong; null for an answer that is in order. */
    problem: z.enum(PROBLEMS).nullable().default(null),
  })).min(2).max(ANSWERS_MAX),
  /** Months (1–12) in which the item is asked; empty for all year. */
  months: z.array(z.int().min(1).max(12)).max(12).default([]),
  /** A photograph goes with every answer but the first. */
  photo: z.boolean().default(false),
});
export type Item = z.output<typeof itemSchema>;

/** Items with codes of their own, each with answers of their own. */
export const itemList = z.array(itemSchema).min(1).max(ITEMS_MAX).superRefine((items, issues) => {
  const twice = (codes: readonly string[]) => new Set(codes).size < codes.length;
  if (twice(items.map(({ code }) => code))) issues.addIssue({ code: 'custom', message: 'two items have the same code' });
  const unclear = items.find(({ answers }) => twice(answers.map(({ code }) => code)));
  if (unclear !== undefined) issues.addIssue({ code: 'custom', message: `two answers of ${unclear.code} have the same code` });
});

export const itemsOf = (set: ItemSet): readonly Item[] => JSON.parse(set.items) as Item[];

/** The items that are asked in a month, 1 to 12 (annual reports: March to June). */
export function askedIn(items: readonly Item[], month: number): readonly Item[] {
  return items.filter(({ months }) => months.length === 0 || months.includes(month));
}

interface Answered {
  readonly answers: Readonly<Record<string, string>>;
  /** Key of the item set the answers are of; null for the items of 2017. */
  readonly itemSet: string | null;
}

/** Refuses an item set that is not there, and an answer it does not offer. Items left out were not asked. */
export function unfitAnswers({ answers, itemSet }: Answered, set: ItemSet | undefined): Outcome | undefined {
  if (itemSet !== null && itemSet !== ITEM_SET && set === undefined) return rejected('row.notFound', { table: 'itemSet' });
  const offered = new Map<string, readonly string[]>(set === undefined
    ? Object.entries(ITEMS)
    : itemsOf(set).map((item) => [item.code, item.answers.map(({ code }) => code)]));
  const wrong = Object.entries(answers).find(([item, answer]) => offered.get(item)?.includes(answer) !== true);
  if (wrong === undefined) return undefined;
  return rejected('args.invalid', { field: `answers.${wrong[0]}`, problem: `not an answer of ${set?.id ?? ITEM_SET}` });
}

export const saveItemSet = command({
  name: 'itemset.save',
  summary: 'Save a new version of the items of a form; it takes effect once it is activated.',
  roles: ['citySupervisor'],
  args: z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/), cityCode: z.string().regex(/^\d{6}$/), name: label,
    purpose: z.enum(ITEM_SET_PURPOSES), items: itemList,
  }),
  reads: ({ id, cityCode }) => ({ set: one(itemSetTable, id), city: one(cityTable, cityCode) }),
  writes: ({ cityCode }) => [cityCode],
  decide: ({ cityCode: _cityCode, items, ...fields }, { set, city }, { actor, now }) => {
    if (city === undefined) return rejected('row.notFound', { table: 'city' });
    if (set !== undefined || fields.id === ITEM_SET) return rejected('itemset.exists', { id: fields.id, by: set?.savedBy ?? null });
    const saved: ItemSet = {
      ...fields, scope: PUBLIC_SCOPE, also: null, items: JSON.stringify(items), active: 0, activatedAt: null, activateOn: null,
      savedBy: actor.name, savedAt: now,
    };
    return applied([put(itemSetTable, saved)], itemSetTable, saved, { name: saved.name, items: items.length });
  },
});

export const activateItemSet = command({
  name: 'itemset.activate',
  summary: 'Make a version of the items the one that new checks of its purpose are made with, now or from a day on.',
  roles: ['citySupervisor'],
  args: z.strictObject({
    id: z.string().min(1).max(160), cityCode: z.string().regex(/^\d{6}$/),
    /** YYYY-MM-DD in Shanghai; '' or a day that has come for now. On a later day the hub activates it by itself. */
    on: z.string().max(10).refine((day) => day === '' || parseDay(day) !== undefined, 'no such day').default(''),
  }),
  reads: ({ id, cityCode }) => ({ set: one(itemSetTable, id), city: one(cityTable, cityCode) }),
  follow: (_args, { set }) => ({ versions: many(itemSetTable, { purpose: set?.purpose ?? '', active: 1 }, VERSIONS_MAX) }),
  writes: ({ cityCode }) => [cityCode],
  decide: ({ on }, { set, city, versions }, { now }) => {
    if (set === undefined) return rejected('row.notFound', { table: 'itemSet' });
    if (city === undefined) return rejected('row.notFound', { table: 'city' });
    if (on > dayText(dayNumber(now))) {
      const waiting: ItemSet = { ...set, activateOn: on };
      return applied([put(itemSetTable, waiting)], itemSetTable, waiting, { name: set.name, on });
    }
    const before = versions.filter(({ id }) => id !== set.id);
    const active: ItemSet = { ...set, active: 1, activatedAt: set.activatedAt ?? now, activateOn: null };
    const changes = [...before.map((each) => put(itemSetTable, { ...each, active: 0 })), put(itemSetTable, active)];
    return applied(changes, itemSetTable, active, { name: active.name, before: before[0]?.id ?? null });
  },
});
