/**
 * The words of the commands under tests/. `--help` prints the usage with defaults and units; a wrong word ends the process
 * with one sentence and exit code 2. Both before anything is started.
 */
import { Command, InvalidArgumentError } from 'commander';
import { EXIT_USAGE } from '#cli/commands/output.ts';

/** A command of package.json, to be given its options and then to `parse()` the words of this process. */
export function npmCommand(script: string, description: string): Command {
  return new Command(`npm run ${script} --`)
    .description(description)
    .addHelpText('after', '\nResults are JSON lines on standard output. Exit codes: 0 passed, 1 failed, 2 wrong words.')
    .showHelpAfterError('(--help shows what there is)')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : EXIT_USAGE));
}

/** For options that are counts: at least one. */
export function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}

/** For options that are durations or amounts. */
export function positive(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
}
