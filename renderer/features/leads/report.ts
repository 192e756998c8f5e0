/** The arguments of lead.report from what was typed. */
import type { LeadCategory } from '#domain/schema/lead.ts';

export interface ReportValues {
  readonly origin: 'typed' | 'patrol' | 'complaint';
  readonly subjectName: string;
  readonly address: string;
  readonly villageCode?: string | undefined;
  readonly gridId?: string | undefined;
  readonly category: LeadCategory;
  readonly industry?: string | undefined;
  readonly phone?: string | undefined;
  readonly description?: string | undefined;
  /** Milliseconds since 1970; left out: when it is reported. */
  readonly occurredAt?: number | undefined;
}

/** Fields left empty are left out, so that the command's own defaults hold. */
export function reportArgs(values: ReportValues, entityId: string | undefined): Record<string, unknown> {
  const typed = { ...values, entityId };
  return Object.fromEntries(
    Object.entries(typed)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
}
