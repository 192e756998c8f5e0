/** Leads of the small city that look alike: told twice, in other words, next door, of the neighbouring village. */
import { newLead } from '#domain/lead/new.ts';
import { townOf } from '#domain/core/scope.ts';
import { put } from '#domain/core/table.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { openServices } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { LIMIT_CALENDAR } from '#tests/simulation/city.ts';
import { NEIGHBOUR, VILLAGE } from './small-city.ts';

type Told = Partial<Lead> & Pick<Lead, 'subjectName' | 'address'>;

const DAY_MS = 86_400_000;
const SHOP = { description: '门口摆煤气瓶，没有营业执照', phone: '13913342793', category: 'unlicensed', lon: 113.701, lat: 23.002 } as const;

/** By key, with the days before now at which each was told. The key is the lead's id. */
const LEADS: Readonly<Record<string, readonly [days: number, told: Told]>> = {
  first: [3, { ...SHOP, subjectName: '仁甜便利店', address: '振兴路75号' }],
  again: [2, { ...SHOP, subjectName: '仁甜', address: '振兴路75号之一楼', origin: 'complaint', reporterName: '市民', lon: 113.7012, lat: 23.0021 }],
  other: [2, { subjectName: '大明五金店', address: '北环路3号', description: '占道经营', category: 'other' }],
  across: [1, { ...SHOP, subjectName: '仁甜便利店', address: '振兴路75号', villageCode: NEIGHBOUR, lon: 113.7011, lat: 23.002 }],
};

/** Commits the leads into a hub that does not run yet; it finds what they have in common once it does. */
export function seedLookAlikes(hubDataDir: string): void {
  const { services, close } = openServices({ dataDirectory: hubDataDir, log: createLog('seed', 'error') });
  try {
    const now = services.clock.now();
    services.store.commit((transaction) => transaction.apply(Object.entries(LEADS).map(([id, [days, told]]) => {
      const at = now - days * DAY_MS;
      const villageCode = told.villageCode ?? VILLAGE;
      const lead = newLead({
        category: 'unlicensed', origin: 'patrol', addressKey: '', description: '', industry: '', phone: '', gridId: `${villageCode}-1`,
        lon: null, lat: null, entityId: null, taskId: null, reporterId: null, reporterName: '甲', occurredAt: at,
        ...told, villageCode, townCode: townOf(villageCode),
      }, { now: at, issuedAt: at, commandId: id, actor: LOCAL_ADMINISTRATOR, calendar: LIMIT_CALENDAR });
      return put(leadTable, { ...lead, id });
    })));
  } finally {
    close();
  }
}

/** The suggestion of the pair both dispatchers of VILLAGE have. */
export const SAME_PAIR = 'again~first';
