/** A hub's data directory with two towns, three villages and as many pushed tasks as a test needs: seconds, not minutes. */
import { LIMIT_CALENDAR, TOWNS, VILLAGES, peopleRows, taskRows, territoryRows } from '#tests/simulation/city.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import type { NewAccount } from '#hub/accounts/register.ts';
import { openServices } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';

export const PASSWORD = 'Shaotai-test-2026';
export const [VILLAGE, NEIGHBOUR] = VILLAGES;
export const [TOWN] = TOWNS;
/** Members of VILLAGE on duty, as the simulation's city has them. */
export const MEMBERS = [`${VILLAGE}-m0`, `${VILLAGE}-m1`] as const;

/** Two dispatchers of one village, one of the next, their town's staff, the city and an administrator. */
export const LOGINS = {
  first: 'cun-a',
  second: 'cun-b',
  neighbour: 'cun-c',
  town: 'zhen',
  city: 'shi',
  administrator: 'guanli',
} as const;

const ACCOUNTS: readonly NewAccount[] = [
  { login: LOGINS.first, name: '陈调度', role: 'villageDispatcher', place: VILLAGE },
  { login: LOGINS.second, name: '李调度', role: 'villageDispatcher', place: VILLAGE },
  { login: LOGINS.neighbour, name: '黄调度', role: 'villageDispatcher', place: NEIGHBOUR },
  { login: LOGINS.town, name: '王指挥', role: 'townStaff', place: TOWN },
  { login: LOGINS.city, name: '赵督查', role: 'citySupervisor', place: '441900' },
  { login: LOGINS.administrator, name: '管理员', role: 'administrator', place: '' },
];

/** The id of the n-th task, from 1. */
export const taskId = (number: number): string => `t${String(number)}`;
/** The name of a task's entity. */
export const shopOf = (id: string): string => `店铺${id.slice(1)}`;

/** `tasks` are pushed to VILLAGE, one more to its neighbour. The hub must not run yet. */
export async function seedSmallCity(hubDataDir: string, tasks: number): Promise<void> {
  const { services, close } = openServices({ dataDirectory: hubDataDir, log: createLog('seed', 'error') });
  try {
    const now = services.clock.now();
    services.store.commit((transaction) => {
      transaction.apply([...territoryRows(), ...peopleRows()]);
      for (let number = 1; number <= tasks; number += 1) transaction.apply(taskRows(number, VILLAGE, now, LIMIT_CALENDAR));
      transaction.apply(taskRows(tasks + 1, NEIGHBOUR, now, LIMIT_CALENDAR));
    });
    for (const account of ACCOUNTS) await services.register.add({ ...account, password: PASSWORD }, LOCAL_ADMINISTRATOR, 'test');
  } finally {
    close();
  }
}
