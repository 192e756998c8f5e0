/** What a bootstrap leaves behind; found by the simulation. */
import { describe, expect, it } from 'vitest';
import { TABLES } from '#domain/schema/tables.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Welcome } from '#protocol/hub/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { checkConvergence, checkCommands } from './invariants.ts';
import { QuietDay } from './quiet-day.ts';
import type { StationNode } from './station-node.ts';

function welcomeOf(day: QuietDay, { replica }: StationNode): Welcome {
  const account = replica.account();
  if (account === null) throw new Error('not signed in');
  const { store } = day.hub;
  return {
    protocol: PROTOCOL.max, hubId: store.hubId, epoch: store.epoch, head: store.head(), floor: store.floor(), processedThrough: 0,
    account, grantsKey: 'any', serverTime: day.time.now(), offlineDays: 7, mode: 'bootstrap',
  };
}

describe('bootstrap', () => {
  it('S2 B6 keeps what was issued while the rows were still arriving', async () => {
    const day = new QuietDay();
    const station = await day.station('dispatcher-a1');
    day.network.partition(station.name);
    station.link.stop();
    const welcome = welcomeOf(day, station);
    station.replica.beginBootstrap(welcome);
    for (const { name } of TABLES) {
      const page = day.hub.sessions?.catchUp.page(station.account.grants, { table: name, after: null, part: null });
      if (page !== undefined) station.replica.applyPage(page);
    }
    station.issue('task.remark', { taskId: 't1', text: '已联系' });
    station.issue('task.urge', { taskId: 't1', note: '' });
    station.replica.endBootstrap(welcome.head);
    expect(station.replica.reader.get(taskTable, 't1')?.urges).toBe(1);
    day.network.heal(station.name);
    station.crash();
    await day.pass();
    expect(day.hub.store.reader.get(taskTable, 't1')?.urges).toBe(1);
    checkCommands(day.hub, station);
    checkConvergence(day.hub, station);
  });
});
