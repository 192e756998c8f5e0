/** No command of disposal, enforcement, supervision or notices is left out of the permission matrices. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COMMANDS } from '#domain/registry.ts';

const MATRICES = ['lead', 'case', 'enforcement', 'supervision', 'notices'];
const NOUNS = [
  'lead', 'case', 'risk', 'team', 'industry', 'action', 'supervision', 'rectification', 'announcement', 'shift', 'question', 'order',
];

it('every command is tried by every role in every state', () => {
  const tried = MATRICES.map((room) => readFileSync(new URL(`./${room}/matrix.test.ts`, import.meta.url), 'utf8')).join('\n');
  const left = COMMANDS.map(({ name }) => name).filter((name) => NOUNS.includes(name.split('.')[0] ?? '') && !tried.includes(`'${name}'`));
  expect(left).toEqual([]);
});
