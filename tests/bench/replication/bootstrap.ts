/**
 * Bootstrap: an empty station takes every row of a city from the hub's prepared file. Beside it the raw limit, the same
 * file downloaded, hashed, unpacked and opened in one pass. The first station also waits for the file to be built.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TestHub } from '../../support/hub.ts';
import { median, round } from '../measure.ts';
import { ratio, runScript } from './child.ts';
import { prepareRows, supervisorOf } from './prepare.ts';
import type { Login } from './prepare.ts';
import type { Bench } from './sizes.ts';
import { BenchStation } from './station.ts';

export interface BootstrapFigures {
  readonly rows: number;
  /** Few rows come by pages, many as a file. */
  readonly by: 'pages' | 'file';
  readonly ms: number;
  readonly rowsPerSecond: number;
  readonly peakRssMb: number;
  readonly [figure: string]: string | number;
}

interface Bootstrapped { readonly ms: number; readonly peakRssMb: number }

export const bootstrap: Bench = async (folder, { bootstrapRows, rounds }) => {
  const results = [];
  for (const rows of bootstrapRows) {
    const own = join(folder, String(rows));
    mkdirSync(own, { recursive: true });
    results.push(await bootstrapOf(own, rows, rounds));
    rmSync(own, { recursive: true, force: true });
  }
  return { results };
};

/** A hub with the rows, its first station, and then one station after the other beside the raw limit. */
export async function bootstrapOf(folder: string, rows: number, rounds: number): Promise<BootstrapFigures> {
  prepareRows(folder, rows);
  const login = supervisorOf(folder);
  const hub = await TestHub.start(folder);
  try {
    const first = await oneStation(join(folder, 'first'), hub.url, login);
    const { offer } = first;
    if (offer === undefined) {
      return { rows, by: 'pages', ms: round(first.ms), rowsPerSecond: perSecond(rows, first.ms), peakRssMb: first.peakRssMb };
    }
    const stations: Bootstrapped[] = [];
    const raws: Bootstrapped[] = [];
    for (let turn = 0; turn < rounds; turn += 1) {
      const station = await oneStation(join(folder, `station-${String(turn)}`), hub.url, login);
      stations.push(station);
      raws.push(await rawDownload(folder, hub.url, login, station.offer ?? offer));
    }
    const ms = median(stations.map((station) => station.ms));
    const rawMs = median(raws.map((raw) => raw.ms));
    return {
      rows: offer.rows, by: 'file', fileMb: round(offer.bytes / 1e6), compressedMb: round(offer.compressedBytes / 1e6), rounds,
      ms: round(ms), rowsPerSecond: perSecond(offer.rows, ms), firstWithBuildingMs: round(first.ms),
      peakRssMb: Math.max(...stations.map((station) => station.peakRssMb)),
      rawMs: round(rawMs), rawPeakRssMb: Math.max(...raws.map((raw) => raw.peakRssMb)), ratioToRaw: ratio(ms, rawMs),
    };
  } finally {
    await hub.stop();
  }
}

const perSecond = (rows: number, ms: number): number => Math.round((rows / ms) * 1000);

async function oneStation(directory: string, hubUrl: string, login: Login) {
  const station = new BenchStation({ directory, hubUrl, login });
  try {
    const inStep = station.next('inStep');
    await station.signIn();
    const end = await inStep;
    const { peakRssMb } = await station.probe();
    return { ms: end - station.marked('connect'), peakRssMb, offer: station.offer };
  } finally {
    await station.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Offered { readonly name: string; readonly sha256: string }

async function rawDownload(folder: string, hubUrl: string, { token }: Login, offer: Offered): Promise<Bootstrapped> {
  const target = join(folder, 'raw.sqlite');
  try {
    const url = `${hubUrl}/api/v1/snapshots/${offer.name}`;
    return await runScript<Bootstrapped>(new URL('./raw-download.ts', import.meta.url), [url, token, offer.sha256, target]);
  } finally {
    rmSync(target, { force: true });
  }
}
