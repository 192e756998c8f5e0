/** What resembles a lead while it is typed in: the hub's own scorer over the leads this station holds. */
import { townOf } from '#domain/core/scope.ts';
import { LEAD_CATEGORIES } from '#domain/schema/lead.ts';
import type { Lead, LeadCategory } from '#domain/schema/lead.ts';
import { STRONG_FROM, SUGGEST_FROM } from '#domain/duplicates/score.ts';
import { weightsMark } from '#domain/duplicates/weights.ts';
import type { Likeness, SimilarLead } from '#protocol/bridge/queries.ts';
import type { Match } from '#protocol/sqlite/duplicate-index.ts';
import { Decisions } from '../duplicates/case-entries.ts';
import { leadMatchesOf } from '../duplicates/lead-matches.ts';
import type { QueryDefinition } from './definition.ts';
import { byId } from './sql.ts';
import { mark } from './timeline.ts';

export const leadsSimilar: QueryDefinition<'leads.similar'> = {
  tables: ['lead', 'caseOperation', 'duplicateWeights'],
  run: (context, { limit, category, villageCode, ...draft }) => {
    const { database, now } = context;
    const matcher = leadMatchesOf(database);
    const sought = {
      ...draft, id: '', villageCode, townCode: townOf(villageCode), category: knownCategory(category), origin: 'typed' as const,
      reporterId: null, occurredAt: now,
    };
    const found = matcher.find(sought).filter(({ sameShop }) => sameShop >= SUGGEST_FROM).slice(0, limit);
    const decisions = Decisions.around(database, new Set(), found.map(({ id }) => id));
    const version = weightsMark(matcher.weights());
    return found.flatMap((match): SimilarLead[] => {
      const lead = byId<Lead>(database, 'lead', match.id);
      if (lead === undefined) return [];
      const master = decisions.view.caseOf(lead.id);
      const caseNumber = master === lead.id ? null : byId<Lead>(database, 'lead', master)?.number ?? null;
      return [{ ...likenessOf(match, version), lead: mark(context, 'lead', lead), caseNumber }];
    });
  },
};

/** A category that was not chosen yet is as good as none. */
const knownCategory = (category: string): LeadCategory => LEAD_CATEGORIES.find((known) => known === category) ?? 'other';

export function likenessOf(match: Match, weightsVersion: string): Likeness {
  return {
    kind: match.sameIncident >= SUGGEST_FROM ? 'duplicate' : 'related', sameShop: match.sameShop, sameIncident: match.sameIncident,
    strong: match.sameIncident >= STRONG_FROM, reasons: match.reasons, distanceM: match.levels.distanceM, weightsVersion,
  };
}
