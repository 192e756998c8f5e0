/** The bridge contract over standard input and output. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { BRIDGE_LIMIT_BYTES } from '#protocol/bridge/methods.ts';
import { ROOT } from '../runner/tool.ts';
import { testFolder } from '../support/folder.ts';
import { bridgeContract } from './bridge-contract.ts';
import type { HostSettings, HostUnderTest } from './bridge-contract.ts';

/** Nothing listens on the discard port. */
const NO_HUB = 'http://127.0.0.1:9';

/** One process has one script: a second "window" is the same one. */
function startHeadless({ directory, hubUrl }: HostSettings): Promise<HostUnderTest> {
  const child = spawn(process.execPath, ['cli/shaotai.ts', 'station', '--headless', '--data', directory, '--hub', hubUrl], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, SHAOTAI_LOG: 'error' },
  });
  const lines = createInterface({ input: child.stdout });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return Promise.resolve({
    connect(receive) {
      lines.on('line', receive);
      return {
        send: (text) => {
          child.stdin.write(`${text}\n`);
        },
        close: () => {
          lines.off('line', receive);
        },
      };
    },
    async stop() {
      // The end of the input is a clean stop.
      child.stdin.end();
      await ended;
    },
  });
}

bridgeContract(startHeadless);

describe('a headless station on its own', () => {
  /** Runs to the end of its input; what it wrote, one message a line. */
  async function run(input: string | Buffer, words: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
    const child = spawn(process.execPath, ['cli/shaotai.ts', 'station', '--headless', '--data', testFolder(), '--hub', NO_HUB, ...words], {
      cwd: ROOT,
      env: { ...process.env, SHAOTAI_LOG: 'error', ...environment },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.stdin.end(input);
    const code = await new Promise((resolve) => child.once('close', resolve));
    const messages = stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { id?: unknown; result?: unknown; error?: { data: { code: string } }; method?: string });
    return { code, stderr, answers: messages.filter(({ method }) => method === undefined) };
  }
  const ask = (id: number, method: string, params: unknown = {}): string => `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;

  test('offline and with nobody known refuses the sign-in and goes on', async () => {
    const { code, stderr, answers } = await run(
      ask(1, 'session.signIn', { login: 'cun-a', password: 'x' }) + ask(2, 'status') + ask(3, 'session.known') + ask(4, 'outbox'),
      ['--offline', '--login', 'nobody'],
      { SHAOTAI_PASSWORD: 'x' },
    );
    const by = new Map(answers.map((answer) => [answer.id, answer]));
    expect(by.get(1)?.error?.data.code).toBe('signIn.offlineUnknown');
    expect(by.get(2)?.result).toMatchObject({ state: 'signedOut', account: null });
    expect(by.get(3)?.result).toEqual([]);
    expect(by.get(4)?.error?.data.code).toBe('session.required');
    expect(stderr).toContain('signIn.offlineUnknown');
    expect(code).toBe(0);
  });

  test('takes lines as they come: empty, with a carriage return, too long, of no text, and a last one without its end', async () => {
    const tooLong = `{"jsonrpc":"2.0","id":7,"method":"${'x'.repeat(BRIDGE_LIMIT_BYTES)}"}\n`;
    const { code, answers } = await run(
      Buffer.concat([
        Buffer.from(`\n\r\n  \n${ask(1, 'status').trimEnd()}\r\n${tooLong}`),
        Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x0a]),
        Buffer.from(ask(2, 'status').trimEnd()),
      ]),
    );
    expect(answers.map(({ id, error }) => [id, error?.data.code]).sort()).toEqual(
      [
        [null, 'request.malformed'],
        [null, 'request.tooLarge'],
        [1, undefined],
        [2, undefined],
      ].sort(),
    );
    expect(code).toBe(0);
  });

  test('without the password of the login it was told says so and ends', async () => {
    const { code, stderr, answers } = await run('', ['--login', 'cun-a'], { SHAOTAI_PASSWORD: '' });
    expect([code, answers]).toEqual([1, []]);
    expect(stderr).toContain('SHAOTAI_PASSWORD');
  });
});
