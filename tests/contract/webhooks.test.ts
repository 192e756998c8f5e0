/** Webhooks: every change is told, signed, in order and within scope, through failures and restarts; what nobody takes is set aside. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApiHub, errorOf } from '../support/api.ts';
import type { Person } from '../support/api.ts';
import { VILLAGES } from '../simulation/city.ts';

const SECRET = 'a secret of the other side';
let api: ApiHub;
let server: Server;
let url: string;
/** What the other system answers next; 204 when nothing is said. */
let statuses: number[] = [];
let received: { readonly body: string; readonly signature: string; readonly delivery: string }[] = [];

interface Told {
  readonly webhook: string;
  readonly from: number;
  readonly to: number;
  readonly events: readonly { readonly event: string; readonly id: string; readonly row: Record<string, unknown> | null }[];
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const status = statuses.shift() ?? 204;
      const { 'shaotai-signature': signature, 'shaotai-delivery': delivery } = request.headers;
      const body = Buffer.concat(pieces).toString('utf8');
      if (status < 300) received.push({ body, signature: String(signature), delivery: String(delivery) });
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`;
  api = await ApiHub.start(1, { webhookNetworks: ['127.0.0.0/8'], webhookPause: { firstPauseMs: 10, attemptsMax: 3 } });
});
afterAll(async () => {
  await api.stop();
  server.close();
});
afterEach(async () => {
  statuses = [];
  const { body } = await api.call<{ webhooks: { id: string }[] }>('administrator', 'GET', '/api/v1/webhooks');
  for (const { id } of body.webhooks) await api.call('administrator', 'DELETE', `/api/v1/webhooks/${id}`);
  received = [];
});

const add = (who: Person, body: object) => api.call<Record<string, unknown>>(
  who, 'POST', '/api/v1/webhooks', { url, events: ['lead.changed', 'lead.removed'], ...body }
);
const report = (village: number, name: string): string => api.decide('city', 'lead.report', {
  villageCode: VILLAGES[village] ?? '', category: 'unlicensed', subjectName: name, address: '振华路1号', phone: '13712345678',
});
const told = (): Told[] => received.map(({ body }) => JSON.parse(body) as Told);
const names = (): unknown[] => told().flatMap(({ events }) => events.map(({ row }) => row?.['subjectName']));
const until = (expected: readonly string[]) => expect.poll(names, { timeout: 10_000 }).toEqual(expected);

describe('a webhook', () => {
  it('is told of what its account may see, masked and signed, and of nothing from before', async () => {
    report(0, '以前');
    const { status, body } = await add('town', { secret: SECRET });
    expect([status, body['secret']]).toEqual([201, SECRET]);
    report(2, '别镇');
    report(0, '本镇');
    await until(['本镇']);
    const [delivery] = received;
    const [, seconds = '', hex = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(delivery?.signature ?? '') ?? [];
    expect(createHmac('sha256', SECRET).update(`${seconds}.${delivery?.body ?? ''}`).digest('hex')).toBe(hex);
    expect(Math.abs(Number(seconds) * 1000 - Date.now())).toBeLessThan(60_000);
    expect(delivery?.body).toContain('137****5678');
    expect(JSON.stringify((await api.call('town', 'GET', '/api/v1/webhooks')).body)).not.toContain(SECRET);
  });

  it('is told again until it takes it, and what follows waits for its turn', async () => {
    await add('town', {});
    statuses = [500, 503];
    report(0, '一');
    await expect.poll(() => statuses.length).toBe(0);
    report(0, '二');
    report(0, '三');
    await expect.poll(() => names().length, { timeout: 10_000 }).toBe(3);
    expect(names()).toEqual(['一', '二', '三']);
  });

  it('follows no redirect, and sets aside what nobody takes, to be tried again when asked', async () => {
    const { body } = await add('town', {});
    const id = String(body['id']);
    statuses = [302, 302, 302];
    report(0, '没人收');
    const dead = () => api.call<{ deliveries: { problem: string; attempts: number }[] }>('town', 'GET', `/api/v1/webhooks/${id}/dead`);
    await expect.poll(async () => (await dead()).body.deliveries).toMatchObject([{ problem: 'HTTP 302', attempts: 3 }]);
    report(0, '下一件');
    await until(['下一件']);
    expect((await api.call('town', 'POST', `/api/v1/webhooks/${id}/retry`, {})).body).toEqual({ deliveries: 1 });
    await until(['下一件', '没人收']);
  });

  it('misses nothing while the hub is away, and gets the delivery that was under way again', async () => {
    await add('town', {});
    statuses = [500];
    report(0, '停机前');
    await expect.poll(() => statuses.length).toBe(0);
    await api.restart();
    report(0, '停机后');
    await until(['停机前', '停机后']);
  });

  it('is told of a gap when the log was cut before it was told', async () => {
    const { body } = await add('town', {});
    api.hub.store.database.prepare('UPDATE webhook SET cursor = 1 WHERE id = ?').run(String(body['id']));
    api.hub.store.compact(api.hub.store.head());
    report(0, '之后');
    await expect.poll(() => told().flatMap(({ events }) => events.map(({ event }) => event)), { timeout: 10_000 }).toContain('log.gap');
  });
});

describe('registering', () => {
  it.each<[string, object, string]>([
    ['a neighbour of the hub', { url: 'https://10.0.0.1/' }, 'url'],
    ['the machine’s metadata', { url: 'http://169.254.169.254/latest' }, 'url'],
    ['no address', { url: 'hook' }, 'url'],
    ['an unknown event', { events: ['password.changed'] }, 'events.0'],
    ['accounts', { events: ['account.changed'] }, 'events.0'],
    ['no events', { events: [] }, 'events'],
    ['a short secret', { secret: 'short' }, 'secret'],
    ['somebody else’s view', { login: 'api-city' }, 'login'],
  ])('%s is refused with the field named', async (_what, body, field) => {
    const answer = await add('town', body);
    expect([answer.status, errorOf(answer).data['field']]).toEqual([400, field]);
  });

  it('is for desks and administrators; nobody touches another’s', async () => {
    expect((await add('gridMember', {})).status).toBe(403);
    expect((await add('intake', {})).status).toBe(403);
    const { body } = await add('administrator', { login: 'api-market' });
    const id = String(body['id']);
    for (const [method, path] of [['DELETE', ''], ['GET', '/dead'], ['POST', '/retry']] as const) {
      expect((await api.call('town', method, `/api/v1/webhooks/${id}${path}`, method === 'POST' ? {} : undefined)).status).toBe(404);
    }
    expect((await api.call<{ webhooks: unknown[] }>('town', 'GET', '/api/v1/webhooks')).body.webhooks).toEqual([]);
    expect((await api.call<{ webhooks: unknown[] }>('market', 'GET', '/api/v1/webhooks')).body.webhooks).toHaveLength(1);
  });
});
