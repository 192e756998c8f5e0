/** A hub of the real Dongguan with people in one village, 茶山镇南社村, and the programs that talk to it. */
import { put } from '#domain/core/table.ts';
import { memberTable } from '#domain/schema/people.ts';
import type { Member } from '#domain/schema/people.ts';
import { gridTable } from '#domain/schema/territory.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import type { NewAccount } from '#hub/accounts/register.ts';
import { openServices } from '#hub/hub.ts';
import { loadBuiltInTerritory } from '#hub/intake/built-in-territory.ts';
import { createLog } from '#hub/log.ts';
import { PASSWORD } from './small-city.ts';

export const CHASHAN = '441900103';
export const NANSHE = '441900103207';
export const DESKS = { village: 'nanshe', town: 'chashan' } as const;
export const NANSHE_MEMBERS = { wang: `${NANSHE}-m1`, li: `${NANSHE}-m2` } as const;
type MemberKey = keyof typeof NANSHE_MEMBERS;

/** API keys of the programs. */
export interface ProgramKeys {
  /** The registry. */
  readonly registry: string;
  /** The phones of the grid members. */
  readonly phones: Readonly<Record<MemberKey, string>>;
}

const GRID = `${NANSHE}-01`;
/** Somewhere in the village; only its being a place counts. */
const SPOT = { lon: 113.87, lat: 23.07 } as const;

const NAMES: Readonly<Record<MemberKey, string>> = { wang: '王网格', li: '李网格' };

export interface RegistrationMessage {
  readonly creditCode: string;
  readonly name: string;
  readonly kind: string;
  readonly businessScope: string;
  readonly registeredOn: string;
  readonly address: string;
  readonly contactName: string;
  readonly contactPhone: string;
}

/** The n-th registration the registry sends, from 1: a shop whose address names the village. */
export function registration(number: number): RegistrationMessage {
  return {
    creditCode: `91441900MA4X${String(number).padStart(5, '0')}X`,
    name: `东莞市茶山南社腐竹店${String(number)}`,
    kind: '个体工商户',
    businessScope: '食品零售',
    registeredOn: '2026-11-20',
    address: `广东省东莞市茶山镇南社村翠竹路${String(number)}号`,
    contactName: '谢小明',
    contactPhone: '13712345678',
  };
}

/** Fills an empty data directory; the hub must not run yet. */
export async function seedChashan(hubDataDir: string): Promise<ProgramKeys> {
  const { services, close } = openServices({ dataDirectory: hubDataDir, log: createLog('seed', 'error') });
  const add = async (account: NewAccount): Promise<string> =>
    (await services.register.add(account, LOCAL_ADMINISTRATOR, 'test')).key ?? '';
  try {
    loadBuiltInTerritory(services.store, services.clock);
    services.store.commit((transaction) =>
      transaction.apply([
        put(gridTable, {
          id: GRID,
          scope: '*',
          also: null,
          townCode: CHASHAN,
          villageCode: NANSHE,
          number: '01',
          name: '第一网格',
          kind: 'base',
          ...SPOT,
          outline: '',
          schematic: 1,
          validFrom: 0,
          validTo: null,
        }),
        ...Object.entries(NANSHE_MEMBERS).map(([key, id]) => put(memberTable, memberOf(id, NAMES[key as MemberKey]))),
      ]),
    );
    await add({ login: DESKS.village, name: '南社调度', role: 'villageDispatcher', place: NANSHE, password: PASSWORD });
    await add({ login: DESKS.town, name: '茶山指挥', role: 'townStaff', place: CHASHAN, password: PASSWORD });
    const phone = (member: MemberKey): Promise<string> =>
      add({
        login: `phone-${member}`,
        name: NAMES[member],
        role: 'gridMember',
        place: NANSHE,
        memberId: NANSHE_MEMBERS[member],
        key: true,
      });
    return {
      registry: await add({ login: 'registry', name: '登记接口', role: 'intake', key: true }),
      phones: { wang: await phone('wang'), li: await phone('li') },
    };
  } finally {
    close();
  }
}

function memberOf(id: string, name: string): Member {
  return {
    id,
    scope: NANSHE,
    also: 'admin',
    townCode: CHASHAN,
    villageCode: NANSHE,
    gridId: GRID,
    name,
    initials: '',
    phone: '13900000000',
    duty: 'chief',
    status: 'onDuty',
    skills: '',
    ...SPOT,
    positionAt: null,
  };
}
