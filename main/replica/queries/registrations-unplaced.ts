/** 待定位: registrations whose address named no village, with the villages it might mean. */
import { z } from 'zod';
import type { Registration } from '#domain/schema/entity.ts';
import type { Town, Village } from '#domain/schema/territory.ts';
import type { PlaceCandidate } from '#protocol/bridge/queries.ts';
import type { QueryContext, QueryDefinition } from './definition.ts';
import { all, both, byId, condition, containing, first, inPlace } from './sql.ts';
import { markAll } from './timeline.ts';

/** As the hub's intake writes them; a replica of another build may hold something else, which is then left out. */
const Candidates = z.array(z.object({ villageCode: z.string(), gridId: z.string().nullable(), why: z.string() }));

export const registrationsUnplaced: QueryDefinition<'registrations.unplaced'> = {
  tables: ['registration', 'village', 'town'],
  run: (context, { place, search, offset, limit }) => {
    const { database } = context;
    const where = both([condition('state = ?', 'unplaced'), ...inPlace(place), ...containing(['entityName', 'address'], search)]);
    const rows = all<Registration>(database, `SELECT * FROM registration WHERE ${where.sql} ORDER BY receivedAt, id LIMIT ? OFFSET ?`, ...where.values, limit, offset);
    return {
      total: first<{ n: number }>(database, `SELECT count(*) AS n FROM registration WHERE ${where.sql}`, ...where.values)?.n ?? 0,
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
  return parsed.data.map((candidate) => ({ ...candidate, villageName: byId<Village>(database, 'village', candidate.villageCode)?.name ?? candidate.villageCode }));
}
