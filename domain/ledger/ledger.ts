/**
 * 无证无照台账: entering, urging, handing to a department, settling, verifying and relapse (domain catalogue 1.10). The village keeps
 * it; filing a case and banning are the department's; what was settled counts once a revisit by somebody else confirmed it (I13).
 */
import { z } from 'zod';
import type { Role } from '../core/actor.ts';
import { noteText, reasonText, rowId, villageCode } from '../core/arguments.ts';
import { applied, command, many, one, rejected } from '../core/command.ts';
import type { Outcome, SubjectState } from '../core/command.ts';
import { createdId, stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { departmentScope, scopeOf, townOf } from '../core/scope.ts';
import { put } from '../core/table.ts';
import { normaliseAddress } from '../address/normalise.ts';
import { dayNumber, dayText, parseDay, startOfDay } from '../calendar/calendar.ts';
import { DEPARTMENTS } from '../lead/departments.ts';
import { leadTable } from '../schema/lead.ts';
import { LEDGER_SOURCES, ledgerTable, OPEN_LEDGER_STATES } from '../schema/ledger.ts';
import type { LedgerEntry, LedgerState } from '../schema/ledger.ts';
import { villageTable } from '../schema/territory.ts';

/** 回潮: the same address within ninety calendar days of having been settled. */
export const RELAPSE_MS = 90 * 86_400_000;
/** Longest term for getting a licence, in calendar days. */
export const LICENCE_DAYS_MAX = 90;
const SAME_ADDRESS_MAX = 50;

export const SETTLED: readonly LedgerState[] = ['banned', 'regularised', 'stopped', 'moved'];

/** The entry as a refusal shows it. */
export function ledgerState(entry: LedgerEntry): SubjectState {
  return {
    table: ledgerTable.name, id: entry.id, changedBy: entry.changedBy, changedAt: entry.changedAt,
    values: { number: entry.number, state: entry.state, subject: entry.subjectName },
  };
}

function notIn(entry: LedgerEntry, states: readonly LedgerState[]): Outcome | undefined {
  return states.includes(entry.state) ? undefined : rejected('ledger.wrongState', { state: entry.state }, ledgerState(entry));
}

/** A department writes where the entry was notified to it, everybody else in the village. */
const writeScope = (entry: LedgerEntry | undefined, role: Role): readonly string[] =>
  (role === 'deptOfficer' && entry !== undefined ? [entry.also ?? entry.scope] : scopeOf(entry));

const phone = z.string().trim().regex(/^[0-9+\- ]{0,20}$/).default('');
const line = (max: number) => z.string().trim().max(max).default('');

export const enterInLedger = command({
  name: 'ledger.enter',
  summary: 'Enter a business without licence or permit in the ledger of its village.',
  roles: ['gridMember', 'villageDispatcher', 'townStaff'],
  args: z.strictObject({
    villageCode, source: z.enum(LEDGER_SOURCES), kind: z.enum(['noLicence', 'noPermit', 'neither']),
    subjectName: z.string().trim().min(1).max(200), address: z.string().trim().min(1).max(300),
    operator: line(60), phone, businessScope: line(1000), industry: line(80), permit: line(120),
    openedOn: z.string().max(10).refine((day) => day === '' || parseDay(day) !== undefined, 'no such day').default(''),
    areaM2: z.int().min(0).max(1_000_000).default(0), people: z.int().min(0).max(100_000).default(0),
    leadId: rowId.nullable().default(null), entityId: rowId.nullable().default(null),
  }),
  reads: (args) => ({
    village: one(villageTable, args.villageCode), lead: one(leadTable, args.leadId ?? ''),
    sameAddress: many(ledgerTable, { addressKey: normaliseAddress(args.address) }, SAME_ADDRESS_MAX),
  }),
  writes: (args) => [args.villageCode],
  decide: (args, { village, lead, sameAddress }, context) => {
    if (village === undefined) return rejected('row.notFound', { table: 'village' });
    if (args.leadId !== null && lead === undefined) return rejected('row.notFound', { table: 'lead' });
    const here = sameAddress.filter((entry) => entry.villageCode === village.id && entry.subjectName === args.subjectName);
    const standing = here.find(({ open }) => open === 1);
    if (standing !== undefined) return rejected('ledger.exists', { number: standing.number }, ledgerState(standing));
    const { actor, now } = context;
    const relapsed = here.find(({ settledAt }) => settledAt !== null && now - settledAt <= RELAPSE_MS);
    const entry: LedgerEntry = {
      ...args, ...stamp(context), id: createdId(context, 'ledger'), scope: village.id, also: null, number: ledgerNumber(context),
      state: 'found', open: 1, addressKey: normaliseAddress(args.address), townCode: townOf(village.id),
      licenceDueAt: null, urges: 0, department: null, document: '', relapses: relapsed === undefined ? 0 : relapsed.relapses + 1,
      settledAt: null, settledById: null, verifiedAt: null, verifiedByName: null, foundByName: actor.name, foundAt: now,
    };
    const { number, subjectName: subject, relapses } = entry;
    return applied([put(ledgerTable, entry)], ledgerTable, entry, { number, subject, relapses });
  },
});

/** WZ (无证), the day, and the end of the command's random id: the same on the station and at the hub, without a counter. */
function ledgerNumber({ issuedAt, commandId }: Context): string {
  const day = dayText(dayNumber(issuedAt)).replaceAll('-', '');
  return `WZ${day}-${commandId.replace(/[^0-9a-z]/gi, '').slice(-6).toUpperCase()}`;
}

export const orderLicence = command({
  name: 'ledger.orderLicence',
  summary: 'Order a business to get its licence or permit, or to change or cancel its registration, by a day.',
  roles: ['gridMember', 'villageDispatcher'],
  args: z.strictObject({
    id: rowId, order: z.enum(['licence', 'change', 'deregister']), note: noteText,
    /** YYYY-MM-DD in Shanghai. */
    until: z.string().max(10).refine((day) => parseDay(day) !== undefined, 'no such day'),
  }),
  reads: ({ id }) => ({ entry: one(ledgerTable, id) }),
  writes: (_args, { entry }) => scopeOf(entry),
  decide: ({ order, until, note }, { entry }, context) => {
    if (entry === undefined) return rejected('row.notFound', { table: 'ledger' });
    const refusal = notIn(entry, ['found', 'urged']);
    if (refusal !== undefined) return refusal;
    const day = parseDay(until) ?? 0;
    const ahead = day - dayNumber(context.now);
    if (ahead < 1 || ahead > LICENCE_DAYS_MAX) {
      return rejected('args.invalid', { field: 'until', problem: `1 to ${LICENCE_DAYS_MAX} days ahead` });
    }
    // 责令变更、注销: only who is registered has a registration to change.
    if (order !== 'licence' && entry.entityId === null) return rejected('args.invalid', { field: 'order', problem: 'not registered' });
    const licenceDueAt = startOfDay(day + 1) - 1;
    const urged: LedgerEntry = { ...entry, ...stamp(context), state: 'urged', licenceDueAt, urges: entry.urges + 1 };
    return applied([put(ledgerTable, urged)], ledgerTable, urged, { order, until, note });
  },
});

export const notifyDepartment = command({
  name: 'ledger.notify',
  summary: 'Hand an entry of the ledger to the department in charge (抄告).',
  roles: ['villageDispatcher', 'townStaff'],
  args: z.strictObject({ id: rowId, department: z.enum(DEPARTMENTS), document: line(60), note: noteText }),
  reads: ({ id }) => ({ entry: one(ledgerTable, id) }),
  writes: (_args, { entry }) => scopeOf(entry),
  decide: ({ department, document, note }, { entry }, context) => {
    if (entry === undefined) return rejected('row.notFound', { table: 'ledger' });
    const refusal = notIn(entry, ['found', 'urged']);
    if (refusal !== undefined) return refusal;
    const notified: LedgerEntry = {
      ...entry, ...stamp(context), state: 'notified', also: departmentScope(entry.townCode, department), department, document,
    };
    return applied([put(ledgerTable, notified)], ledgerTable, notified, { department, document, note });
  },
});

export const prosecute = command({
  name: 'ledger.prosecute',
  summary: 'File a case about an entry that was handed to the department (立案查处).',
  roles: ['deptOfficer'],
  args: z.strictObject({ id: rowId, document: z.string().trim().min(1).max(60), note: noteText }),
  reads: ({ id }) => ({ entry: one(ledgerTable, id) }),
  writes: (_args, { entry }, { actor }) => writeScope(entry, actor.role),
  decide: ({ document, note }, { entry }, context) => {
    if (entry === undefined) return rejected('row.notFound', { table: 'ledger' });
    const refusal = notIn(entry, ['notified']);
    if (refusal !== undefined) return refusal;
    const filed: LedgerEntry = { ...entry, ...stamp(context), state: 'prosecuted', document };
    return applied([put(ledgerTable, filed)], ledgerTable, filed, { department: entry.department, document, note });
  },
});

/** What each role may settle an entry with, and in which states: a village does not ban (无执法权). */
export const SETTLERS: Partial<Record<Role, { readonly results: readonly LedgerState[]; readonly states: readonly LedgerState[] }>> = {
  villageDispatcher: { results: ['regularised', 'stopped', 'moved'], states: ['found', 'urged'] },
  townStaff: { results: ['regularised', 'stopped', 'moved'], states: OPEN_LEDGER_STATES },
  deptOfficer: { results: ['banned', 'regularised', 'stopped', 'moved'], states: ['notified', 'prosecuted'] },
};

export const settleEntry = command({
  name: 'ledger.settle',
  summary: 'Settle an entry: regularised, stopped, moved away, or banned by the department.',
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer'],
  args: z.strictObject({ id: rowId, result: z.enum(['regularised', 'stopped', 'moved', 'banned']), document: line(60), note: noteText }),
  reads: ({ id }) => ({ entry: one(ledgerTable, id) }),
  writes: (_args, { entry }, { actor }) => writeScope(entry, actor.role),
  decide: ({ result, document, note }, { entry }, context) => {
    if (entry === undefined) return rejected('row.notFound', { table: 'ledger' });
    const { actor, now } = context;
    const may = SETTLERS[actor.role];
    if (may?.results.includes(result) !== true) return rejected('role.forbidden', { role: actor.role });
    const refusal = notIn(entry, may.states);
    if (refusal !== undefined) return refusal;
    const settled: LedgerEntry = {
      ...entry, ...stamp(context), state: result, open: 0, settledAt: now, settledById: actor.accountId,
      document: document === '' ? entry.document : document,
      verifiedAt: null, verifiedByName: null,
    };
    return applied([put(ledgerTable, settled)], ledgerTable, settled, { result, document, note });
  },
});

export const verifyEntry = command({
  name: 'ledger.verify',
  summary: 'Say after a revisit whether a settled entry stays settled; one that does not stands open again.',
  roles: ['gridMember', 'villageDispatcher', 'townStaff'],
  args: z.strictObject({ id: rowId, confirmed: z.boolean(), note: noteText }),
  reads: ({ id }) => ({ entry: one(ledgerTable, id) }),
  writes: (_args, { entry }) => scopeOf(entry),
  decide: ({ confirmed, note }, { entry }, context) => {
    if (entry === undefined) return rejected('row.notFound', { table: 'ledger' });
    const { actor, now } = context;
    const refusal = notIn(entry, SETTLED);
    if (refusal !== undefined) return refusal;
    if (entry.verifiedAt !== null) return rejected('receipt.given', { by: entry.verifiedByName }, ledgerState(entry));
    if (entry.settledById === actor.accountId) return rejected('lead.handlerIsVerifier', {}, ledgerState(entry));
    const verified: LedgerEntry = confirmed
      ? { ...entry, verifiedAt: now, verifiedByName: actor.name }
      : { ...entry, ...reopened(entry), ...stamp(context) };
    return applied([put(ledgerTable, verified)], ledgerTable, verified, { confirmed: confirmed ? 1 : 0, note });
  },
});

/** Back where it was: with the department that had it, or new in the village. */
const reopened = ({ department }: LedgerEntry) => ({
  state: department === null ? 'found' : 'notified', open: 1,
  settledAt: null, settledById: null, verifiedAt: null, verifiedByName: null,
} as const);

export const relapseEntry = command({
  name: 'ledger.relapse',
  summary: 'Note that a settled business is back at the same place within ninety days (回潮).',
  roles: ['gridMember', 'villageDispatcher', 'townStaff'],
  args: z.strictObject({ id: rowId, note: noteText }),
  reads: ({ id }) => ({ entry: one(ledgerTable, id) }),
  writes: (_args, { entry }) => scopeOf(entry),
  decide: ({ note }, { entry }, context) => {
    if (entry === undefined) return rejected('row.notFound', { table: 'ledger' });
    const refusal = notIn(entry, SETTLED);
    if (refusal !== undefined) return refusal;
    if (entry.verifiedAt === null) return rejected('ledger.notVerified', {}, ledgerState(entry));
    if (entry.settledAt === null || context.now - entry.settledAt > RELAPSE_MS) return rejected('lead.tooOld', {}, ledgerState(entry));
    const back: LedgerEntry = { ...entry, ...stamp(context), ...reopened(entry), relapses: entry.relapses + 1 };
    return applied([put(ledgerTable, back)], ledgerTable, back, { relapses: back.relapses, note });
  },
});

export const strikeEntry = command({
  name: 'ledger.strike',
  summary: 'Strike an entry that should not stand in the ledger: entered in error, or exempt by article 3 of order 684.',
  roles: ['townStaff'],
  args: z.strictObject({ id: rowId, reason: reasonText }),
  reads: ({ id }) => ({ entry: one(ledgerTable, id) }),
  writes: (_args, { entry }) => scopeOf(entry),
  decide: ({ reason }, { entry }, context) => {
    if (entry === undefined) return rejected('row.notFound', { table: 'ledger' });
    const refusal = notIn(entry, OPEN_LEDGER_STATES);
    if (refusal !== undefined) return refusal;
    const struck: LedgerEntry = { ...entry, ...stamp(context), state: 'struck', open: 0 };
    return applied([put(ledgerTable, struck)], ledgerTable, struck, { reason });
  },
});
