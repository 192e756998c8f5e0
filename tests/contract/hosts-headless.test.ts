/** The bridge contract over standard input and output. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ROOT } from '../runner/tool.ts';
import { bridgeContract } from './bridge-contract.ts';
import type { HostSettings, HostUnderTest } from './bridge-contract.ts';

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
