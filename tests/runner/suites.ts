/** Runs one vitest project, prints progress as it comes and adds every test to the tally. */
import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { startVitest } from 'vitest/node';
import { duration, line } from './tally.ts';
import type { Tally } from './tally.ts';
import { ROOT } from './tool.ts';

/** The test projects of vitest.config.ts in the order in which they run: cheap first. */
export const SUITES = ['unit', 'contract', 'simulation', 'e2e'] as const;
export type Suite = (typeof SUITES)[number];

/** A test that takes longer than this gets a line of its own, so that a long file shows progress. */
const OWN_LINE_MS = 3000;

export async function runSuite(suite: Suite, tally: Tally): Promise<void> {
  const vitest = await startVitest([], {
    root: ROOT,
    project: [suite],
    run: true,
    watch: false,
    passWithNoTests: true,
    reporters: [tallyReporter(suite, tally)],
  });
  await vitest.close();
}

function tallyReporter(suite: Suite, tally: Tally): Reporter {
  let modules = 0;
  return {
    onTestCaseResult(test) {
      const ms = test.diagnostic()?.duration ?? 0;
      if (ms >= OWN_LINE_MS) line(`  ${mark(test)} ${test.fullName} ${duration(ms)}`);
    },
    onTestModuleEnd(module) {
      modules += 1;
      addModule(suite, module, tally);
    },
    onTestRunEnd(_modules, unhandledErrors, reason) {
      for (const error of unhandledErrors) {
        tally.add({ name: `${suite}: an error outside of any test`, outcome: 'failed', reason: error.stack ?? error.message });
      }
      if (reason === 'interrupted') tally.add({ name: suite, outcome: 'failed', reason: 'interrupted' });
      if (modules === 0) line('no test files');
    },
  };
}

function addModule(suite: Suite, module: TestModule, tally: Tally): void {
  const file = relative(ROOT, module.moduleId);
  let tests = 0;
  for (const test of module.children.allTests()) {
    tests += 1;
    addTest(`${file} > ${test.fullName}`, test, tally);
  }
  const outside = [...module.errors(), ...[...module.children.allSuites()].flatMap((group) => group.errors())];
  for (const error of outside)
    tally.add({ name: `${file} (${suite}, outside of its tests)`, outcome: 'failed', reason: error.stack ?? error.message });
  line(`${module.ok() ? '✓' : '✗'} ${file} ${tests} ${tests === 1 ? 'test' : 'tests'} ${duration(module.diagnostic().duration)}`);
}

function addTest(name: string, test: TestCase, tally: Tally): void {
  const result = test.result();
  switch (result.state) {
    case 'passed':
      tally.add({ name, outcome: 'passed' });
      break;
    case 'failed':
      tally.add({
        name,
        outcome: 'failed',
        reason: result.errors
          .map((error) => [error.message, error.diff, firstFrame(error.stack)].filter(Boolean).join('\n'))
          .join('\n'),
      });
      break;
    case 'skipped':
      tally.add({ name, outcome: 'skipped', reason: result.note });
      break;
    case 'pending':
      tally.add({ name, outcome: 'failed', reason: 'it never ended' });
      break;
  }
}

/** Where it failed, without the frames of the test library. */
function firstFrame(stack: string | undefined): string {
  return (
    stack
      ?.split('\n')
      .find((frame) => frame.includes(' at ') && !frame.includes('node_modules'))
      ?.trim() ?? ''
  );
}

function mark(test: TestCase): string {
  return { passed: '✓', failed: '✗', skipped: '–', pending: '✗' }[test.result().state];
}
