/** The ledger of unlicensed businesses (domain catalogue 1.10): who may do what in which state. */
import { LEDGER_STATES, ledgerTable, OPEN_LEDGER_STATES } from '#domain/schema/ledger.ts';
import type { LedgerState } from '#domain/schema/ledger.ts';
import { testMatrix } from '../matrix.ts';
import type { Attempt } from '../matrix.ts';
import { PEOPLE } from '../people.ts';
import { dispatcher, TOWN, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

const id = 'entry';
const SETTLED: readonly LedgerState[] = ['banned', 'regularised', 'stopped', 'moved'];
const WITH_VILLAGE: readonly LedgerState[] = ['found', 'urged'];
const WITH_DEPARTMENT: readonly LedgerState[] = ['notified', 'prosecuted'];

function entryIn(state: LedgerState): World {
  const w = world();
  w.must('ledger.enter', { villageCode: VILLAGE, source: 'patrol', kind: 'neither', subjectName: '无名作坊', address: '某路9号' }, dispatcher);
  const [entered] = w.all(ledgerTable);
  if (entered === undefined) throw new Error('nothing was entered');
  w.drop(ledgerTable, entered.id);
  const settled = SETTLED.includes(state);
  w.put(ledgerTable, {
    ...entered, id, state, open: OPEN_LEDGER_STATES.includes(state) ? 1 : 0, also: `dept:${TOWN}:market`, department: 'market',
    settledAt: settled ? w.now : null, settledById: settled ? 'somebody' : null,
  });
  return w;
}

const on = (command: string, args: object, by: Attempt['by'], prepare?: Attempt['prepare']): Attempt =>
  ({ command, args: { id, ...args }, by, ...(prepare === undefined ? {} : { prepare }) });
const verified = (w: World) => {
  const [entry] = w.all(ledgerTable);
  if (entry !== undefined) w.put(ledgerTable, { ...entry, verifiedAt: w.now, verifiedByName: 'x' });
};

testMatrix('the ledger', {
  places: Object.fromEntries(LEDGER_STATES.map((state) => [state, () => entryIn(state)])),
  people: PEOPLE,
  refusals: ['ledger.wrongState', 'ledger.notVerified', 'receipt.given'],
  attempts: {
    orderLicence: on('ledger.orderLicence', { order: 'licence', until: '2026-12-20' }, {
      gridMember: WITH_VILLAGE, villageDispatcher: WITH_VILLAGE,
    }),
    notify: on('ledger.notify', { department: 'health' }, { villageDispatcher: WITH_VILLAGE, townStaff: WITH_VILLAGE }),
    prosecute: on('ledger.prosecute', { document: '立〔2026〕1号' }, { deptOfficer: ['notified'] }),
    settle: on('ledger.settle', { result: 'regularised' }, {
      villageDispatcher: WITH_VILLAGE, townStaff: OPEN_LEDGER_STATES, deptOfficer: WITH_DEPARTMENT,
    }),
    verify: on('ledger.verify', { confirmed: true }, { gridMember: SETTLED, villageDispatcher: SETTLED, townStaff: SETTLED }),
    refute: on('ledger.verify', { confirmed: false }, { gridMember: SETTLED, villageDispatcher: SETTLED, townStaff: SETTLED }),
    relapse: on('ledger.relapse', {}, { gridMember: SETTLED, villageDispatcher: SETTLED, townStaff: SETTLED }, verified),
    relapseUnverified: on('ledger.relapse', {}, {}),
    strike: on('ledger.strike', { reason: 'x' }, { townStaff: OPEN_LEDGER_STATES }),
  },
});
