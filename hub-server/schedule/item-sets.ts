/** 事项启用: versions of the items that the city wants in force from a day on take over when that day begins. */
import type { JobServices } from './job-services.ts';
import { everyDay } from './rhythm.ts';
import type { Job } from './schedule.ts';
import { systemActor } from './system-commands.ts';

/** Minutes after midnight: nobody is on site then. */
const AT_MINUTE = 5;

export function itemSetActivation({ store, commands }: JobServices): Job {
  return {
    name: 'items.activation',
    rhythm: everyDay(AT_MINUTE),
    run: ({ period }) => {
      const due = store.database.prepare<[string], string>(
        'SELECT id FROM itemSet WHERE activateOn IS NOT NULL AND activateOn <= ? ORDER BY activateOn, savedAt, id',
      ).pluck().all(period);
      const city = store.database.prepare<[], string>('SELECT id FROM city ORDER BY id').pluck().get();
      if (city === undefined) return;
      for (const id of due) commands.decide('itemset.activate', { id, cityCode: city }, systemActor('citySupervisor', city));
    },
  };
}
