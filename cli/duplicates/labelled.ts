/** Leads with the truth about them, for training and for benchmarks: a folder with leads.jsonl and truth.jsonl. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Report } from '#domain/duplicates/report.ts';
import { reportFormat } from '#domain/duplicates/report-record.ts';
import { CliError } from '../commands/output.ts';

const truthRow = z.object({ id: z.string(), cluster: z.string(), entity: z.string(), tags: z.array(z.string()).default([]) });
const pairRow = z.object({ a: z.string(), b: z.string(), label: z.number(), slice: z.string() });

export interface LabelledLead {
  readonly report: Report;
  /** Leads of one incident share it. */
  readonly incident: string;
  /** Leads of one shop share it. */
  readonly shop: string;
  /** What was done to the lead to make it hard. */
  readonly tags: readonly string[];
  /** Weights are learnt on one half of the towns and measured on the other. */
  readonly half: 'train' | 'held out';
}

export interface LabelledPair { readonly a: string; readonly b: string; readonly label: number; readonly slice: string }

export function readLabelledLeads(folder: string): LabelledLead[] {
  const truth = new Map(rowsOf(join(folder, 'truth.jsonl')).map((row) => truthRow.parse(row)).map((row) => [row.id, row]));
  const leads = rowsOf(join(folder, 'leads.jsonl')).map((row, index) => {
    const parsed = reportFormat.parse(row);
    if (!parsed.ok) throw new CliError(`leads.jsonl, line ${String(index + 1)}: ${parsed.field}: ${parsed.problem}`);
    const known = truth.get(parsed.record.id);
    if (known === undefined) throw new CliError(`truth.jsonl says nothing about ${parsed.record.id}`);
    return { report: parsed.record, incident: known.cluster, shop: known.entity, tags: known.tags };
  });
  const halves = halvesOf(leads);
  return leads.map((lead) => ({ ...lead, half: halves.get(lead.shop) ?? 'train' }));
}

/** Pairs picked for being hard, by kind. */
export function readLabelledPairs(folder: string): LabelledPair[] {
  return rowsOf(join(folder, 'pairs.jsonl')).map((row) => pairRow.parse(row));
}

function rowsOf(path: string): Record<string, unknown>[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** A shop belongs to the half of the town most of its leads were filed under: no street lies in both halves. */
function halvesOf(leads: readonly { readonly report: Report; readonly shop: string }[]): Map<string, LabelledLead['half']> {
  const towns = [...new Set(leads.map(({ report }) => report.townCode))].filter((code) => code !== '').sort();
  const half = new Map(towns.map((code, index) => [code, index % 2 === 0 ? 'train' : 'held out'] as const));
  const votes = new Map<string, Map<string, number>>();
  for (const { report: { townCode }, shop } of leads) {
    if (townCode === '') continue;
    const counts = votes.get(shop) ?? new Map<string, number>();
    votes.set(shop, counts.set(townCode, (counts.get(townCode) ?? 0) + 1));
  }
  return new Map([...votes].map(([shop, counts]) => {
    const [townCode = ''] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    return [shop, half.get(townCode) ?? 'train'];
  }));
}
