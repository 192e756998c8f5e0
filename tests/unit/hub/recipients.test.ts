import { expect, it } from 'vitest';
import fc from 'fast-check';
import { visible } from '#domain/core/scope.ts';
import { taskTable } from '#domain/schema/task.ts';
import { Recipients } from '#hub/replication/recipients.ts';
import type { LoggedChange } from '#hub/store/store.ts';

const audience = fc.constantFrom('*', 'admin', '441900', '441900103', '441900103012', '441900104', 'dept:441900103:market', '4419');
const grants = fc.array(
  fc.constantFrom('4419', '441900103', '441900103012', '441900104', 'dept:441900103:market', 'dept:', 'admin'),
  { maxLength: 3 },
);
const change = fc.record({
  scope: fc.option(audience), also: fc.option(audience), oldScope: fc.option(audience), oldAlso: fc.option(audience),
}).map((seen): LoggedChange => ({ table: taskTable, id: 't', row: null, cells: null, ...seen }));

const sees = (scope: string | null, also: string | null, held: readonly string[]): boolean =>
  scope !== null && visible({ scope, also }, held);

it('names every session that sees a changed row or saw it before', () => {
  fc.assert(fc.property(fc.array(grants, { maxLength: 6 }), fc.array(change, { maxLength: 6 }), (held, changes) => {
    const recipients = new Recipients<readonly string[]>();
    for (const each of held) recipients.set(each, each);
    const split = recipients.split(changes);
    for (const each of held) {
      const concerns = changes.filter(({ scope, also, oldScope, oldAlso }) => sees(scope, also, each) || sees(oldScope, oldAlso, each));
      expect(split.get(each) ?? []).toEqual(expect.arrayContaining(concerns));
    }
  }));
});

it('does not ask the sessions of other places', () => {
  const recipients = new Recipients<string>();
  for (let village = 100; village < 200; village += 1) recipients.set(`v${String(village)}`, [`441900103${String(village)}`]);
  recipients.set('town', ['441900103']);
  recipients.set('gone', ['441900103112']);
  recipients.delete('gone');
  const moved: LoggedChange = {
    table: taskTable, id: 't', row: null, cells: null, scope: '441900103112', also: null, oldScope: '441900103150', oldAlso: null,
  };
  expect([...recipients.split([moved]).keys()].sort()).toEqual(['town', 'v112', 'v150']);
});

it('asks a session under its newest grants only', () => {
  const recipients = new Recipients<string>();
  recipients.set('s', ['441900103']);
  recipients.set('s', ['441900104']);
  const change: LoggedChange = {
    table: taskTable, id: 't', row: null, cells: null, scope: '441900103', also: null, oldScope: null, oldAlso: null,
  };
  expect(recipients.split([change]).size).toBe(0);
});
