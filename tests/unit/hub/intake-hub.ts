/** A hub in memory with Dongguan's territory, and files as a registry would send them. */
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { loadBuiltInTerritory } from '#hub/intake/built-in-territory.ts';
import type { ImportKind } from '#hub/intake/import-run.ts';
import type { ImportSummary } from '#hub/intake/report.ts';
import { IntakeService } from '#hub/intake/service.ts';
import { openSource } from '#hub/intake/source/source.ts';
import type { SourceFormat } from '#hub/intake/source/source.ts';
import { Sequencer } from '#hub/replication/sequencer.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import { newSystemId, systemTimers } from '#protocol/system.ts';

export const START = Date.UTC(2026, 10, 20, 2);
export const HEADER = '企业名称,统一社会信用代码,注册日期,企业类型,注册资金,经营范围,注册地址';

/** The n-th invented registration as a line of the registry's file. */
export function line(number: number, over: { name?: string; address?: string; day?: string; scope?: string } = {}): string {
  const { name = `晨星${String(number)}店`, address = '东莞市虎门镇博涌村新兴路8号', day = '2026-11-19', scope = '销售：五金。' } = over;
  return [name, `91441900MA${String(number).padStart(8, '0')}`, day, '个体工商户', 'N/A', scope, address].join(',');
}

/** As a file is read from disk. */
const CHUNK_BYTES = 64 * 1024;

export const csv = (...lines: readonly string[]): string => [HEADER, ...lines].join('\n');

export class IntakeHub {
  readonly time = { now: START };
  readonly store = openSqliteStore({ path: ':memory:', newId: newSystemId });
  readonly #clock = { now: () => this.time.now };
  readonly sequencer = new Sequencer({ store: this.store, clock: this.#clock });
  readonly intake = new IntakeService({
    store: this.store, clock: this.#clock, timers: systemTimers, calendar: () => this.sequencer.calendar(),
  });

  constructor() {
    loadBuiltInTerritory(this.store, this.#clock);
    onTestFinished(() => this.store.close());
  }

  /** Imports a file's content, cut into chunks of `chunkBytes` as a network would. */
  async take(
    content: string | Uint8Array, kind: ImportKind = 'registrations', format: SourceFormat = 'csv', chunkBytes = CHUNK_BYTES,
  ): Promise<ImportSummary> {
    const bytes = Buffer.from(content as Uint8Array);
    const starts = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, index) => index * chunkBytes);
    const source = await openSource(Readable.from(starts.map((start) => bytes.subarray(start, start + chunkBytes))), format);
    return this.intake.import(kind, source, { actor: LOCAL_ADMINISTRATOR, origin: 'test' });
  }

  rows<T>(sql: string, ...parameters: readonly unknown[]): T[] {
    return this.store.database.prepare(sql).all(...parameters) as T[];
  }

  count(table: string): number {
    return this.store.database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
  }
}

/** What was refused, as `row field reason`. */
export function refused({ rejectedRows }: ImportSummary): string[] {
  return rejectedRows.map(({ row, field, reason }) => `${String(row)} ${field} ${reason}`);
}
