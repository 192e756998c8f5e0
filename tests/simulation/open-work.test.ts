/** Open work before the rest of a large replica (SPEC B7 to B9), on a day without faults but those named. */
import { describe, expect, it } from 'vitest';
import { put } from '#domain/core/table.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { closedTaskRows, LIMIT_CALENDAR, taskRows, VILLAGES } from './city.ts';
import { checkCommands, checkConvergence } from './invariants.ts';
import { QuietDay } from './quiet-day.ts';
import type { StationNode } from './station-node.ts';

/** So much of the whole file has arrived. */
function bytesOfEverything({ link }: StationNode): number {
  const { bootstrap } = link.view();
  return bootstrap?.part === 'everything' ? bootstrap.bytes ?? 0 : 0;
}

/** One open task and one closed; a station that has its open work and fetches the rest. `parts`: what it fetched, in order. */
async function onOpenWork(): Promise<{ day: QuietDay; station: StationNode; parts: readonly string[] }> {
  const day = new QuietDay();
  day.hub.apply(closedTaskRows(2, VILLAGES[0], day.time.now(), LIMIT_CALENDAR));
  day.prepareFiles();
  const station = day.starting('dispatcher-a1');
  const parts: string[] = [];
  station.link.onChange(() => {
    const { state, bootstrap } = station.link.view();
    if (state === 'bootstrapping' && bootstrap?.bytes === 0) parts.push(bootstrap.part);
  });
  await day.until(() => bytesOfEverything(station) > 0);
  return { day, station, parts };
}

const task = ({ replica }: StationNode, id: string) => replica.reader.get(taskTable, id);

describe('open work first', () => {
  it('B7 shows open work, up to date, before everything is here', async () => {
    const { day, station, parts } = await onOpenWork();
    expect(task(station, 't1')).toMatchObject({ open: 1, urges: 0 });
    expect(station.replica.reader.get(entityTable, 'e1')).toBeDefined();
    expect([task(station, 't2'), station.replica.reader.get(entityTable, 'e2')]).toEqual([undefined, undefined]);
    // Both after the file was built.
    day.hub.apply(taskRows(3, VILLAGES[0], day.time.now(), LIMIT_CALENDAR));
    day.hub.apply([put(taskTable, { ...day.hub.store.reader.get(taskTable, 't1') as Task, urges: 1 })]);
    await day.pass(2_000);
    expect(station.stage()).toBe('openWork');
    expect([task(station, 't1')?.urges, task(station, 't3')?.open]).toEqual([1, 1]);
    await day.pass();
    expect(parts).toEqual(['openWork', 'everything']);
    expect(station.replica.position().holds).toBe('everything');
    checkConvergence(day.hub, station);
  });

  it('B7 goes without at a hub that has no file of open work', async () => {
    const day = new QuietDay();
    day.prepareFiles();
    const offer = day.hub.files?.offer.bind(day.hub.files);
    if (day.hub.files !== undefined && offer !== undefined) {
      day.hub.files.offer = (account) => ({ ...offer(account), openWork: undefined });
    }
    const station = day.starting('dispatcher-a1');
    const held = new Set<string>();
    station.replica.onChange(() => held.add(station.replica.position().holds));
    await day.pass();
    expect([...held]).toEqual(['nothing', 'everything']);
    checkConvergence(day.hub, station);
  });

  it('B8 sends what is decided on open work at once, and refuses nothing for rows still missing', async () => {
    const { day, station } = await onOpenWork();
    const actor = station.actor();
    if (actor === null) throw new Error('not signed in');
    station.issue('task.urge', { taskId: 't1', note: '' });
    expect(task(station, 't1')?.urges).toBe(1);
    const onClosed = { command: 'task.remark', args: { taskId: 't2', text: '已联系' } };
    expect(() => station.replica.issue([onClosed], actor)).toThrow(expect.objectContaining({ code: 'replica.bootstrapping' }));
    await day.pass(2_000);
    expect(station.stage()).toBe('openWork');
    expect(station.verdicts).toMatchObject([{ number: 1, kind: 'applied' }]);
    expect(station.replica.outboxCount()).toBe(0);
    await day.until(() => station.replica.position().holds === 'everything');
    await day.pass();
    // The whole file is of before the decision: the tail brings it, and nobody decides it again.
    expect(task(station, 't1')?.urges).toBe(1);
    expect(station.verdicts).toHaveLength(1);
    station.issue(onClosed.command, onClosed.args);
    await day.pass();
    expect(day.hub.store.reader.get(taskTable, 't1')?.urges).toBe(1);
    expect(station.verdicts).toHaveLength(2);
    checkConvergence(day.hub, station);
    checkCommands(day.hub, station);
  });

  it('B9 goes on after an interruption with the open work it has and the bytes it has', async () => {
    const { day, station, parts } = await onOpenWork();
    const before = bytesOfEverything(station);
    station.issue('task.urge', { taskId: 't1', note: '' });
    day.network.partition(station.name);
    await day.pass(60_000);
    expect(station.link.view().state).toBe('offline');
    expect(task(station, 't1')?.urges).toBe(1);
    day.hub.apply(taskRows(3, VILLAGES[0], day.time.now(), LIMIT_CALENDAR));
    day.network.heal(station.name);
    await day.until(() => bytesOfEverything(station) > 0);
    expect(bytesOfEverything(station)).toBeGreaterThan(before);
    expect(station.stage()).toBe('openWork');
    expect(task(station, 't3')?.open).toBe(1);
    await day.pass();
    expect(parts).toEqual(['openWork', 'everything', 'everything']);
    checkConvergence(day.hub, station);
    checkCommands(day.hub, station);
  });

  it('B9 fetches it anew when the log does not reach back to it any more', async () => {
    const { day, station, parts } = await onOpenWork();
    day.network.partition(station.name);
    day.hub.apply(taskRows(3, VILLAGES[0], day.time.now(), LIMIT_CALENDAR));
    day.hub.store.compact(day.hub.store.head());
    day.hub.files?.clear();
    await day.pass(60_000);
    day.network.heal(station.name);
    await day.pass();
    expect(parts).toEqual(['openWork', 'everything', 'openWork', 'everything']);
    checkConvergence(day.hub, station);
  });
});
