/**
 * Who receives an operation: whoever holds one of its leads, or a lead that live merges join with them. A station then has
 * all operations of each case it holds a lead of, and shows the same case as every other. The commands write to those whose
 * leads they name; the hub, which knows the whole case, completes the rest with these changes.
 */
import { put, remove } from '../../core/table.ts';
import type { RowChange } from '../../core/table.ts';
import { caseOperationTable } from '../../schema/duplicates.ts';
import type { CaseOperation } from '../../schema/duplicates.ts';
import type { Lead } from '../../schema/lead.ts';
import { audiencesOf, distinctParts, operationsOf, rowIdOf, rowsFor } from './rows.ts';
import { liveOperations } from './view.ts';

type LeadOf = (id: string) => Pick<Lead, 'scope' | 'also'> | undefined;

/** `rows`: all there are around some leads (around.ts). A lead that is not known has no audience. */
export function audienceChanges(rows: readonly CaseOperation[], leadOf: LeadOf): RowChange[] {
  const joined = joinedLeads(rows);
  const present = new Map(rows.map((row) => [row.id, row]));
  const changes: RowChange[] = [];
  for (const { id: _id, scope: _scope, also: _also, ...part } of distinctParts(rows)) {
    const members = [part.leadA, part.leadB].flatMap((lead) => joined.get(lead) ?? [lead]);
    const audiences = audiencesOf(members.map(leadOf).filter((lead) => lead !== undefined));
    if (audiences.length === 0) continue;
    for (const row of rowsFor(part, audiences)) if (!present.has(row.id)) changes.push(put(caseOperationTable, row));
    const wanted = new Set(audiences.map((audience) => rowIdOf(part, audience)));
    const copies = rows.filter((row) => row.operation === part.operation && row.ordinal === part.ordinal);
    for (const row of copies) if (!wanted.has(row.id)) changes.push(remove(caseOperationTable, row.id));
  }
  return changes;
}

/** Lead → all leads that live merges join it with, itself included, whether a split stands between them or not. */
function joinedLeads(rows: readonly CaseOperation[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  const groupOf = (lead: string): string[] => groups.get(lead) ?? [lead];
  for (const operation of liveOperations(operationsOf(rows))) {
    if (operation.kind !== 'merge') continue;
    for (const [a, b] of operation.pairs) {
      const group = [...new Set([...groupOf(a), ...groupOf(b)])];
      for (const lead of group) groups.set(lead, group);
    }
  }
  return groups;
}
