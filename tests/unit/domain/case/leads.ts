/** Worlds with leads that may be duplicates. */
import { townOf } from '#domain/core/scope.ts';
import { caseOperationTable } from '#domain/schema/duplicates.ts';
import type { CaseOperation } from '#domain/schema/duplicates.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { dispatcher, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

/** A world with the leads a, b, c, …, one in each of the villages. */
export function leadsIn(...villages: readonly string[]): World {
  const w = world();
  w.must(
    'lead.report', { villageCode: VILLAGE, category: 'other', subjectName: '无名小吃店', address: '某路9号', origin: 'complaint' }, dispatcher,
  );
  const reported = w.lead();
  w.drop(leadTable, reported.id);
  villages.forEach((village, index) => {
    const id = String.fromCharCode(97 + index);
    const lead: Lead = { ...reported, id, scope: village, villageCode: village, townCode: townOf(village) };
    w.put(leadTable, lead);
  });
  return w;
}

export const twoLeads = (a: string, b: string): World => leadsIn(a, b);

/** The id of the newest operation, of a kind when one is named; one that does not exist when there is none. */
export function lastOperation(w: World, kind?: CaseOperation['kind']): string {
  const rows = w.all(caseOperationTable).filter((row) => kind === undefined || row.kind === kind);
  return rows.at(-1)?.operation ?? 'none';
}
