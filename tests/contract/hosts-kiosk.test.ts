/** The bridge contract over the kiosk's WebSocket, and who the kiosk talks to at all. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { DataSupervisor } from '#main/host/data-supervisor.ts';
import { startKiosk } from '#main/host/kiosk/kiosk.ts';
import type { Kiosk } from '#main/host/kiosk/kiosk.ts';
import { spawnWorker } from '#main/host/kiosk/worker-port.ts';
import { stationLog } from '#main/log.ts';
import { systemClock, systemTimers } from '#protocol/system.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';
import { carryOverSocket, cookieOf, socketUrl } from '../support/kiosk-bridge.ts';
import { bridgeContract } from './bridge-contract.ts';
import type { HostSettings, HostUnderTest } from './bridge-contract.ts';

const PAGE = '<!doctype html><title>page</title>';

async function start(directory: string, hubUrl: string): Promise<{ kiosk: Kiosk; stop: () => Promise<void> }> {
  process.env.SHAOTAI_LOG = 'error';
  const rendererDirectory = join(directory, 'renderer');
  mkdirSync(rendererDirectory, { recursive: true });
  writeFileSync(join(rendererDirectory, 'index.html'), PAGE);
  const log = stationLog('kiosk');
  const supervisor = new DataSupervisor({
    settings: { directory, hubUrl, offline: false },
    spawn: spawnWorker,
    clock: systemClock,
    timers: systemTimers,
    log,
    crashed: () => undefined,
  });
  await supervisor.start();
  const kiosk = await startKiosk({ supervisor, port: 0, rendererDirectory, log });
  return {
    kiosk,
    async stop() {
      await kiosk.close();
      await supervisor.stop();
    },
  };
}

describe('the bridge of the kiosk', () => {
  bridgeContract(async ({ directory, hubUrl }: HostSettings): Promise<HostUnderTest> => {
    const { kiosk, stop } = await start(directory, hubUrl);
    return {
      connect: (receive) => carryOverSocket(kiosk.url, receive),
      stop,
    };
  });
});

describe('the kiosk admits only a browser that was given its address', () => {
  const folder = makeFolder();
  let kiosk: Kiosk;
  let stop: () => Promise<void>;
  let origin: string;
  let cookie: string;

  beforeAll(async () => {
    ({ kiosk, stop } = await start(folder, 'http://127.0.0.1:9'));
    origin = new URL(kiosk.url).origin;
    cookie = await cookieOf(kiosk.url);
  });
  afterAll(async () => {
    await stop();
    removeFolder(folder);
  });

  test('the address with the key leads to the page, and the key leaves the address', async () => {
    const response = await fetch(kiosk.url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    const page = await fetch(origin, { headers: { cookie } });
    expect(await page.text()).toBe(PAGE);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
  });

  test.each([
    ['no key', '/', {}],
    ['another key', '/?key=x', {}],
    ['another cookie', '/', { cookie: 'shaotai-1=x' }],
  ])('%s: refused', async (_name, path, headers) => {
    const response = await fetch(`${origin}${path}`, { headers, redirect: 'manual' });
    expect(response.status).toBe(403);
  });

  test('a page of another name that points here (DNS rebinding) is refused', async () => {
    const status = await new Promise((resolve, reject) => {
      request(origin, { headers: { host: 'evil.example', cookie } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  test.each<[string, () => Record<string, string>]>([
    ['without the cookie', () => ({ origin })],
    ['from another origin', () => ({ origin: 'http://evil.example', cookie })],
    ['without an origin', () => ({ cookie })],
    ['of another host name', () => ({ origin, cookie, host: 'evil.example' })],
  ])('a socket %s is refused', async (_name, headers) => {
    const socket = new WebSocket(socketUrl(kiosk.url), { headers: headers() });
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('open', () => resolve('open'));
      socket.on('error', () => undefined);
    });
    expect(status).toBe(403);
  });

  test('an address that cannot be read does not end the host', async () => {
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: new URL(origin).port, path: '//', headers: { cookie } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(400);
  });
});
