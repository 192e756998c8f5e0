/** docs/checklist.md says where each row of the domain catalogue is done: it may name nothing that does not exist. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMMANDS } from '#domain/registry.ts';
import { ROOT } from '#tests/runner/tool.ts';

const page = readFileSync(join(ROOT, 'docs/checklist.md'), 'utf8');
const quoted = [...page.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);

it('names only commands there are', () => {
  const known = new Set(COMMANDS.map(({ name }) => name));
  const named = quoted.filter((text) => /^[a-z]+\.[a-zA-Z]+$/.test(text));
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

it('names every command', () => {
  expect(COMMANDS.map(({ name }) => name).filter((name) => !quoted.includes(name))).toEqual([]);
});

it('names only tests and folders there are', () => {
  const paths = quoted.filter((text) => /^(tests|docs|domain|hub-server)\//.test(text));
  expect(paths.length).toBeGreaterThan(50);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
