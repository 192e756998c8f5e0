/**
 * Runs a program that is not ours (a browser, Electron) on behalf of the demo: `leash.ts COMMAND ARGUMENTS…`. It passes the
 * request to end on, also when the demo is killed (tether.ts), so that no window outlives the demo.
 */
import { spawn } from 'node:child_process';

/** Longer than a browser takes to write its profile. */
const GRACE_MS = 5000;
const EXIT_FAILED = 1;

const [command = '', ...args] = process.argv.slice(2);
const program = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });
program.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(EXIT_FAILED);
});
program.once('close', (code) => process.exit(code ?? EXIT_FAILED));
process.once('SIGTERM', () => {
  program.kill('SIGTERM');
  setTimeout(() => program.kill('SIGKILL'), GRACE_MS).unref();
});
