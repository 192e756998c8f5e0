/** What a bootstrap leaves behind; found by the simulation. */
import { describe, expect, it } from 'vitest';
import { TABLES } from '#domain/schema/tables.ts';
import { put } from '#domain/core/table.ts';
import { announcementReceiptTable, announcementTable } from '#domain/schema/notices.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { grantsKeyOf } from '#hub/replication/audience.ts';
import type { PageRequest, Welcome } from '#protocol/hub/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { CITY, LIMIT_CALENDAR, taskRows, VILLAGES } from './city.ts';
import { checkCommands, checkConvergence, checkInStep } from './invariants.ts';
import { QuietDay } from './quiet-day.ts';
import type { StationNode } from './station-node.ts';
import { tapped } from './tap.ts';

function welcomeOf(day: QuietDay, { replica }: StationNode): Welcome {
  const account = replica.account();
  if (account === null) throw new Error('not signed in');
  const { store } = day.hub;
  return {
    protocol: PROTOCOL.max, hubId: store.hubId, epoch: store.epoch, head: store.head(), floor: store.floor(), processedThrough: 0,
    account, grantsKey: grantsKeyOf(account), serverTime: day.time.now(), offlineDays: 7, mode: 'bootstrap',
  };
}

/** Of the pages: the rows of the tasks are there by then. */
const INTERRUPTED_AT = 7;

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

  it('B1 keeps a row that a page brings after a command has made it here', async () => {
    const day = new QuietDay();
    const city = await day.station('city');
    city.issue('announcement.publish', { place: CITY, title: '防火', body: '检查', everybody: true, receiptDays: 3 });
    await day.pass();
    const [announcement] = day.hub.store.reader.find(announcementTable, {}, 1);
    const receive = { id: announcement?.id, place: VILLAGES[0] };
    const [station, colleague] = [await day.station('dispatcher-a1'), await day.station('dispatcher-a2')];
    await day.offline(station, () => {
      colleague.issue('announcement.receive', receive);
    });
    day.network.partition(station.name);
    station.link.stop();
    const welcome = welcomeOf(day, station);
    station.replica.beginBootstrap(welcome);
    for (const { name } of TABLES) {
      const page = day.hub.sessions?.catchUp.page(station.account.grants, { table: name, after: null, part: null });
      if (page !== undefined) station.replica.applyPage({ ...page, following: [] });
      // The announcement is here, and nothing of its receipt.
      if (name === announcementTable.name) station.issue('announcement.receive', receive);
    }
    station.replica.endBootstrap(welcome.head);
    day.network.heal(station.name);
    station.crash();
    await day.pass();
    const [receipt] = day.hub.store.reader.find(announcementReceiptTable, { place: VILLAGES[0] }, 1);
    expect(receipt?.receivedByName).toBe(colleague.account.id);
    checkCommands(day.hub, station);
    checkConvergence(day.hub, station);
  });

  it('B1 fetches reference data and open work first, page by page in key order, and small tables with the page before them', async () => {
    const pages: PageRequest[] = [];
    const day = new QuietDay(9);
    const station = await day.station('dispatcher-a1', tapped({
      onRequest: (event, body) => void (event === 'page' && pages.push(body as PageRequest)),
    }));
    const asked = [...new Set(pages.map(({ table }) => table))];
    const order = TABLES.map(({ name }) => name);
    expect(asked).toEqual(order.filter((name) => asked.includes(name)));
    expect(asked.indexOf('village')).toBeLessThan(asked.indexOf('task'));
    expect(asked.indexOf('task')).toBeLessThan(asked.indexOf('entity'));
    const ofTasks = pages.filter(({ table }) => table === 'task').map(({ after }) => after);
    expect(ofTasks).toHaveLength(3);
    expect(ofTasks.slice(1)).toEqual([...ofTasks.slice(1)].sort());
    // Most tables are small: they came with another one's last page.
    expect(asked.length).toBeLessThan(order.length / 2);
    checkConvergence(day.hub, station);
  });

  it('B1 makes what others write meanwhile one state with the pages', async () => {
    const day = new QuietDay(9);
    let turns = 0;
    const whileFetched = (): void => {
      turns += 1;
      // Behind the page, on it or ahead of it: a row changed, one that leaves the scope, one that comes into it.
      change(day, `t${String(turns)}`, { urges: turns });
      change(day, `t${String(10 - turns)}`, { scope: VILLAGES[1] });
      day.hub.apply(taskRows(100 - turns, VILLAGES[0], day.time.now(), LIMIT_CALENDAR));
    };
    const station = await day.station('dispatcher-a1', tapped({
      onRequest: (event, body) => {
        if (event === 'page' && (body as PageRequest).table === 'task') whileFetched();
      },
    }));
    expect(turns).toBeGreaterThan(2);
    checkInStep(day.hub, station);
    checkConvergence(day.hub, station);
  });

  it.each([
    ['still has', 100],
    ['has forgotten', 0],
  ])('B2 begins anew when it was interrupted, whether the log %s what happened meanwhile', async (_what, kept) => {
    const day = new QuietDay(9);
    const pages: PageRequest[] = [];
    const station = await day.station('dispatcher-a1', tapped({
      onRequest: (event, body) => {
        if (event !== 'page' || pages.push(body as PageRequest) !== INTERRUPTED_AT) return;
        day.network.cutAll();
        // A row it has by now leaves the scope.
        change(day, 't1', { scope: VILLAGES[1] });
        day.hub.compact(kept);
      },
    }));
    const asked = pages.map(({ table, after }) => [table, after === null ? 'first' : 'next']);
    const before = asked.slice(0, INTERRUPTED_AT);
    expect(before).toContainEqual(['task', 'next']);
    expect(asked.slice(INTERRUPTED_AT, 2 * INTERRUPTED_AT)).toEqual(before);
    expect(station.link.view().state).toBe('online');
    checkConvergence(day.hub, station);
  });
});

/** Changes one task at the hub. */
function change(day: QuietDay, id: string, columns: Partial<Task>): void {
  const task = day.hub.store.reader.get(taskTable, id) as Task | undefined;
  if (task === undefined) throw new Error(`no task ${id}`);
  day.hub.apply([put(taskTable, { ...task, ...columns })]);
}
