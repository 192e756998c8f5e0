/** Type-checks every room on its own, so that foreign types (DOM, Node, Electron) do not exist where they may not. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { duration, heading, line, Tally } from './runner/tally.ts';
import { ROOT, runNode } from './runner/tool.ts';

const ROOMS = ['domain', 'documents', 'protocol', 'hub-server', 'main', 'preload', 'renderer', 'cli', 'tests'] as const;
/** Two at a time: a compiler takes about one core and half a gigabyte. */
const AT_ONCE = 2;
const ROOM_LIMIT_MS = 5 * 60_000;

/** Checks the rooms and adds one item for each to the tally. */
export async function checkTypes(tally: Tally): Promise<void> {
  const waiting = ROOMS.filter((room) => existsSync(join(ROOT, room, 'tsconfig.json')));
  const worker = async (): Promise<void> => {
    for (let room = waiting.shift(); room !== undefined; room = waiting.shift()) {
      const { ok, output, ms } = await runNode('node_modules/typescript/bin/tsc', ['-p', room, '--pretty', 'false'], {
        timeoutMs: ROOM_LIMIT_MS,
      });
      line(`${ok ? '✓' : '✗'} ${room} ${duration(ms)}`);
      tally.add(
        ok ? { name: `types: ${room}`, outcome: 'passed' } : { name: `types: ${room}`, outcome: 'failed', reason: output },
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

if (import.meta.main) {
  const tally = new Tally();
  heading('types');
  await checkTypes(tally);
  process.stdout.write(tally.summary());
  process.exitCode = tally.count('failed') > 0 ? 1 : 0;
}
