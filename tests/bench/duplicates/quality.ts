/** How well duplicates are found: against the truth about the development leads, or about invented ones where those are not at hand. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Batch } from '#domain/duplicates/batch.ts';
import type { Candidate } from '#domain/duplicates/batch.ts';
import { profileOf } from '#domain/duplicates/profile.ts';
import type { Reading } from '#domain/duplicates/profile.ts';
import { SUGGEST_FROM, STRONG_FROM } from '#domain/duplicates/score.ts';
import { weightsMark } from '#domain/duplicates/weights.ts';
import { readLabelledLeads, readLabelledPairs } from '#cli/duplicates/labelled.ts';
import type { LabelledLead, LabelledPair } from '#cli/duplicates/labelled.ts';
import { builtInWeights, readingElsewhere, readingFor } from '#hub/duplicates/built-in.ts';
import { ROOT } from '../../runner/tool.ts';
import { report } from '../measure.ts';
import { inventLeads } from './invented.ts';

const DEVELOPMENT_FOLDER = join(ROOT, '../shared/data/leads-dev');
const INVENTED = { leads: 20_000, seed: 7 } as const;
/** What the issue asks for. */
const GOALS = { incidentF1: 0.95, clusterPairF1: 0.97, blockingRecall: 0.975, neighboursFlagged: 0.005 } as const;
/** The answer "same" to a question. */
const YES = 0.5;

/** Reports the half of the towns the weights were not learnt on, and the other one beside it. */
export function quality(): void {
  const development = existsSync(DEVELOPMENT_FOLDER);
  const leads = development ? readLabelledLeads(DEVELOPMENT_FOLDER) : [...inventLeads(INVENTED.leads, INVENTED.seed)];
  const reports = leads.map((lead) => lead.report);
  const set = development ? 'development' : 'invented';
  const candidates = measureAll(leads, readingFor(reports), set);
  // The same leads read as if they were of a city whose territory nobody has loaded.
  measureAll(leads, readingElsewhere(reports), `${set}, places not known`);
  const pairs = development ? readLabelledPairs(DEVELOPMENT_FOLDER) : neighboursAmong(leads);
  for (const [slice, figures] of hardPairs(leads, candidates, pairs)) report('duplicates.hardPairs', { slice, ...figures });
  report('duplicates.goals', { ...GOALS });
}

function measureAll(leads: readonly LabelledLead[], reading: Reading, set: string): readonly Candidate[] {
  const weights = builtInWeights();
  const batch = new Batch(leads.map((lead) => profileOf(lead.report, reading)), { weights });
  const candidates = [...batch.candidates()];
  const groups = batch.groups();
  for (const half of new Set(leads.map((lead) => lead.half))) {
    report('duplicates.quality', { set, half, ...measure(leads, half, candidates, groups), weights: weightsMark(weights) });
  }
  return candidates;
}

type Half = LabelledLead['half'];

function measure(leads: readonly LabelledLead[], half: Half, candidates: readonly Candidate[], groups: readonly number[][]) {
  const inHalf = (member: number) => leads[member]?.half === half;
  const mine = candidates.filter(({ a, b }) => inHalf(a) && inHalf(b));
  const grouped = groups.flatMap((group) => pairsOf(group.filter(inHalf)));
  const incidents = truePairs(leads, half, 'incident');
  const shops = truePairs(leads, half, 'shop');
  const same = (field: 'incident' | 'shop') => ({ a, b }: Pair) => leads[a]?.[field] === leads[b]?.[field];
  const sameIncident = same('incident');
  const strong = mine.filter((pair) => pair.sameIncident >= STRONG_FROM);
  return {
    leads: leads.filter((lead) => lead.half === half).length,
    blockingRecall: round(mine.filter(sameIncident).length / incidents),
    incident: precisionAndRecall(mine.filter((pair) => pair.sameIncident >= YES), sameIncident, incidents),
    shop: precisionAndRecall(mine.filter((pair) => pair.sameShop >= YES), same('shop'), shops),
    clusterPairs: precisionAndRecall(grouped, sameIncident, incidents),
    strongPrecision: round(strong.filter(sameIncident).length / strong.length),
  };
}

interface Pair { readonly a: number; readonly b: number }

function pairsOf(members: readonly number[]): Pair[] {
  return members.flatMap((a, index) => members.slice(index + 1).map((b) => ({ a, b })));
}

function truePairs(leads: readonly LabelledLead[], half: Half, field: 'incident' | 'shop'): number {
  const sizes = new Map<string, number>();
  for (const lead of leads) if (lead.half === half) sizes.set(lead[field], (sizes.get(lead[field]) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

function precisionAndRecall(found: readonly Pair[], isTrue: (pair: Pair) => boolean, all: number) {
  const right = found.filter(isTrue).length;
  return { precision: round(right / found.length), recall: round(right / all), f1: round((2 * right) / (found.length + all)) };
}

type HardPair = Pick<LabelledPair, 'a' | 'b' | 'slice'>;

/** Share of the pairs picked for being hard that are suggested as one shop, and answered with "same shop" and "same incident". */
function hardPairs(leads: readonly LabelledLead[], candidates: readonly Candidate[], pairs: readonly HardPair[]) {
  const scored = new Map(candidates.map((pair) => [`${leads[pair.a]?.report.id ?? ''} ${leads[pair.b]?.report.id ?? ''}`, pair]));
  const counts = new Map<string, { pairs: number; suggested: number; sameShop: number; sameIncident: number }>();
  for (const { a, b, slice } of pairs) {
    const pair = scored.get(`${a} ${b}`) ?? scored.get(`${b} ${a}`);
    const count = counts.get(slice) ?? { pairs: 0, suggested: 0, sameShop: 0, sameIncident: 0 };
    count.pairs += 1;
    if (pair !== undefined && pair.sameShop >= SUGGEST_FROM) count.suggested += 1;
    if (pair !== undefined && pair.sameShop >= YES) count.sameShop += 1;
    if (pair !== undefined && pair.sameIncident >= YES) count.sameIncident += 1;
    counts.set(slice, count);
  }
  return [...counts].map(([slice, { pairs: all, suggested, sameShop, sameIncident }]) => {
    const shares = { suggested: round(suggested / all), sameShop: round(sameShop / all), sameIncident: round(sameIncident / all) };
    return [slice, { pairs: all, ...shares }] as const;
  });
}

/** Leads of different shops within some ten metres of each other. */
function neighboursAmong(leads: readonly LabelledLead[]): HardPair[] {
  const at = new Map<string, LabelledLead>();
  const pairs: HardPair[] = [];
  for (const lead of leads) {
    const { lon, lat, id } = lead.report;
    if (lon === null || lat === null) continue;
    const cell = `${lon.toFixed(4)},${lat.toFixed(4)}`;
    const other = at.get(cell);
    if (other !== undefined && other.shop !== lead.shop) pairs.push({ a: other.report.id, b: id, slice: 'neighbour' });
    at.set(cell, lead);
  }
  return pairs;
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
