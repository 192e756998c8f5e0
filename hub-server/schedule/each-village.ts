/** The villages of a hub, one after the other. */
import type { Database } from 'better-sqlite3';
import type { Actor } from '#domain/core/actor.ts';
import { systemActor } from './system-commands.ts';

/** Runs through all villages of all cities, as the city; ends early when the hub stops. */
export async function eachVillage(
  database: Database, stopping: AbortSignal, work: (villageCode: string, city: Actor) => Promise<void>,
): Promise<void> {
  const cities = database.prepare<[], string>('SELECT id FROM city ORDER BY id').pluck().all();
  const villages = database.prepare<[string], string>('SELECT id FROM village WHERE id GLOB ? ORDER BY id').pluck();
  for (const cityCode of cities) {
    const city = systemActor('citySupervisor', cityCode);
    for (const villageCode of villages.all(`${city.grants[0] ?? cityCode}*`)) {
      if (stopping.aborted) return;
      await work(villageCode, city);
    }
  }
}
