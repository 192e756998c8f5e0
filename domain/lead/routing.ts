/**
 * 部门分办: which department is responsible, by the words of a scope text, a name or a description. No permit: the department the
 * law names for the industry; no licence where no permit is needed: market supervision (国务院令684号 arts. 5, 6; 告知执行清单).
 */
import { z } from 'zod';
import { applied, command, one, rejected } from '../core/command.ts';
import { stamp } from '../core/context.ts';
import { PUBLIC_SCOPE } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { industryTable } from '../schema/disposal.ts';
import type { Industry } from '../schema/disposal.ts';
import type { LeadCategory } from '../schema/lead.ts';
import { cityTable } from '../schema/territory.ts';
import { DEPARTMENTS, isDepartment } from './departments.ts';
import type { Department } from './departments.ts';

/** Industries a city may keep. */
export const INDUSTRIES_MAX = 500;

export interface Routed {
  readonly industry: Industry;
  readonly department: Department;
  /** The word that decided, so that the operator sees why. */
  readonly keyword: string;
}

export const wordsOf = ({ keywords }: Industry): readonly string[] => JSON.parse(keywords) as string[];

/** The industries a text names, the longest word first: 烟花爆竹 says more than 烟. Nothing for a text that names none. */
export function industriesIn(text: string, industries: readonly Industry[]): readonly Routed[] {
  const found = industries.flatMap((industry): Routed[] => {
    const { department } = industry;
    const words = wordsOf(industry).filter((word) => text.includes(word));
    const [keyword] = words.toSorted((left, right) => right.length - left.length);
    return keyword === undefined || industry.active === 0 || !isDepartment(department) ? [] : [{ industry, department, keyword }];
  });
  return found.sort((left, right) => right.keyword.length - left.keyword.length || left.industry.id.localeCompare(right.industry.id));
}

/** The departments of a lead, most likely first; market supervision where no industry needs a permit. */
export function departmentsFor(category: LeadCategory, text: string, industries: readonly Industry[]): readonly Department[] {
  if (category !== 'noPermit' && category !== 'noLicenceNoPermit') return ['market'];
  const named = industriesIn(text, industries).map(({ department }) => department);
  return named.length === 0 ? ['market'] : [...new Set(named)];
}

export const saveIndustry = command({
  name: 'industry.save',
  summary: 'Create or change an industry of the keyword table that routes leads to departments.',
  roles: ['citySupervisor'],
  args: z.strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/), cityCode: z.string().regex(/^\d{6}$/),
    name: z.string().trim().min(1).max(60), permit: z.string().trim().max(120), department: z.enum(DEPARTMENTS),
    risk: z.int().min(0).max(2), keywords: z.array(z.string().trim().min(1).max(20)).min(1).max(100), active: z.boolean().default(true),
  }),
  reads: (args) => ({ industry: one(industryTable, args.id), city: one(cityTable, args.cityCode) }),
  writes: (args) => [args.cityCode],
  decide: ({ cityCode: _cityCode, keywords, active, ...fields }, { industry, city }, context) => {
    if (city === undefined) return rejected('row.notFound', { table: 'city' });
    const saved: Industry = {
      ...fields, ...stamp(context), scope: PUBLIC_SCOPE, also: null, version: (industry?.version ?? 0) + 1,
      keywords: JSON.stringify([...new Set(keywords)]), active: active ? 1 : 0,
    };
    return applied(
      [put(industryTable, saved)], industryTable, saved, { name: saved.name, department: saved.department, version: saved.version },
    );
  },
});
