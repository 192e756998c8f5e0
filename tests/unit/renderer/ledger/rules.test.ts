/** The ledger's desk offers what the commands would accept, neither more nor less. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/core/actor.ts';
import { commandNamed } from '#domain/registry.ts';
import { LEDGER_STATES, ledgerTable, OPEN_LEDGER_STATES } from '#domain/schema/ledger.ts';
import type { LedgerEntry, LedgerState } from '#domain/schema/ledger.ts';
import { LEDGER_ACTIONS, LEDGER_RULES, ledgerActionsOf } from '#renderer/features/ledger/rules.ts';
import type { LedgerAction } from '#renderer/features/ledger/rules.ts';
import { city, dispatcher, market, TOWN, town, VILLAGE, world } from '../../domain/task/world.ts';
import type { World } from '../../domain/task/world.ts';

const PEOPLE: readonly Actor[] = [dispatcher, town, market, city];
const ARGS: Readonly<Record<LedgerAction, object>> = {
  orderLicence: { order: 'licence', until: '2026-12-20' },
  notify: { department: 'health' },
  prosecute: { document: '立〔2026〕1号' },
  settle: { result: 'regularised' },
  verify: { confirmed: true },
  relapse: {},
  strike: { reason: 'x' },
};

/** An entry in a state, with a department that was notified; `changes` on top. */
function entryIn(w: World, state: LedgerState, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  w.must('ledger.enter', { villageCode: VILLAGE, source: 'patrol', kind: 'neither', subjectName: '无名作坊', address: '某路9号' }, dispatcher);
  const [entered] = w.all(ledgerTable);
  if (entered === undefined) throw new Error('nothing was entered');
  const open = OPEN_LEDGER_STATES.includes(state);
  const settled = open || state === 'struck' ? {} : { settledAt: w.now, settledById: 'somebody' };
  const notified = { also: `dept:${TOWN}:market`, department: 'market' } as const;
  const entry: LedgerEntry = { ...entered, ...notified, state, open: open ? 1 : 0, ...settled, ...changes };
  w.put(ledgerTable, entry);
  return entry;
}

const viewerOf = ({ accountId, role, grants, memberId }: Actor) => ({ id: accountId, role, place: '', grants: [...grants], memberId });

function offered(action: LedgerAction, entry: LedgerEntry, by: Actor, now: number): boolean {
  const { primary, others } = ledgerActionsOf(entry, viewerOf(by), now);
  return primary === action || others.includes(action);
}

describe.each(LEDGER_ACTIONS)('%s', (action) => {
  it('is offered to the roles of its command', () => {
    const { command, roles } = LEDGER_RULES[action];
    expect(roles.toSorted()).toEqual(commandNamed(command)?.roles.filter((role) => role !== 'gridMember').toSorted());
  });

  const cases = LEDGER_STATES.flatMap((state) => PEOPLE.flatMap((person) => [undefined, { verifiedAt: 1, verifiedByName: 'x' }]
    .map((changes) => [state, person, changes] as const)));

  it.each(cases)('is offered in the state %s exactly when the command applies', (state, person, changes) => {
    const w = world();
    const entry = entryIn(w, state, changes);
    const outcome = w.refusal(LEDGER_RULES[action].command, { id: entry.id, ...ARGS[action] }, person);
    expect(outcome === 'applied', outcome).toBe(offered(action, entry, person, w.now));
  });
});

it('who settled an entry does not confirm it, and a relapse is noted within ninety days', () => {
  const w = world();
  const own = entryIn(w, 'moved', { settledById: dispatcher.accountId });
  expect(offered('verify', own, dispatcher, w.now)).toBe(false);
  expect(offered('verify', own, town, w.now)).toBe(true);
  const confirmed = { ...own, verifiedAt: w.now, verifiedByName: 'x' };
  expect(offered('relapse', confirmed, dispatcher, w.now + 90 * 86_400_000)).toBe(true);
  expect(offered('relapse', confirmed, dispatcher, w.now + 90 * 86_400_000 + 1)).toBe(false);
});
