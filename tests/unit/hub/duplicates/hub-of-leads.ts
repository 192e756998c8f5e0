/** A hub in memory with leads that look alike, and its duplicates at work. */
import type { Actor } from '#domain/core/actor.ts';
import { execute } from '#domain/core/execute.ts';
import { townOf } from '#domain/core/scope.ts';
import { put, remove } from '#domain/core/table.ts';
import { newLead } from '#domain/lead/new.ts';
import { commandNamed } from '#domain/registry.ts';
import { caseOperationTable, duplicateSuggestionTable } from '#domain/schema/duplicates.ts';
import type { CaseOperation, DuplicateSuggestion } from '#domain/schema/duplicates.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { LeadDuplicates } from '#hub/duplicates/lead-duplicates.ts';
import { LIMIT_CALENDAR, VILLAGES } from '../../../simulation/city.ts';
import { memoryHub, START } from '../memory-hub.ts';

export const [VILLAGE] = VILLAGES;
/** Another village of the same town. */
export const NEIGHBOUR = VILLAGES.find((village) => village !== VILLAGE && townOf(village) === townOf(VILLAGE)) ?? '';

const context = { now: START, issuedAt: START, commandId: 'c', actor: LOCAL_ADMINISTRATOR, calendar: LIMIT_CALENDAR };
const reported = newLead({
  villageCode: VILLAGE, townCode: townOf(VILLAGE), subjectName: '仁甜便利店', address: '大街75号', addressKey: '', description: '没有营业执照',
  phone: '13913342793', category: 'unlicensed', origin: 'patrol', industry: '', gridId: null, lon: null, lat: null, entityId: null,
  taskId: null, reporterId: null, reporterName: '', occurredAt: START,
}, context);

export const lead = (id: string, values: Partial<Lead> = {}): Lead =>
  ({ ...reported, id, scope: values.villageCode ?? reported.scope, ...values });
/** Nothing in common with the others. */
export const other = (id: string): Lead => lead(id, { subjectName: '大明五金店', address: '北环路3号', phone: '', description: '' });

export function hubOfLeads() {
  const hub = memoryHub();
  const { store, clock, time } = hub;
  let duplicates = new LeadDuplicates({ store, clock });
  let issued = 0;
  return {
    store, time,
    duplicates: () => duplicates,
    /** As after a restart of the hub. */
    restart() {
      duplicates.stop();
      duplicates = new LeadDuplicates({ store, clock });
    },
    save: (...leads: readonly Lead[]) => { store.commit((transaction) => transaction.apply(leads.map((each) => put(leadTable, each)))); },
    drop: (id: string) => { store.commit((transaction) => transaction.apply([remove(leadTable, id)])); },
    /** Until nothing waits. */
    settle() {
      while (duplicates.work(3));
    },
    issue(name: string, args: unknown, actor: Actor) {
      const definition = commandNamed(name);
      if (definition === undefined) throw new Error(`no command ${name}`);
      issued += 1;
      const commandId = `command-${String(issued)}`;
      const issuedNow = { now: time.now, issuedAt: time.now, commandId, actor, calendar: LIMIT_CALENDAR };
      const outcome = execute(definition, args, store.reader, issuedNow);
      if (outcome.kind !== 'applied') throw new Error(`${name}: ${outcome.code}`);
      store.commit((transaction) => transaction.apply(outcome.changes));
      return `${commandId}.op`;
    },
    suggestions: () => store.database.prepare(`SELECT * FROM ${duplicateSuggestionTable.name} ORDER BY id`).all() as DuplicateSuggestion[],
    operations: () => store.database.prepare(`SELECT * FROM ${caseOperationTable.name} ORDER BY id`).all() as CaseOperation[],
  };
}
