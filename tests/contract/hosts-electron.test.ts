/**
 * The bridge contract through the Electron app's page, preload and main process: built, and run unmodified on the
 * stand-in for the `electron` module; on the real thing too where its binary is present.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright';
import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '#cli/build.ts';
import { rootFlags } from '#cli/demo/windows.ts';
import { lockStation } from '#main/data/station-lock.ts';
import type { PreloadBridge, SaveOutcome, SaveRequest } from '#protocol/bridge/electron.ts';
import { launchStandIn } from '../electron-stand-in/launch.ts';
import { ROOT } from '../runner/tool.ts';
import { testFolder } from '../support/folder.ts';
import { describeUnless, electronHere, noBrowser } from '../support/machine.ts';
import { bridgeContract } from './bridge-contract.ts';
import type { HostSettings, HostUnderTest } from './bridge-contract.ts';
import { BridgePeer } from './bridge-peer.ts';
import type { TextCarrier } from './bridge-peer.ts';

const { path: electronPath, missing: noElectron } = electronHere();

const argumentsOf = ({ directory, hubUrl }: HostSettings): string[] => [`--data=${directory}`, `--hub=${hubUrl}`];

/**
 * The page's own bridge, as its scripts use it, in a page loaded anew: what the app says unasked it says at the first
 * word of a page, so the listener must be there before the page's own scripts. The page is a caller too: the test's ids
 * are texts, the page's numbers.
 */
async function carryThrough(page: Page, receive: (text: string) => void): Promise<TextCarrier> {
  const name = `received${String((carriers += 1))}`;
  await page.exposeFunction(name, receive);
  await page.addInitScript((binding) => {
    // The document is parsed, its scripts (modules) did not run yet, and the preload is through.
    document.addEventListener(
      'readystatechange',
      () => {
        const { shaotai, [binding]: hand } = window as unknown as { shaotai: PreloadBridge } & Record<
          string,
          (text: string) => void
        >;
        shaotai.onMessage((text) => hand?.(text));
      },
      { once: true },
    );
  }, name);
  await page.reload();
  return {
    send: (text) => {
      // A page that is loaded anew loses what was said to it; the peer notices that no answer comes.
      page
        .evaluate((message) => {
          (window as unknown as { shaotai: PreloadBridge }).shaotai.send(message);
        }, text)
        .catch(() => undefined);
    },
    close: () => undefined,
  };
}
let carriers = 0;

describeUnless(noBrowser(), 'the bridge of the Electron app on the stand-in', () => {
  beforeAll(async () => {
    await ensureBuilt();
  });

  bridgeContract(async (settings): Promise<HostUnderTest> => {
    const app = await launchStandIn(argumentsOf(settings), { SHAOTAI_LOG: 'error' });
    return { connect: (receive) => carryThrough(app.page, receive), stop: () => app.close() };
  });
});

describeUnless(noElectron, 'the bridge of the Electron app', () => {
  beforeAll(async () => {
    await ensureBuilt();
  });

  bridgeContract(async (settings): Promise<HostUnderTest> => {
    const app = await _electron.launch({ executablePath: electronPath, args: [ROOT, ...argumentsOf(settings), ...rootFlags()] });
    const page = await app.firstWindow();
    return { connect: (receive) => carryThrough(page, receive), stop: () => app.close() };
  });
});

describeUnless(noBrowser(), 'the Electron app', () => {
  const NOWHERE = 'http://127.0.0.1:9';
  beforeAll(async () => {
    await ensureBuilt();
  });

  test('shows its page exactly three functions', async () => {
    const app = await launchStandIn(argumentsOf({ directory: testFolder(), hubUrl: NOWHERE }));
    const shown = await app.page.evaluate(() => {
      const { shaotai } = window as unknown as { shaotai: PreloadBridge };
      return Object.entries(shaotai).map(([name, value]) => [name, typeof value]);
    });
    expect(shown).toEqual([
      ['send', 'function'],
      ['onMessage', 'function'],
      ['saveDocument', 'function'],
    ]);
    await app.close();
  });

  test('stays on its own page, alone, with scripts and connections of its own only', async () => {
    const app = await launchStandIn(argumentsOf({ directory: testFolder(), hubUrl: NOWHERE }));
    const { page } = app;
    const before = page.url();
    await page.evaluate(() => {
      window.location.href = 'http://127.0.0.1:9/elsewhere';
    });
    await page.evaluate(() => {
      window.open('http://127.0.0.1:9/popup');
    });
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(page.url()).toBe(before);
    const refused = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
      const fetched = await fetch('http://127.0.0.1:9/').then(
        () => 'answered',
        () => 'refused',
      );
      const { state: position } = await navigator.permissions.query({ name: 'geolocation' });
      return { injected: 'injected' in window, fetched, position };
    });
    expect(refused).toEqual({ injected: false, fetched: 'refused', position: 'denied' });
    await app.close();
  });

  test('saves a document where the person chooses, and nothing that is none', async () => {
    const app = await launchStandIn(argumentsOf({ directory: testFolder(), hubUrl: NOWHERE }));
    const save = (request: unknown): Promise<SaveOutcome> =>
      app.page.evaluate(
        (asked) => (window as unknown as { shaotai: PreloadBridge }).shaotai.saveDocument(asked as SaveRequest),
        request,
      );
    const word: SaveRequest = { name: '联合执法方案-LH1.docx', format: 'docx', content: Buffer.from('PK…').toString('base64') };
    await expect(save(word)).resolves.toBe('cancelled');

    const target = join(testFolder(), 'plan.docx');
    app.tell({ kind: 'answerSaveDialogs', path: target });
    const proposed = app.nextDialog();
    await expect(save(word)).resolves.toBe('saved');
    await expect(proposed).resolves.toBe(word.name);
    expect(readFileSync(target, 'utf8')).toBe('PK…');

    const printed = `${target}.pdf`;
    app.tell({ kind: 'answerSaveDialogs', path: printed });
    await expect(save({ name: '联合执法方案-LH1.pdf', format: 'pdf', content: '' })).resolves.toBe('saved');
    expect(readFileSync(printed, 'latin1').slice(0, 5)).toBe('%PDF-');

    for (const wrong of [
      { ...word, name: '../plan.docx' },
      { ...word, name: 'plan.exe' },
      { ...word, content: '' },
      { ...word, content: 'not base64!' },
      { ...word, content: 'A'.repeat(12 * 1024 * 1024) },
      { ...word, folder: '/' },
      'plan.docx',
    ]) {
      await expect(save(wrong)).resolves.toBe('failed');
    }
    await app.close();
  });

  test('starts the data process again when it ends, and loads the page again', async () => {
    const app = await launchStandIn(argumentsOf({ directory: testFolder(), hubUrl: NOWHERE }));
    const first = await BridgePeer.open((receive) => carryThrough(app.page, receive));
    await expect(first.call('status', {})).resolves.toMatchObject({ state: 'signedOut' });
    const loaded = app.page.waitForEvent('load');
    app.tell({ kind: 'killDataProcess' });
    await loaded;
    const second = await BridgePeer.open((receive) => carryThrough(app.page, receive));
    await expect(second.call('status', {})).resolves.toMatchObject({ state: 'signedOut' });
    await app.close();
  });

  test('a second start on the same data ends and leaves the first alone', async () => {
    const directory = testFolder();
    const app = await launchStandIn(argumentsOf({ directory, hubUrl: NOWHERE }));
    await expect(launchStandIn(argumentsOf({ directory, hubUrl: NOWHERE }))).rejects.toThrow(
      /ended with 0 before it had a window/,
    );
    const peer = await BridgePeer.open((receive) => carryThrough(app.page, receive));
    await expect(peer.call('status', {})).resolves.toMatchObject({ state: 'signedOut' });
    await app.close();
  });

  test('says why it cannot start when another host works on its data', async () => {
    const directory = testFolder();
    const unlock = lockStation(directory);
    const reason = `another station works on ${directory} (process ${String(process.pid)})`;
    await expect(launchStandIn(argumentsOf({ directory, hubUrl: NOWHERE }))).rejects.toThrow(reason);
    unlock();
  });

  test('an address that is none is refused at the start', async () => {
    const started = launchStandIn([`--data=${join(testFolder(), 'x')}`, '--hub=nonsense']);
    await expect(started).rejects.toThrow(/--hub: nonsense is not an http or https address/);
  });
});
