/** Operations as the rows they travel in: one a pair and audience, and back again. */
import type { Lead } from '../../schema/lead.ts';
import type { CaseField, CaseOperation } from '../../schema/duplicates.ts';
import type { LeadPair, Operation } from './operation.ts';
import type { Stamp } from './stamp.ts';

/** A row without its audience. */
export type OperationPart = Omit<CaseOperation, 'id' | 'scope' | 'also'>;

/** Who holds these leads: their villages, and the departments they lie with. Sorted. */
export function audiencesOf(leads: readonly Pick<Lead, 'scope' | 'also'>[]): string[] {
  const all = leads.flatMap(({ scope, also }) => (also === null ? [scope] : [scope, also]));
  return [...new Set(all)].sort();
}

/** The same row for every audience. */
export function rowsFor(part: OperationPart, audiences: readonly string[]): CaseOperation[] {
  return audiences.map((scope) => ({ ...part, id: rowIdOf(part, scope), scope, also: null }));
}

export const rowIdOf = ({ operation, ordinal }: Pick<OperationPart, 'operation' | 'ordinal'>, audience: string): string =>
  `${operation}.${String(ordinal)}@${audience}`;

/** Each row once, whatever audiences it was seen for. */
export function distinctParts<P extends Pick<OperationPart, 'operation' | 'ordinal'>>(rows: Iterable<P>): P[] {
  return [...new Map([...rows].map((row) => [rowIdOf(row, ''), row])).values()];
}

export const stampOf = ({ ms, counter, node }: Pick<OperationPart, 'ms' | 'counter' | 'node'>): Stamp => ({ ms, counter, node });

/** The operations that rows tell of. Of one whose rows are here in part, the part that is here. */
export function operationsOf(rows: Iterable<OperationPart>): Operation[] {
  const byOperation = new Map<string, OperationPart[]>();
  for (const part of distinctParts(rows)) {
    const known = byOperation.get(part.operation);
    if (known === undefined) byOperation.set(part.operation, [part]);
    else known.push(part);
  }
  return [...byOperation.values()].flatMap((parts) => {
    const sorted = parts.sort((a, b) => a.ordinal - b.ordinal);
    const [first] = sorted;
    return first === undefined ? [] : [operationOf(first, sorted)];
  });
}

function operationOf(first: OperationPart, parts: readonly OperationPart[]): Operation {
  const made = { id: first.operation, at: stampOf(first) };
  const pairs = parts.map(({ leadA, leadB }): LeadPair => [leadA, leadB]);
  switch (first.kind) {
    case 'merge': return { ...made, kind: 'merge', pairs, score: first.score, weightsVersion: first.weightsVersion };
    case 'split': return { ...made, kind: 'split', pairs, sameShop: first.sameShop === null ? null : first.sameShop === 'yes' };
    case 'retract': return { ...made, kind: 'retract', operations: [...new Set(parts.map(({ target }) => target))] };
    case 'pick': return {
      ...made, kind: 'pick', lead: first.leadA, field: first.field as CaseField,
      source: first.leadB === '' ? { value: first.value } : { lead: first.leadB },
    };
  }
}
