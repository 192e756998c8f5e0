/** 待定位: registrations whose address named no village, with the villages it might mean. */
import { z } from 'zod';
import type { Registration } from '#domain/schema/entity.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import type { PlaceCandidate } from '#protocol/bridge/queries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { both, byId, condition, containing, inPlace, page } from './sql.ts';
import { markAll } from './timeline.ts';

/** As the hub's intake writes them; a replica of another build may hold something else, which is then left out. */
const Candidates = z.array(z.object({ villageCode: z.string(), gridId: z.string().nullable(), why: z.string() }));

export const registrationsUnplaced: QueryDefinition<'registrations.unplaced'> = {
  tables: ['registration', 'village', 'town'],
  run: (context, { place, search, offset, limit }) => {
    const { database } = context;
    const where = both([condition('state = ?', 'unplaced'), ...inPlace(place), ...containing(['entityName', 'address'], search)]);
    // `+`: only what waits is sorted, not every registration read in the order of its arrival.
    const { total, rows } = page<Registration>(database, { table: 'registration', where, order: '+receivedAt, id', limit, offset });
    return {
      total,
      rows: markAll(context, 'registration', rows).map((registration) => ({
        registration,
        townName: byId<Town>(database, 'town', registration.townCode)?.name ?? '',
        candidates: candidatesOf(context, registration.candidates),
      })),
    };
  },
};

function candidatesOf({ database }: QueryContext, column: string): readonly PlaceCandidate[] {
  let json: unknown;
  try {
    json = JSON.parse(column);
  } catch {
    return [];
  }
  const parsed = Candidates.safeParse(json);
  if (!parsed.success) return [];
  return parsed.data.map((candidate) => ({
    ...candidate,
    villageName: byId<Village>(database, 'village', candidate.villageCode)?.name ?? candidate.villageCode,
  }));
}
