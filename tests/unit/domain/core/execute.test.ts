import { expect, it } from 'vitest';
import { z } from 'zod';
import { command } from '#domain/core/command.ts';
import { rejected } from '#domain/core/command.ts';
import { execute } from '#domain/core/execute.ts';
import { WorkCalendar } from '#domain/calendar/calendar.ts';

const echo = command({
  name: 'test.echo', summary: '', roles: ['citySupervisor'],
  args: z.strictObject({ text: z.string(), more: z.array(z.string()).default([]) }),
  reads: () => ({}), writes: () => [],
  decide: () => rejected('command.unknown'),
});
const actor = { accountId: 'a', name: 'a', role: 'citySupervisor', grants: ['441900'], memberId: null } as const;
const context = { now: 0, issuedAt: 0, commandId: 'c', actor, calendar: new WorkCalendar([]) };
const reader = { get: () => undefined, find: () => [] };
const codeOf = (args: unknown) => {
  const outcome = execute(echo, args, reader, context);
  return outcome.kind === 'applied' ? 'applied' : outcome.code;
};

it.each([
  ['half a surrogate pair', 'a\ud800b'],
  ['the other half', '\udc00'],
  ['a null', 'a\u0000b'],
  ['a backslash before half a pair', '\\\ud800'],
])('refuses a text with %s, wherever it stands', (_what, text) => {
  expect(codeOf({ text })).toBe('args.invalid');
  expect(codeOf({ text: 'good', more: [text] })).toBe('args.invalid');
});

it.each([
  ['plain', '振华路1号'],
  ['a whole pair', '𠮷野家'],
  ['what looks like an escape', '\\ud800 \\u0000'],
])('takes a text with %s', (_what, text) => {
  expect(codeOf({ text })).toBe('command.unknown');
});
