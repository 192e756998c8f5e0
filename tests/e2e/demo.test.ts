/** `npm run demo` from start to end: ready, alive, once only, stopped without a trace, and going on where it was. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import BetterSqlite3 from 'better-sqlite3';
import { verifyAudit } from '#hub/audit/verify.ts';
import { storePathOf } from '#hub/data-directory.ts';
import { Demo } from '#tests/support/demo.ts';
import type { ReadyEvent } from '#tests/support/demo.ts';
import { makeFolder, removeFolder } from '#tests/support/folder.ts';
import { HeadlessStation } from '#tests/support/station.ts';

const folder = makeFolder();
const dataDir = join(folder, 'demo');
let demo: Demo;

afterAll(() => removeFolder(folder));

interface Health { readonly hubId: string; readonly head: number }
const health = async (hub: string) => (await fetch(new URL('/health', hub))).json() as Promise<Health>;

function signIn(hub: string, login: string, password: string): Promise<Response> {
  const body = JSON.stringify({ login, password });
  return fetch(new URL('/api/v1/session', hub), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

describe('the demo', () => {
  let ready: ReadyEvent;
  let firstHub: Health;

  beforeAll(async () => {
    demo = new Demo(dataDir, ['--stations', 'village:441900103012,city']);
    ready = await demo.event('ready');
    firstHub = await health(ready.hub);
  });

  it('opens the village it has when it is asked for one that does not exist, and says so in one line', () => {
    expect(ready.stations.map(({ name }) => name)).toEqual(['village-441900103201', 'city']);
    expect(demo.said).toContain('441900103012');
    expect(demo.said).toContain('No window was asked for');
  });

  it('lets every printed account sign in', async () => {
    const answers = await Promise.all(ready.accounts.map(({ login, password }) => signIn(ready.hub, login, password)));
    expect(answers.map(({ status }) => status)).toEqual(ready.accounts.map(() => 200));
    expect((await signIn(ready.hub, 'cun-103201', 'not the password')).status).toBe(401);
  });

  it('names the account of each station, serves its page to who has the address, and puts no password into it', async () => {
    for (const { login, url } of ready.stations) {
      const account = ready.accounts.find((each) => each.login === login);
      expect(account).toBeDefined();
      expect(url).not.toContain(account?.password);
      expect(new URL(url).hash).toBe(`#/?login=${login}`);
      const admitted = await fetch(url, { redirect: 'manual' });
      const cookie = admitted.headers.get('set-cookie')?.split(';')[0] ?? '';
      const page = await fetch(new URL('/', url), { headers: { cookie } });
      expect(await page.text()).toContain('<div id="root"');
      expect((await fetch(new URL('/', url))).status).toBe(403);
    }
  });

  /** Simulated people take half a minute each while the hub reminds of a whole city's late work. */
  const WORK_LIMIT_MS = 90_000;

  it('keeps its city at work', { timeout: 3 * WORK_LIMIT_MS }, async () => {
    const account = ready.accounts.find(({ login }) => login === 'shi');
    const hubUrl = ready.hub;
    const station = new HeadlessStation({ dataDir: join(folder, 'watcher'), hubUrl, login: account?.login, password: account?.password });
    await station.until('online', ({ state }) => state === 'online');
    const began = Date.now();
    const work = {
      'the registry': ['registration.receive'], 'a dispatcher': ['task.assign'],
      'a grid member': ['task.accept', 'task.arrive', 'task.submit', 'task.recheck'],
    };
    for (const [who, commands] of Object.entries(work)) {
      await station.untilAnswer('events.recent', { place: '441900', limit: 200 }, who, (events) =>
        events.some((event) => commands.includes(event.command) && event.at > began - 60_000), WORK_LIMIT_MS);
    }
    await station.stop();
  });

  it('is told to a second one on the same data, which leaves it alone', async () => {
    const second = new Demo(dataDir);
    const taken = await second.event('taken');
    expect(taken['by']).toMatchObject({ pid: ready.pid, hub: ready.hub });
    expect(await second.ended).toBe(0);
    expect(second.said).toContain(ready.hub);
    expect((await health(ready.hub)).hubId).toBe(firstHub.hubId);
  });

  it('stops at Ctrl-C and leaves no process behind', async () => {
    demo.interrupt();
    await demo.event('stopped');
    await demo.ended;
    expect(await demo.leftovers()).toEqual([]);
  });

  it('left an audit trail that begins with the seeding and holds together', () => {
    const database = new BetterSqlite3(storePathOf(join(dataDir, 'hub')), { readonly: true });
    const seeded = database.prepare("SELECT outcome FROM audit WHERE action = 'demo.seed'").pluck().all();
    expect(seeded).toEqual(['applied']);
    expect(verifyAudit(database)).toMatchObject({ ok: true });
    database.close();
  });

  it('goes on with the same hub and the same passwords, sooner than the first time', async () => {
    demo = new Demo(dataDir);
    const again = await demo.event('ready');
    const hub = await health(again.hub);
    expect(hub.hubId).toBe(firstHub.hubId);
    expect(hub.head).toBeGreaterThanOrEqual(firstHub.head);
    expect(again.accounts[0]?.password).toBe(ready.accounts[0]?.password);
    expect(demo.said).not.toContain('Making the demo city');
    expect(again.tookMs).toBeLessThan(ready.tookMs);
  });

  it('leaves no process behind when it is killed', async () => {
    const { pid } = await demo.event('ready');
    demo.kill(pid);
    expect(await demo.leftovers()).toEqual([]);
  });

  it('starts over with --fresh, also where a seed was cut short', async () => {
    const unfinished = join(dataDir, 'hub.unfinished');
    mkdirSync(unfinished);
    writeFileSync(storePathOf(unfinished), 'half a database');
    demo = new Demo(dataDir, ['--fresh']);
    const fresh = await demo.event('ready');
    expect((await health(fresh.hub)).hubId).not.toBe(firstHub.hubId);
    expect(fresh.accounts[0]?.password).not.toBe(ready.accounts[0]?.password);
    expect((await signIn(fresh.hub, 'shi', fresh.accounts[0]?.password ?? '')).status).toBe(200);
    expect(existsSync(unfinished)).toBe(false);
    demo.interrupt();
    await demo.ended;
  });
});
