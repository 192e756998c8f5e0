/** protocol/SPEC.md numbers the rules of replication, and tests name those they check: none goes without, none is made up. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '#tests/runner/tool.ts';

const RULES = [...readFileSync(join(ROOT, 'protocol/SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, rule = '']) => rule);

/** What tests are called: `it('…')`, `it.each(CASES)('…')`, `it.each([…])('…')`. */
const TITLES = /(?:\b(?:it|test)(?:\.\w+)*\((?:\w+\)\()?|\]\)\()(['"`])(.*?)\1/g;
/** The rules a test checks stand at the beginning of its title. */
const NAMED = /^(?:[A-Z]\d+ )+/;

function rulesNamedIn(file: string): string[] {
  const titles = [...readFileSync(file, 'utf8').matchAll(TITLES)].map(([, , title = '']) => title);
  return titles.flatMap((title) => NAMED.exec(title)?.[0].trim().split(' ') ?? []);
}

const tests = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' }).filter((path) => /\.test\.tsx?$/.test(path));
const named = new Set(tests.flatMap((path) => rulesNamedIn(join(ROOT, 'tests', path))));

it('every rule has a test that is named after it', () => {
  expect(RULES.length).toBeGreaterThan(50);
  expect(RULES.filter((rule) => !named.has(rule))).toEqual([]);
});

it('no test is named after a rule that does not exist', () => {
  expect([...named].filter((rule) => !RULES.includes(rule))).toEqual([]);
});

it('no number names two rules', () => {
  expect(RULES.filter((rule, index) => RULES.indexOf(rule) !== index)).toEqual([]);
});
