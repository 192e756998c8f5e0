/**
 * `npm test`: types, lint, build, browser, then the test projects. Progress comes on standard output; the last line is
 * `N passed, N failed, N skipped`, and the exit code is 1 when anything failed.
 */
import { findOrInstallBrowser } from './browser/browser.ts';
import { SUITES, runSuite } from './runner/suites.ts';
import { duration, heading, line, Tally } from './runner/tally.ts';
import { runNode } from './runner/tool.ts';
import { checkTypes } from './types.ts';

const LINT_LIMIT_MS = 5 * 60_000;
const BUILD_LIMIT_MS = 5 * 60_000;

const started = performance.now();
const tally = new Tally();

heading('types: each room by its own tsconfig');
await checkTypes(tally);

heading('lint: eslint with the import rules between rooms');
await step('lint', runNode('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0'], { timeoutMs: LINT_LIMIT_MS }));

heading('build: renderer, preload and Electron main');
await step('build', runNode('cli/build.ts', [], { timeoutMs: BUILD_LIMIT_MS }));

heading('browser: for the end-to-end tests');
const browser = await findOrInstallBrowser(line);
if (browser.path === undefined) {
  line(browser.reason);
  process.env.SHAOTAI_NO_CHROMIUM = browser.reason;
} else {
  line(`${browser.path} (${browser.reason})`);
  process.env.SHAOTAI_CHROMIUM = browser.path;
}

for (const suite of SUITES) {
  heading(`tests: ${suite}`);
  await runSuite(suite, tally);
}

heading(`result after ${duration(performance.now() - started)}`);
const exitCode = tally.count('failed') > 0 ? 1 : 0;
// The exit is explicit: a leaked handle of a test may not keep a finished run from ending.
process.stdout.write(tally.summary(), () => process.exit(exitCode));

/** One tool that passes or fails as a whole. */
async function step(name: string, running: ReturnType<typeof runNode>): Promise<void> {
  const { ok, output, ms } = await running;
  line(`${ok ? '✓' : '✗'} ${name} ${duration(ms)}`);
  tally.add(ok ? { name, outcome: 'passed' } : { name, outcome: 'failed', reason: output });
}
