/**
 * Theory (protocol/SPEC.md, section 10): everybody who has a record open knows of all others who have, at once, and nobody
 * learns of a record outside the own scope.
 */
import { describe, expect, it } from 'vitest';
import { Presence } from '#hub/replication/presence.ts';
import type { Watcher } from '#hub/replication/presence.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import type { Present } from '#protocol/hub/presence.ts';
import { TOWNS, VILLAGES } from '../../simulation/city.ts';
import { memoryHub } from './memory-hub.ts';

const [VILLAGE, NEIGHBOUR] = VILLAGES;
const TASK = { table: 'task', id: 't1' } as const;

class Desk implements Watcher {
  readonly account: SessionAccount;
  /** What it was told, newest last. */
  readonly heard: Present[] = [];

  constructor(id: string, scope: string) {
    this.account = { id, login: id, name: `${id}的人`, role: 'villageDispatcher', place: scope, grants: [scope], memberId: null };
  }

  present(present: Present): void {
    this.heard.push(present);
  }

  /** The names it was told last. */
  get sees(): readonly string[] | undefined {
    return this.heard.at(-1)?.people.map(({ name }) => name);
  }
}

const here = (presents: readonly Present[]): readonly string[] => presents.flatMap(({ people }) => people.map(({ name }) => name));

function office() {
  const presence = new Presence(memoryHub().store);
  return { presence, li: new Desk('li', VILLAGE), chen: new Desk('chen', VILLAGE), stranger: new Desk('stranger', NEIGHBOUR) };
}

describe('who opens a record', () => {
  it('W1 is told who has it open, and they are told of the newcomer', () => {
    const { presence, li, chen } = office();
    expect(here(presence.watch(li, [TASK]))).toEqual([]);
    expect(here(presence.watch(chen, [TASK]))).toEqual(['li的人']);
    expect(li.sees).toEqual(['chen的人']);
  });

  it('W4 is not told of oneself at another station', () => {
    const { presence, li } = office();
    presence.watch(new Desk('li', VILLAGE), [TASK]);
    expect(here(presence.watch(li, [TASK]))).toEqual([]);
  });

  it('is seen by the town above', () => {
    const { presence, li } = office();
    const town = new Desk('town', TOWNS[0]);
    presence.watch(town, [TASK]);
    presence.watch(li, [TASK]);
    expect(town.sees).toEqual(['li的人']);
  });
});

describe('who closes it', () => {
  it.each([
    ['opens another one', (presence: Presence, chen: Desk) => presence.watch(chen, [{ table: 'lead', id: 'l1' }])],
    ['opens nothing', (presence: Presence, chen: Desk) => presence.watch(chen, [])],
    ['loses the connection', (presence: Presence, chen: Desk) => presence.left(chen)],
  ] as const)('is gone for the others: %s', (_way, close) => {
    const { presence, li, chen } = office();
    presence.watch(li, [TASK]);
    presence.watch(chen, [TASK]);
    close(presence, chen);
    expect(li.sees).toEqual([]);
    const heard = chen.heard.length;
    presence.left(li);
    expect(chen.heard).toHaveLength(heard);
  });

  it('W4 is still there for the others while a second station of the same person has it open', () => {
    const { presence, li, chen } = office();
    const second = new Desk('chen', VILLAGE);
    presence.watch(li, [TASK]);
    presence.watch(chen, [TASK]);
    presence.watch(second, [TASK]);
    presence.left(chen);
    expect(li.sees).toEqual(['chen的人']);
  });

  it('who says the same again disturbs nobody', () => {
    const { presence, li, chen } = office();
    presence.watch(li, [TASK]);
    presence.watch(chen, [TASK]);
    const heard = li.heard.length;
    presence.watch(chen, [TASK]);
    expect(li.heard).toHaveLength(heard);
  });
});

describe('outside the own scope', () => {
  it('W2 nobody is told, and nobody is told of', () => {
    const { presence, li, stranger } = office();
    presence.watch(li, [TASK]);
    expect(here(presence.watch(stranger, [TASK]))).toEqual([]);
    expect(li.heard).toEqual([]);
  });

  it('a record that is not there is nobody\'s', () => {
    const { presence, li, chen } = office();
    const nowhere = { table: 'lead', id: 'nowhere' } as const;
    presence.watch(li, [nowhere]);
    expect(here(presence.watch(chen, [nowhere]))).toEqual([]);
    expect(li.heard).toEqual([]);
  });
});
