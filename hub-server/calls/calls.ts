/** Operations that need the hub now and make no sense later; a station asks for them over its connection. */
import { z } from 'zod';
import type { Role } from '#domain/core/actor.ts';
import { rowId } from '#domain/core/arguments.ts';
import { visible } from '#domain/core/scope.ts';
import type { Clock } from '#domain/core/time.ts';
import { complaintTable } from '#domain/schema/complaint.ts';
import type { Complaint } from '#domain/schema/complaint.ts';
import { entityTable } from '#domain/schema/entity.ts';
import type { Entity } from '#domain/schema/entity.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { KEY_SCOPES } from '#protocol/key-scopes.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import type { Accounts, ChangedBy } from '../accounts/accounts.ts';
import { accountById } from '../accounts/directory.ts';
import { checked } from '../checked.ts';
import type { HubStore } from '../store/store.ts';

export interface CallServices { readonly store: HubStore; readonly accounts: Accounts; readonly clock: Clock }

/** `origin`: the station that asks, for the audit trail. */
export type RunCall = (name: string, args: unknown, account: SessionAccount, origin?: string) => Promise<unknown>;

interface CallDefinition<A> {
  readonly roles: readonly Role[];
  readonly args: z.ZodType<A>;
  readonly run: (services: CallServices, args: A, account: SessionAccount, origin: string) => unknown;
}

const DESK_ROLES: readonly Role[] = ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor', 'specialUnit'];
const EVERYBODY: readonly Role[] = [...DESK_ROLES, 'administrator'];
const DAY_MS = 86_400_000;
const password = z.string().min(1).max(200);

function call<A>(definition: CallDefinition<A>): CallDefinition<unknown> {
  return definition as unknown as CallDefinition<unknown>;
}

const CALLS: Readonly<Record<string, CallDefinition<unknown>>> = {
  /** The contact of an entity without its mask. */
  'entity.reveal': call({
    roles: DESK_ROLES,
    args: z.strictObject({ entityId: rowId }),
    run: ({ store, clock }, { entityId }, account, origin) => {
      const entity = store.reader.get(entityTable, entityId) as Entity | undefined;
      if (entity === undefined || !visible(entity, account.grants)) throw new ShaotaiError('row.notFound', undefined, { table: 'entity' });
      auditReveal(store, clock, account, origin, 'entity.reveal', `entity:${entityId}`);
      return { contactName: entity.contactName, contactPhone: entity.contactPhone };
    },
  }),
  /** The phone number of a lead without its mask. */
  'lead.reveal': call({
    roles: DESK_ROLES,
    args: z.strictObject({ leadId: rowId }),
    run: ({ store, clock }, { leadId }, account, origin) => {
      const lead = store.reader.get(leadTable, leadId) as Lead | undefined;
      if (lead === undefined || !visible(lead, account.grants)) throw new ShaotaiError('row.notFound', undefined, { table: 'lead' });
      auditReveal(store, clock, account, origin, 'lead.reveal', `lead:${leadId}`);
      return { phone: lead.phone };
    },
  }),
  /** Who complained, without the mask: for the call-back. */
  'complaint.reveal': call({
    roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
    args: z.strictObject({ complaintId: rowId }),
    run: ({ store, clock }, { complaintId }, account, origin) => {
      const complaint = store.reader.get(complaintTable, complaintId) as Complaint | undefined;
      if (complaint === undefined || !visible(complaint, account.grants)) {
        throw new ShaotaiError('row.notFound', undefined, { table: 'complaint' });
      }
      auditReveal(store, clock, account, origin, 'complaint.reveal', `complaint:${complaintId}`);
      return { callerName: complaint.callerName, callerPhone: complaint.callerPhone };
    },
  }),
  /** An administrator sets somebody's password; that person's sessions end. */
  'account.setPassword': call({
    roles: ['administrator'],
    args: z.strictObject({ accountId: rowId, password }),
    run: async ({ accounts }, args, account, origin) => {
      await accounts.setPassword(args.accountId, args.password, changedBy(account, origin));
      return null;
    },
  }),
  /** All API keys, by their names. */
  'key.list': call({ roles: ['administrator'], args: z.strictObject({}), run: ({ accounts }) => accounts.keys() }),
  /** A new key, shown this once. */
  'key.add': call({
    roles: ['administrator'],
    args: z.strictObject({
      accountId: rowId, label: z.string().trim().min(1).max(80), scopes: z.array(z.enum(KEY_SCOPES)).min(1).nullable(),
      days: z.int().min(1).max(3650).nullable(),
    }),
    run: ({ accounts, store, clock }, { accountId, label, scopes, days }, account, origin) => {
      const holder = accountById(store.reader, accountId);
      if (holder === undefined) throw new ShaotaiError('row.notFound', undefined, { table: 'account' });
      if (holder.disabled === 1) throw new ShaotaiError('account.disabled');
      const expiresAt = days === null ? null : clock.now() + days * DAY_MS;
      return { key: accounts.createKey(accountId, label, changedBy(account, origin), { scopes, expiresAt }) };
    },
  }),
  'key.revoke': call({
    roles: ['administrator'],
    args: z.strictObject({ id: z.string().min(1).max(40) }),
    run: ({ accounts }, { id }, account, origin) => {
      accounts.revokeKey(id, changedBy(account, origin));
      return null;
    },
  }),
  /** One's own password; the sessions of other stations end. */
  'session.changePassword': call({
    roles: EVERYBODY,
    args: z.strictObject({ current: password, next: password }),
    run: async ({ accounts }, { current, next }, account, origin) => {
      await accounts.changePassword(account.id, current, next, changedBy(account, origin), origin);
      return null;
    },
  }),
};

/** Serves calls: unknown names, wrong roles and wrong arguments are refused with method.unknown, permission.denied, params.invalid. */
export function createCalls(services: CallServices): RunCall {
  return async (name, args, account, origin = 'station') => {
    const definition = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
    if (definition === undefined) throw new ShaotaiError('method.unknown', undefined, { method: name.slice(0, 80) });
    if (!definition.roles.includes(account.role)) {
      throw new ShaotaiError('permission.denied', undefined, { role: account.role, needs: definition.roles });
    }
    return definition.run(services, checked(definition.args, args), account, origin);
  };
}

/** Written before the value is shown: a reveal that is not on record does not happen. */
export function auditReveal(store: HubStore, clock: Clock, account: SessionAccount, origin: string, action: string, subject: string): void {
  store.commit((transaction) => transaction.audit({
    at: clock.now(), actorId: account.id, actorName: account.name, origin, action, subject, outcome: 'applied', detail: {},
  }));
}

function changedBy(account: SessionAccount, origin: string): ChangedBy {
  return { id: account.id, name: account.name, origin };
}
