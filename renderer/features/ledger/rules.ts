/** What can be done with an entry of the ledger: the commands' own rules (domain/ledger); a test compares both. */
import { RELAPSE_MS, SETTLED, SETTLERS } from '#domain/ledger/ledger.ts';
import { OPEN_LEDGER_STATES } from '#domain/schema/ledger.ts';
import type { LedgerEntry, LedgerState } from '#domain/schema/ledger.ts';
import type { Possible, RecordRule, Viewer } from '../desk/recordRules.ts';
import { possibleOf } from '../desk/recordRules.ts';

export const LEDGER_ACTIONS = ['orderLicence', 'notify', 'prosecute', 'settle', 'verify', 'relapse', 'strike'] as const;
export type LedgerAction = (typeof LEDGER_ACTIONS)[number];

type Rule = RecordRule<LedgerEntry>;

const within = (states: readonly LedgerState[]): Rule['when'] => ({ state }) => states.includes(state);
const settledUnconfirmed = ({ state, verifiedAt }: LedgerEntry): boolean => SETTLED.includes(state) && verifiedAt === null;

export const LEDGER_RULES: Readonly<Record<LedgerAction, Rule>> = {
  orderLicence: { command: 'ledger.orderLicence', roles: ['villageDispatcher'], when: within(['found', 'urged']) },
  notify: { command: 'ledger.notify', roles: ['villageDispatcher', 'townStaff'], when: within(['found', 'urged']) },
  prosecute: { command: 'ledger.prosecute', roles: ['deptOfficer'], when: within(['notified']) },
  settle: {
    command: 'ledger.settle',
    roles: ['villageDispatcher', 'townStaff', 'deptOfficer'],
    when: ({ state }, { role }) => SETTLERS[role]?.states.includes(state) === true,
  },
  verify: {
    command: 'ledger.verify',
    roles: ['villageDispatcher', 'townStaff'],
    // Who settled it does not confirm it.
    when: (entry, viewer) => settledUnconfirmed(entry) && entry.settledById !== viewer.id,
  },
  relapse: {
    command: 'ledger.relapse',
    roles: ['villageDispatcher', 'townStaff'],
    when: ({ state, verifiedAt, settledAt }, _viewer, now) =>
      SETTLED.includes(state) && verifiedAt !== null && settledAt !== null && now - settledAt <= RELAPSE_MS,
  },
  strike: { command: 'ledger.strike', roles: ['townStaff'], when: within(OPEN_LEDGER_STATES) },
};

/** The step that brings an entry forward, most likely first. */
const NEXT: readonly LedgerAction[] = ['prosecute', 'verify', 'orderLicence', 'notify', 'settle', 'relapse'];

export function ledgerActionsOf(entry: LedgerEntry, viewer: Viewer, now: number): Possible<LedgerAction> {
  return possibleOf(LEDGER_RULES, NEXT, entry, viewer, now);
}
