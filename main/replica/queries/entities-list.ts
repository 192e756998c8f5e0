/** Market entities of a place. Filters by industry and permit look for the words of the table in scope text and name. */
import type { Database } from 'better-sqlite3';
import type { Industry } from '#domain/schema/disposal.ts';
import type { Entity } from '#domain/schema/entity.ts';
import type { PermitItem } from '#domain/schema/items.ts';
import type { PatrolClass } from '#domain/schema/patrol.ts';
import type { EntityRow } from '#protocol/bridge/queries.ts';
import type { QueryDefinition, QueryParams } from './definition.ts';
import { entitiesOfClasses } from './patrol-frequency.ts';
import { all, beginning, both, byId, condition, containing, countOf, inPlace, inScopes, isCode, page } from './sql.ts';
import type { Condition } from './sql.ts';

type Beside = Omit<EntityRow, keyof Entity>;

const NOTHING_BESIDE: Beside = { patrolClass: null, unreportedYear: null, openTasks: 0, openLeads: 0 };

/** Of the entities of one page only. */
const BESIDE = `SELECT entity.id,
  CASE WHEN entity.status = 'active' AND entity.villageCode IS NOT NULL THEN
    coalesce((SELECT patrolClass FROM patrolClass WHERE patrolClass.id = entity.id), 'A') END AS patrolClass,
  (SELECT max(year) FROM annualReport WHERE annualReport.entityId = entity.id AND annualReport.state = 'unreported') AS unreportedYear,
  (SELECT count(*) FROM task WHERE task.entityId = entity.id AND task.open = 1) AS openTasks,
  (SELECT count(*) FROM lead WHERE lead.entityId = entity.id AND lead.open = 1) AS openLeads
  FROM json_each(?) CROSS JOIN entity ON entity.id = json_each.value`;

export const entitiesList: QueryDefinition<'entities.list'> = {
  tables: ['entity', 'patrolClass', 'annualReport', 'permitItem', 'industry', 'task', 'lead'],
  run: ({ database }, args) => {
    const { offset, limit } = args;
    const where = both([...inPlace(args.place), ...filtersOf(database, args)]);
    // By the newest registration: an index holds the order, so that a city's list is a walk and not a sort.
    const order = 'registeredOn DESC, id DESC';
    const { total, rows } = page<Entity>(database, { table: 'entity', where, order, limit, offset });
    const keys = JSON.stringify(rows.map(({ id }) => id));
    const beside = new Map(all<Beside & { id: string }>(database, BESIDE, keys).map(({ id, ...rest }) => [id, rest]));
    return { total, rows: rows.map((entity) => ({ ...entity, ...(beside.get(entity.id) ?? NOTHING_BESIDE) })) };
  },
};

export const entitiesCounts: QueryDefinition<'entities.counts'> = {
  tables: ['entity', 'patrolClass', 'annualReport'],
  run: ({ database }, { place }) => {
    const counted = entitiesOfClasses(database, place);
    const of = (patrolClass: PatrolClass): number =>
      counted.reduce((sum, each) => sum + (each.patrolClass === patrolClass ? each.entities : 0), 0);
    const missing = both([condition("state = 'unreported'"), ...inScopes(place)]);
    return {
      all: countOf(database, 'entity', both(inPlace(place))),
      classes: { A: of('A'), B: of('B'), C: of('C'), D: of('D') },
      unreported: countOf(database, 'annualReport', missing),
    };
  },
};

function filtersOf(database: Database, args: QueryParams<'entities.list'>): readonly Condition[] {
  const filters: Condition[] = [...searchedFor(args.search)];
  if (args.kind !== '') filters.push(condition('kind = ?', args.kind));
  // The order of the list is an index of its own: an index by status would have to be sorted.
  if (args.status !== '') filters.push(condition('+status = ?', args.status));
  if (args.patrolClass !== '') filters.push(...ofClass(args.patrolClass));
  if (args.report === 'unreported') {
    filters.push(condition("EXISTS (SELECT 1 FROM annualReport r WHERE r.entityId = entity.id AND r.state = 'unreported')"));
  }
  if (args.industryId !== '') filters.push(withWords(byId<Industry>(database, 'industry', args.industryId)));
  if (args.permitId !== '') filters.push(withWords(byId<PermitItem>(database, 'permitItem', args.permitId)));
  return filters;
}

/** Only an active entity has a class; of class A is whoever has no row. */
function ofClass(patrolClass: PatrolClass): readonly Condition[] {
  const active = condition("(+status = 'active' AND +villageCode IS NOT NULL)");
  return patrolClass === 'A'
    ? [active, condition('NOT EXISTS (SELECT 1 FROM patrolClass WHERE patrolClass.id = entity.id)')]
    : [active, condition('id IN (SELECT id FROM patrolClass WHERE patrolClass.patrolClass = ?)', patrolClass)];
}

function searchedFor(search: string): readonly Condition[] {
  const code = beginning('creditCode', search);
  return code !== undefined && isCode(search) ? [code] : containing(['name', 'address'], search);
}

/** Any of the words; nothing at all for an industry or permit that is gone. */
function withWords(row: { readonly keywords: string } | undefined): Condition {
  const words = row === undefined ? [] : (JSON.parse(row.keywords) as string[]);
  if (words.length === 0) return condition('0');
  const found = words.map(() => "instr(businessScope || ' ' || name, ?) > 0").join(' OR ');
  return condition(`(${found})`, ...words);
}
