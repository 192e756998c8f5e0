/** The order in which the parts of the demo end. Theory: each part, whenever it was started, is asked to end exactly once. */
import type { ChildProcess } from 'node:child_process';
import { expect, it } from 'vitest';
import type { Child, Ended } from '#cli/demo/child.ts';
import { Shutdown } from '#cli/demo/shutdown.ts';

const ENDED: Ended = { code: 0, signal: null };

/** A part that writes down what is asked of it; `late` ends only when it is killed. */
function part(name: string, asked: string[], late = false): Child {
  let end: (ended: Ended) => void = () => undefined;
  const ended = new Promise<Ended>((resolve) => (end = resolve));
  const kill = () => {
    asked.push(`${name} killed`);
    end({ code: null, signal: 'SIGKILL' });
    return true;
  };
  return {
    name, ended, logFile: '', process: { kill } as unknown as ChildProcess,
    ready: () => Promise.reject(new Error('never ready')),
    stop: () => {
      asked.push(name);
      if (!late) end(ENDED);
      return ended;
    },
  };
}

it('stops the parts in reverse order, once, however often it is asked', async () => {
  const asked: string[] = [];
  const said: string[] = [];
  const shutdown = new Shutdown((text) => said.push(text), () => 0);
  for (const name of ['hub', 'simulator', 'station']) shutdown.add(part(name, asked));
  await Promise.all([shutdown.stop('Stopping'), shutdown.stop('Stopping')]);
  expect(asked).toEqual(['station', 'simulator', 'hub']);
  expect(said).toEqual(['Stopping']);
});

it('stops a part that is started while all is being stopped', async () => {
  const asked: string[] = [];
  const shutdown = new Shutdown(() => undefined, () => 0);
  const stopped = shutdown.stop('Stopping');
  shutdown.add(part('station', asked));
  await stopped;
  expect(asked).toEqual(['station']);
});

it('no longer waits for anybody when it is asked again after a while', async () => {
  const asked: string[] = [];
  let now = 0;
  const shutdown = new Shutdown(() => undefined, () => now);
  shutdown.add(part('hub', asked, true));
  const stopped = shutdown.stop('Stopping');
  void shutdown.stop('the same Ctrl-C, told by the parent process');
  expect(asked).toEqual(['hub']);
  now = 1500;
  void shutdown.stop('again');
  await stopped;
  expect(asked).toEqual(['hub', 'hub killed']);
});
