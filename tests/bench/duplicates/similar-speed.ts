/** What a call-taker waits for while typing: `leads.similar` on the replica of a large town. */
import { WorkCalendar } from '#domain/calendar/calendar.ts';
import type { AnyRow } from '#domain/core/table.ts';
import { toCells } from '#domain/core/row.ts';
import { townOf } from '#domain/core/scope.ts';
import { newLead } from '#domain/lead/new.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { townTable, villageTable } from '#domain/schema/territory.ts';
import { leadMatchesOf } from '#main/replica/duplicates/lead-matches.ts';
import { leadsSimilar } from '#main/replica/queries/duplicates-similar.ts';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import { QUERY_ARGS } from '#protocol/bridge/queries.ts';
import { SqliteRows } from '#protocol/sqlite/rows.ts';
import townList from '#resources/territory/towns.json' with { type: 'json' };
import villageList from '#resources/territory/villages.json' with { type: 'json' };
import { report, round, spread } from '../measure.ts';
import { inventLeads } from './invented.ts';

/** Leads of a city in four months; a station of two of its 33 towns holds those that name their village. */
const LEADS = 357_000;
const TOWNS = 2;
const TYPED = 1_000;
const GOAL_MS = 5;
const SEED = 23;
const calendar = new WorkCalendar([]);
const person = { accountId: 'bench', name: 'bench', role: 'townStaff' as const, grants: ['4'], memberId: null };

export function similarSpeed(path: string): void {
  const replica = openReplica({ path, clock: { now: () => 0 }, newId: () => 'bench' });
  const { database } = replica;
  const [stored, typed] = leads();
  const now = stored.reduce((latest, { occurredAt }) => Math.max(latest, Number(occurredAt)), 0);
  const rows = new SqliteRows(database);
  database.transaction(() => {
    for (const { code, name, shortName } of townList.towns) rows.put(townTable, place({ id: code, name, shortName }));
    for (const { code, name, shortName, townCode } of villageList.villages) {
      rows.put(villageTable, place({ id: code, name, shortName, townCode }));
    }
    for (const lead of stored) rows.putCells(leadTable, toCells(leadTable, lead));
  })();
  const begin = performance.now();
  const matches = leadMatchesOf(database);
  while (matches.takeIn(200));
  const warmUpSeconds = (performance.now() - begin) / 1000;
  const context = {
    database, now, calendar, pendingIds: () => new Set<string>(),
    account: { id: 'bench', login: 'bench', name: 'bench', role: 'townStaff' as const, place: '', grants: ['4'], memberId: null },
  };
  const durations = typed.map(({ villageCode, category, subjectName, address, description, phone, lon, lat }) => {
    const args = QUERY_ARGS['leads.similar'].parse({ villageCode, category, subjectName, address, description, phone, lon, lat });
    const start = performance.now();
    const cpu = process.cpuUsage();
    leadsSimilar.run(context, args);
    const used = process.cpuUsage(cpu);
    return { wall: performance.now() - start, cpu: (used.user + used.system) / 1000 };
  });
  report('duplicates.similar', {
    leads: stored.length, warmUpSeconds: round(warmUpSeconds), goalMs: GOAL_MS,
    ms: spread(durations.map(({ wall }) => wall)), cpuMs: spread(durations.map(({ cpu }) => cpu)),
  });
  replica.close();
}

const place = (values: Record<string, string>): AnyRow => ({
  scope: '*', also: null, townCode: '', lon: 113.7, lat: 23, pinyin: '', initials: '', areaKm2: 1, sort: 0, kind: 'village', ...values,
} as unknown as AnyRow);

/** Every tenth lead is kept to be typed in. */
function leads(): readonly [AnyRow[], AnyRow[]] {
  const towns = new Set<string>();
  const rows = [...inventLeads(LEADS, SEED)].flatMap(({ report: told }, index): AnyRow[] => {
    const { villageCode } = told;
    if (villageCode === '') return [];
    towns.add(townOf(villageCode));
    const context = { now: told.at ?? 0, issuedAt: told.at ?? 0, commandId: `c${String(index)}`, actor: person, calendar };
    return [newLead({
      villageCode, townCode: townOf(villageCode), subjectName: told.name, address: told.address, addressKey: '',
      description: told.description, phone: told.phone, category: 'other', origin: 'typed', industry: '', gridId: null,
      lon: told.lon, lat: told.lat, entityId: null, taskId: null,
      reporterId: null, reporterName: '', occurredAt: told.at ?? 0,
    }, context) as unknown as AnyRow];
  });
  const wanted = new Set([...towns].slice(0, TOWNS));
  const here = rows.filter(({ townCode }) => wanted.has(String(townCode)));
  const typed = here.filter((_, index) => index % 10 === 0).slice(0, TYPED);
  return [here.filter((row) => !typed.includes(row)), typed];
}
