/**
 * Writes resources/duplicates/weights.json from labelled leads: the towns of the training half only, so that the other half
 * tells how good they are. Run by hand: node cli/generate/duplicate-weights.ts FOLDER VERSION
 */
import { writeFileSync } from 'node:fs';
import { Batch } from '#domain/duplicates/batch.ts';
import { learnWeights } from '#domain/duplicates/learn.ts';
import type { LabelledPair } from '#domain/duplicates/learn.ts';
import { profileOf } from '#domain/duplicates/profile.ts';
import { builtInReading } from '#hub/duplicates/built-in.ts';
import { EXPERT_WEIGHTS } from '../duplicates/expert-weights.ts';
import { readLabelledLeads } from '../duplicates/labelled.ts';

/** Labels a level needs to move half way from what the experts say. */
const INERTIA = 20;

const [folder = '', version = ''] = process.argv.slice(2);
const leads = readLabelledLeads(folder);
const reading = builtInReading();
const batch = new Batch(leads.map(({ report }) => profileOf(report, reading)), { weights: EXPERT_WEIGHTS });

const pairs: LabelledPair[] = [];
for (const { a, b, levels } of batch.candidates()) {
  const [one, other] = [leads[a], leads[b]];
  if (one?.half !== 'train' || other?.half !== 'train') continue;
  pairs.push({ levels, sameShop: one.shop === other.shop, sameIncident: one.incident === other.incident });
}

const learnt = learnWeights(EXPERT_WEIGHTS, pairs, { version, inertia: INERTIA });
const rounded = JSON.stringify(learnt, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value), 1);
// One feature a line: short enough to read, and a change shows where it is.
const text = rounded.replace(/\{\s*((?:"\w+": -?[\d.]+,?\s*)+)\}/g, (_, inner: string) => `{ ${inner.trim().replace(/\s+/g, ' ')} }`);
writeFileSync(new URL('../../resources/duplicates/weights.json', import.meta.url), `${text}\n`);
process.stderr.write(`${String(pairs.length)} pairs\n`);
