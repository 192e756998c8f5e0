/** The review queue, and the conflicts where one merged what another split. */
import { pairOf } from '#domain/duplicates/cases/operation.ts';
import type { Reason } from '#domain/duplicates/score.ts';
import { tierOf } from '#domain/core/scope.ts';
import type { DuplicateSuggestion } from '#domain/schema/duplicates.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { DuplicateKind, DuplicatePairRow } from '#protocol/bridge/queries.ts';
import { Decisions } from '../duplicates/case-entries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, both, byId, condition, countOf, page } from './sql.ts';
import type { Condition } from './sql.ts';
import { mark } from './timeline.ts';

export const duplicatesQueue: QueryDefinition<'duplicates.queue'> = {
  tables: ['duplicateSuggestion', 'caseOperation', 'lead'],
  run: (context, { place, kind, strong, offset, limit }) => {
    const where = both([...openHere(context, place, kind), ...(strong ? [condition('strong = 1')] : [])]);
    const { total, rows } = page<DuplicateSuggestion>(context.database, {
      table: 'duplicateSuggestion', where, order: 'savedVisits DESC, id', limit, offset,
    });
    return { total, rows: rows.flatMap((row) => pairRow(context, row) ?? []) };
  },
};

export const duplicatesConflicts: QueryDefinition<'duplicates.conflicts'> = {
  tables: ['caseOperation', 'lead'],
  run: ({ database, pendingIds }) => Decisions.all(database, pendingIds('caseOperation')).conflictCards(),
};

/** Suggestions of a place that nobody has decided about yet, neither at the hub nor here. */
export function openHere(context: QueryContext, place: string, kind: DuplicateKind): Condition[] {
  const { decided, reopened } = sinceTheHubLooked(context);
  const open = decided.length === 0 ? condition("state = 'open'")
    : condition("state = 'open' AND id NOT IN (SELECT value FROM json_each(?))", JSON.stringify(decided));
  const both = reopened.length === 0 ? open
    : condition(`((${open.sql}) OR id IN (SELECT value FROM json_each(?)))`, ...open.values, JSON.stringify(reopened));
  return [both, condition('kind = ?', kind), ...inTiers(place)];
}

/** How many pairs wait for a decision at a place. */
export function duplicatesWaiting(context: QueryContext, place: string): number {
  return countOf(context.database, 'duplicateSuggestion', both(openHere(context, place, 'duplicate')));
}

/** A suggestion across villages has its town's scope, so a town's own code counts among its places. */
function inTiers(place: string): Condition[] {
  switch (tierOf(place)) {
    case 'village': return [condition('scope = ?', place)];
    case 'town': return [condition('(scope >= ? AND scope < ?)', place, `${place}~`)];
    default: return [];
  }
}

/** The hub looks at a decision within seconds; a little longer for a busy one. */
const HUB_LOOKS_WITHIN_MS = 10 * 60_000;

/** Suggestions whose state at the hub is behind the decisions that are known here, by their ids. */
function sinceTheHubLooked({ database, now, pendingIds }: QueryContext): { decided: string[]; reopened: string[] } {
  const leads = all<{ leadA: string; leadB: string }>(
    database,
    `SELECT leadA, leadB FROM caseOperation WHERE at >= ?
     UNION SELECT leadA, leadB FROM caseOperation WHERE id IN (SELECT value FROM json_each(?))`,
    now - HUB_LOOKS_WITHIN_MS,
    JSON.stringify([...pendingIds('caseOperation')]),
  ).flatMap(({ leadA, leadB }) => [leadA, leadB]);
  if (leads.length === 0) return { decided: [], reopened: [] };
  const { view } = Decisions.around(database, new Set(), leads);
  const known = [...new Set(leads.flatMap((lead) => view.cases.get(view.caseOf(lead))?.members ?? [lead]))];
  const rows = all<DuplicateSuggestion>(
    database,
    'SELECT * FROM duplicateSuggestion WHERE leadA IN (SELECT value FROM json_each(?)) OR leadB IN (SELECT value FROM json_each(?))',
    JSON.stringify(known),
    JSON.stringify(known),
  );
  const settled = ({ leadA, leadB }: DuplicateSuggestion): boolean =>
    view.isSplit(leadA, leadB) || view.caseOf(leadA) === view.caseOf(leadB);
  return {
    decided: rows.filter((row) => row.state === 'open' && settled(row)).map(({ id }) => id),
    reopened: rows.filter((row) => (row.state === 'merged' || row.state === 'split') && !settled(row)).map(({ id }) => id),
  };
}

/** Undefined when one of the leads is not here (any more). */
export function pairRow(context: QueryContext, row: DuplicateSuggestion): DuplicatePairRow | undefined {
  const [a, b] = pairOf(row.leadA, row.leadB).map((id) => byId<Lead>(context.database, 'lead', id));
  if (a === undefined || b === undefined) return undefined;
  return {
    id: row.id, a: mark(context, 'lead', a), b: mark(context, 'lead', b), savedVisits: row.savedVisits, kind: row.kind,
    sameShop: row.sameShop, sameIncident: row.sameIncident, strong: row.strong === 1, reasons: JSON.parse(row.reasons) as Reason[],
    distanceM: row.distanceM < 0 ? null : row.distanceM, weightsVersion: row.weightsVersion,
  };
}
