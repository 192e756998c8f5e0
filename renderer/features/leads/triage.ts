/** 分流: what the key words suggest for a lead, and whether it is major by what was entered. Pure, for the form and for many at once. */
import { departmentsFor, industriesIn } from '#domain/lead/routing.ts';
import type { Routed } from '#domain/lead/routing.ts';
import type { Department } from '#domain/lead/departments.ts';
import { judgeMajor } from '#domain/lead/major.ts';
import type { MajorVerdict } from '#domain/lead/major.ts';
import type { Recurrence } from '#domain/lead/triage.ts';
import type { Industry } from '#domain/schema/disposal.ts';
import type { Hazard, Lead } from '#domain/schema/lead.ts';
import type { CommandInput } from '../../bridge/issue.ts';

/** On-site facts each of which is answered by yes or no. */
export const TRIAGE_FACTS = ['casualties', 'dangerousGoods', 'nearSchool', 'instruction', 'petition', 'refusesEntry'] as const;
export type TriageFact = (typeof TRIAGE_FACTS)[number];

export interface TriageValues {
  /** The first leads. */
  readonly departments: readonly Department[];
  readonly industry: string;
  readonly hazard: Hazard;
  readonly facts: readonly TriageFact[];
  /** Square metres and persons on site; 0 when not known. */
  readonly areaM2: number;
  readonly people: number;
  readonly note: string;
}

export interface Suggestion {
  readonly departments: readonly Department[];
  /** Undefined when no industry with a permit is named. */
  readonly because: Routed | undefined;
}

/** The departments by law (国务院令684号): whose permit the text of the lead, or else the business's scope, is about. */
export function suggestionFor(lead: Lead, businessScope: string, industries: readonly Industry[]): Suggestion {
  const own = `${lead.industry} ${lead.subjectName} ${lead.description}`;
  const text = industriesIn(own, industries).length > 0 ? own : businessScope;
  const departments = departmentsFor(lead.category, text, industries);
  const because = industriesIn(text, industries).find(({ department }) => department === departments[0]);
  return { departments, because };
}

/** The same judgement as the command's (domain/lead/triage.ts). */
export function verdictOf(values: TriageValues, recurrence: Recurrence, industries: readonly Industry[]): MajorVerdict {
  const has = (fact: TriageFact): boolean => values.facts.includes(fact);
  return judgeMajor({
    casualties: has('casualties'),
    dangerousGoods: has('dangerousGoods') || industriesIn(values.industry, industries).some(({ industry }) => industry.risk === 2),
    nearSchool: has('nearSchool'),
    instruction: has('instruction'),
    petition: has('petition'),
    refusesEntry: has('refusesEntry'),
    hazard: values.hazard,
    departments: new Set(values.departments).size,
    areaM2: values.areaM2,
    people: values.people,
    ...recurrence,
  });
}

/** What the town adds to the judgement of the rule. */
export interface TriageDecision {
  /** The opposite of the rule's verdict, with the written reason; undefined to follow the rule. */
  readonly override: { readonly major: boolean; readonly reason: string } | undefined;
  /** At once on to the lead department. */
  readonly transfer: boolean;
}

/** The commands in their order: classify, overrule, transfer. */
export function triageCommands(leadId: string, values: TriageValues, { override, transfer }: TriageDecision): readonly CommandInput[] {
  const { departments, facts, industry, hazard, areaM2, people, note } = values;
  const [first] = departments;
  const found = Object.fromEntries(facts.map((fact) => [fact, true]));
  const classified = { departments: [...departments], industry, hazard, areaM2, people, ...found };
  const triage = { command: 'lead.triage', args: { leadId, ...classified, note } };
  const overrule = override === undefined ? [] : [{ command: 'lead.markMajor', args: { leadId, ...override } }];
  const onward = transfer && first !== undefined ? [{ command: 'lead.transfer', args: { leadId, department: first, note } }] : [];
  return [triage, ...overrule, ...onward];
}
