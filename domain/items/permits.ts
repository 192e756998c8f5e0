/**
 * 告知执行清单: a scope text names trades, trades call for permits, a permit names its department (domain catalogue 1.2, 1.5). The
 * words are data; what a scope excludes (不含…) calls for nothing.
 */
import { z } from 'zod';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { PUBLIC_SCOPE } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { DEPARTMENTS, isDepartment } from '../lead/departments.ts';
import type { Department } from '../lead/departments.ts';
import { permitItemTable } from '../schema/items.ts';
import type { PermitItem } from '../schema/items.ts';
import { cityTable } from '../schema/territory.ts';

/** Permit items a city may keep. */
export const PERMIT_ITEMS_MAX = 1000;

export interface CalledFor {
  readonly item: PermitItem;
  readonly department: Department;
  /** The word that called for it, so that the operator sees why. */
  readonly keyword: string;
}

/** 不含、不包括、除外: what a bracket leaves out again. */
const EXCLUDED = /[（(]?(?:不含|不包括|不得从事|除)[^）)，,；;。、]*(?:除外)?[）)]?/g;

const words = (json: string): readonly string[] => JSON.parse(json) as string[];

/** The permits a scope text calls for, in the order of the table; the longest word of each is the reason given. */
export function permitsIn(scopeText: string, items: readonly PermitItem[]): readonly CalledFor[] {
  const text = scopeText.replace(EXCLUDED, '');
  return items.toSorted((left, right) => left.id.localeCompare(right.id)).flatMap((item): CalledFor[] => {
    const { department } = item;
    if (item.active === 0 || !isDepartment(department) || words(item.except).some((word) => text.includes(word))) return [];
    const [keyword] = words(item.keywords).filter((word) => text.includes(word)).toSorted((left, right) => right.length - left.length);
    return keyword === undefined ? [] : [{ item, department, keyword }];
  });
}

/** The departments that follow up, each with its permits. */
export function byDepartment(called: readonly CalledFor[]): ReadonlyMap<Department, readonly CalledFor[]> {
  return Map.groupBy(called, ({ department }) => department);
}

const wordList = z.array(z.string().trim().min(1).max(30)).max(200);

export const savePermitItem = command({
  name: 'permit.save',
  summary: 'Create or change a permit item: the words of a scope text that call for it, and its department.',
  roles: ['citySupervisor'],
  args: z.strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/), cityCode: z.string().regex(/^\d{6}$/), name: z.string().trim().min(1).max(80),
    department: z.enum(DEPARTMENTS), industryId: z.string().max(40).default(''), kind: z.enum(['permit', 'filing']).default('permit'),
    keywords: wordList.min(1), except: wordList.default([]), active: z.boolean().default(true),
  }),
  reads: ({ id, cityCode }) => ({ item: one(permitItemTable, id), city: one(cityTable, cityCode) }),
  writes: ({ cityCode }) => [cityCode],
  decide: ({ cityCode: _cityCode, keywords, except, active, ...fields }, { item, city }, context) => {
    if (city === undefined) return rejected('row.notFound', { table: 'city' });
    const saved: PermitItem = {
      ...fields, ...stamp(context), scope: PUBLIC_SCOPE, also: null, version: (item?.version ?? 0) + 1,
      keywords: JSON.stringify([...new Set(keywords)]), except: JSON.stringify([...new Set(except)]), active: active ? 1 : 0,
    };
    const { name, department, version } = saved;
    return applied([put(permitItemTable, saved)], permitItemTable, saved, { name, department, version });
  },
});
