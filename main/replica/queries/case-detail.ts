/** The case of a lead, and two leads side by side. */
import { pairOf } from '#domain/duplicates/cases/operation.ts';
import { valuesOf } from '#domain/duplicates/cases/survivors.ts';
import type { MemberValues, SourceRank } from '#domain/duplicates/cases/survivors.ts';
import type { Case } from '#domain/duplicates/cases/view.ts';
import { suggestionId } from '#domain/duplicates/suggestion.ts';
import { weightsMark } from '#domain/duplicates/weights.ts';
import type { Complaint } from '#domain/schema/complaint.ts';
import type { DuplicateSuggestion } from '#domain/schema/duplicates.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { CaseMember, DuplicatePairRow, Likeness, Pending } from '#protocol/bridge/queries.ts';
import { Decisions } from '../duplicates/case-entries.ts';
import { leadMatchesOf } from '../duplicates/lead-matches.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { openHere, pairRow } from './duplicates-queue.ts';
import { likenessOf } from './duplicates-similar.ts';
import { all, both, byId, first } from './sql.ts';
import { mark } from './timeline.ts';

const TABLES = ['caseOperation', 'duplicateSuggestion', 'lead', 'task', 'entity', 'evidence', 'leadVisit', 'complaint'] as const;

export const caseDetail: QueryDefinition<'case.detail'> = {
  tables: TABLES,
  run: (context, { id }) => {
    const { database, pendingIds } = context;
    const lead = byId<Lead>(database, 'lead', id);
    if (lead === undefined) return null;
    const decisions = Decisions.around(database, pendingIds('caseOperation'), [id]);
    const it = decisions.view.cases.get(decisions.view.caseOf(id)) ?? alone(id);
    const members = it.members.map((member) => memberOf(context, member));
    return {
      master: it.master, members, weakestScore: it.weakestScore,
      values: valuesOf(it, members.flatMap(({ lead: held }) => (held === null ? [] : [valuesOfLead(context, held)]))),
      conflicts: decisions.conflictCards(it.members),
      history: decisions.history(({ leadA, leadB }) => it.members.includes(leadA) || it.members.includes(leadB)),
      suggestions: suggestionsOf(context, it.members),
    };
  },
};

export const duplicatesPair: QueryDefinition<'duplicates.pair'> = {
  tables: TABLES,
  run: (context, { a, b }) => {
    if (a === b) return null;
    const { database, pendingIds } = context;
    const [one, other] = pairOf(a, b).map((id) => withLead(memberOf(context, id)));
    if (one === undefined || other === undefined) return null;
    const decisions = Decisions.around(database, pendingIds('caseOperation'), [a, b]);
    const { view } = decisions;
    const row = byId<DuplicateSuggestion>(database, 'duplicateSuggestion', suggestionId(pairOf(a, b)));
    const likeness = likenessOfPair(context, one.lead, other.lead, row);
    if (likeness === undefined) return null;
    const state = view.isSplit(a, b) ? 'split' : view.caseOf(a) === view.caseOf(b) ? 'merged' : row?.state === 'stale' ? 'stale' : 'open';
    const inCases = [a, b].flatMap((id) => view.cases.get(view.caseOf(id))?.members ?? [id]);
    return { ...likeness, a: one, b: other, state, cluster: clusterOf(context, inCases), history: decisions.history(namesOneOf(inCases)) };
  },
};

const namesOneOf = (leads: readonly string[]) => ({ leadA, leadB }: { leadA: string; leadB: string }): boolean =>
  leads.includes(leadA) || leads.includes(leadB);

const alone = (id: string): Case => ({ master: id, members: [id], weakestScore: 1, picks: new Map() });

function memberOf(context: QueryContext, id: string): CaseMember {
  const { database } = context;
  const lead = byId<Lead>(database, 'lead', id);
  if (lead === undefined) return { id, lead: null, task: null, creditCode: '', evidence: 0, callBack: null };
  const task = first<NonNullable<CaseMember['task']>>(database, 'SELECT id, number, state FROM task WHERE id = ?', lead.taskId);
  const evidence = first<{ n: number }>(
    database,
    'SELECT count(*) AS n FROM evidence WHERE subjectId = ? OR subjectId IN (SELECT id FROM leadVisit WHERE leadId = ?)',
    id,
    id,
  );
  return {
    id, lead: mark(context, 'lead', lead), task: task ?? null, evidence: evidence?.n ?? 0, callBack: callBackOf(context, lead),
    creditCode: byId<Entity>(database, 'entity', lead.entityId)?.creditCode ?? '',
  };
}

/** Of a complaint that was typed in nobody recorded the call: it is owed. A department does not see who complained. */
function callBackOf({ database }: QueryContext, lead: Lead): CaseMember['callBack'] {
  if (lead.origin !== 'complaint') return null;
  const calls = all<Pick<Complaint, 'callBackResult'>>(
    database,
    'SELECT callBackResult FROM complaint WHERE leadId = ? AND wantsCallBack = 1',
    lead.id,
  );
  const reached = calls.every(({ callBackResult }) => callBackResult !== null && callBackResult !== 'unreachable');
  return calls.length > 0 && reached ? 'done' : 'owed';
}

const withLead = (member: CaseMember) => (member.lead === null ? undefined : { ...member, lead: member.lead });

/** What the hub told of a pair; of one it did not suggest, what the station makes of it. */
function likenessOfPair(context: QueryContext, a: Lead, b: Lead, row: DuplicateSuggestion | undefined): Likeness | undefined {
  if (row !== undefined) return pairRow(context, row);
  const matcher = leadMatchesOf(context.database);
  const match = matcher.compare(a, b);
  return match === undefined ? undefined : likenessOf(match, weightsMark(matcher.weights()));
}

const RANK_OF_ORIGIN: Readonly<Record<Lead['origin'], SourceRank>> = {
  firstCheck: 'officer', recheck: 'officer', patrol: 'officer', complaint: 'citizen', typed: 'operator',
};

function valuesOfLead({ database }: QueryContext, lead: Lead): MemberValues {
  const entity = byId<Entity>(database, 'entity', lead.entityId);
  return {
    lead: lead.id, rank: RANK_OF_ORIGIN[lead.origin], category: lead.category, name: lead.subjectName,
    nameKind: entity?.name === lead.subjectName ? 'registered' : 'sign', creditCode: entity?.creditCode ?? '', address: lead.address,
    phone: lead.phone, fix: lead.lon === null || lead.lat === null ? null : { lon: lead.lon, lat: lead.lat, accuracyM: null },
  };
}

/** Suggestions shown beside one lead. */
const SUGGESTIONS_MAX = 12;

/** Of the cases of the leads themselves nothing is suggested; each other lead once. */
function suggestionsOf(context: QueryContext, members: readonly string[]): DuplicatePairRow[] {
  const ids = JSON.stringify(members);
  const rows = (['duplicate', 'related'] as const).flatMap((kind) => {
    const { sql, values } = both(openHere(context, '', kind));
    return all<DuplicateSuggestion>(
      context.database,
      // First those that name a member, which are few; of the open ones there may be many.
      `WITH naming AS MATERIALIZED (
         SELECT * FROM duplicateSuggestion WHERE leadA IN (SELECT value FROM json_each(?)) OR leadB IN (SELECT value FROM json_each(?))
       )
       SELECT * FROM naming WHERE ${sql} ORDER BY sameIncident DESC, sameShop DESC, id LIMIT ?`,
      ids, ids, ...values, SUGGESTIONS_MAX,
    );
  });
  return rows.flatMap((row) => pairRow(context, row) ?? []);
}

/** Leads of one cluster; nobody decides about more at once. */
const CLUSTER_MAX = 30;

/** The leads that open suggestions of duplicates tie together, from these on. */
function clusterOf(context: QueryContext, from: readonly string[]): Pending<Lead>[] {
  const found = new Set(from);
  for (const id of found) {
    if (found.size >= CLUSTER_MAX) break;
    for (const { kind, a, b } of suggestionsOf(context, [id])) if (kind === 'duplicate') found.add(a.id === id ? b.id : a.id);
  }
  const leads = [...found].sort().map((id) => byId<Lead>(context.database, 'lead', id));
  return leads.filter((lead) => lead !== undefined).map((lead) => mark(context, 'lead', lead));
}
