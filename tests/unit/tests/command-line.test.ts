import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { ROOT } from '#tests/runner/tool.ts';
import packageJson from '../../../package.json' with { type: 'json' };

const COMMANDS = Object.entries(packageJson.scripts).filter(([name]) => /^(simulate|bench|campaign)/.test(name));

/** As npm runs it: `script` is `node bin/run.mjs ENTRY`. */
async function run(script: string, word: string) {
  const child = spawn(process.execPath, [...script.split(' ').slice(1), word], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, output, errors };
}

it('finds the commands', () => {
  expect(COMMANDS.map(([name]) => name)).toEqual([
    'bench', 'bench:duplicates', 'bench:replication', 'simulate', 'campaign:kill', 'campaign:network', 'campaign:storm',
  ]);
});

it.each(COMMANDS)('npm run %s prints its usage, and answers a wrong option with one sentence and exit code 2', async (name, script) => {
  const [help, wrong] = await Promise.all([run(script, '--help'), run(script, '--wrong')]);
  expect(help).toMatchObject({ code: 0, errors: '' });
  expect(help.output).toContain(`Usage: npm run ${name} -- [options]`);
  expect(wrong).toEqual({ code: 2, output: '', errors: "error: unknown option '--wrong'\n(--help shows what there is)\n" });
});
