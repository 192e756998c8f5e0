/** The territory of a hub that starts: the one it has, else that of the city file, else Dongguan. */
import { createReadStream } from 'node:fs';
import type { Timers } from '#domain/core/time.ts';
import { LOCAL_ADMINISTRATOR } from '../accounts/register.ts';
import type { HubServices } from '../http/services.ts';
import { hasTerritory, loadBuiltInTerritory } from './built-in-territory.ts';
import { formatOf, openSource } from './source/source.ts';
import { loadTerritoryFile } from './territory.ts';

/** Does nothing when the hub has a territory. Throws UnreadableFile when the file cannot be taken whole; nothing is written then. */
export async function seedTerritory({ store, clock, log }: HubServices, timers: Timers, cityFile: string | undefined): Promise<void> {
  if (hasTerritory(store)) {
    if (cityFile !== undefined) log.info({ cityFile }, 'the hub has its territory already; the city file is not read');
    return;
  }
  if (cityFile === undefined) loadBuiltInTerritory(store, clock);
  else {
    const source = await openSource(createReadStream(cityFile), formatOf(cityFile));
    await loadTerritoryFile(source, { store, clock, timers }, { actor: LOCAL_ADMINISTRATOR, origin: 'hub' });
  }
  log.info({ cityFile: cityFile ?? 'built in' }, 'territory loaded');
}
