/** Theory: whatever a station sends, the hub answers with a coded reply, changes nothing it should not and goes on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyStore } from '#hub/backup/verify.ts';
import { describe as describeBridge } from '#main/data/describe.ts';
import { ERROR_CODES } from '#protocol/errors.ts';
import type { Reply } from '#protocol/hub/messages.ts';
import { LIMIT_CALENDAR, peopleRows, taskRows, territoryRows, VILLAGES } from '../simulation/city.ts';
import { HubNode } from '../simulation/hub-node.ts';
import { VirtualTime } from '../simulation/virtual-time.ts';
import { exampleOf } from '../support/example.ts';
import { almost } from '../support/mutations.ts';

const RUNS = 9_000;
/** One message must not hold the hub longer than this, ms. */
const HANG_MS = 2_000;
const HELLO = {
  protocolMin: 1, protocolMax: 1, schema: 1, app: 'fuzz', stationId: 'fuzz', token: 'town-103',
  hubId: null, epoch: null, cursor: 0, decidedThrough: 0, oldestHeld: null, grantsKey: null,
};

const COMMANDS = describeBridge().commands.map(({ name, args }, index) => ({
  number: index + 1, id: `fuzz-${String(index)}`, name, args: exampleOf(args, true), issuedAt: 0,
}));

const RECORDED: Readonly<Record<string, readonly unknown[]>> = {
  hello: [HELLO],
  push: [...COMMANDS.map((command) => ({ commands: [{ ...command, number: 1 }] })), { commands: COMMANDS }],
  pull: [{ cursor: 0, decidedThrough: 0 }],
  page: [
    { table: 'task', after: null },
    { table: 'entity', after: '[0,"441900103012","e1"]', part: { column: 'scope', value: VILLAGES[0] } },
  ],
  check: [{ after: null }, { after: { column: 'scope', value: '*' } }],
  applied: [{ cursor: 1, decidedThrough: 0 }],
  ping: [{ cursor: 1, decidedThrough: 0 }],
  call: [{ name: 'entity.reveal', args: { id: 'e1' } }],
  snapshot: [{}],
  watch: [{ records: [] }, { records: [{ table: 'task', id: 't1' }, { table: 'lead', id: 'nowhere' }] }],
};

function startHub() {
  const time = new VirtualTime(Date.UTC(2026, 5, 1));
  let ids = 0;
  const hub = new HubNode(time, () => `id-${String((ids += 1))}`);
  hub.apply([...territoryRows(), ...peopleRows(), ...taskRows(1, VILLAGES[0], time.now(), LIMIT_CALENDAR)]);
  return { hub, time };
}

describe.each(Object.entries(RECORDED))('%s', (event, recordings) => {
  it('answers anything with a coded reply', async () => {
    const { hub, time } = startHub();
    const session = hub.accept({ send: () => undefined, close: () => undefined });
    if (session === undefined) throw new Error('the hub is down');
    await fc.assert(fc.asyncProperty(almost(recordings), async (body) => {
      if (session.account === null) await session.handle('hello', HELLO);
      const head = hub.store.head();
      const startedAt = performance.now();
      const answering = session.handle(event, body);
      await time.runUntil(time.now() + 1_000);
      const reply: Reply<unknown> = await answering;
      expect(performance.now() - startedAt).toBeLessThan(HANG_MS);
      if (!reply.ok) {
        expect(Object.keys(ERROR_CODES)).toContain(reply.error.code);
        expect(reply.error.code).not.toBe('internal');
      }
      if (event !== 'push') expect(hub.store.head()).toBe(head);
      expect(hub.failures).toEqual([]);
    }), { numRuns: Math.round(RUNS / Object.keys(RECORDED).length) });
    expect(verifyStore(hub.store.database).problems).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

it('answers events that do not exist', async () => {
  const { hub } = startHub();
  const session = hub.accept({ send: () => undefined, close: () => undefined });
  await fc.assert(fc.asyncProperty(fc.string(), fc.anything(), async (event, body) => {
    const reply = await session?.handle(`x${event}`, body);
    expect(reply).toMatchObject({ ok: false });
  }), { numRuns: 200 });
  expect(hub.failures).toEqual([]);
});
