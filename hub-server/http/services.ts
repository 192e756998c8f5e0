/** What the HTTP routes work with. */
import type { FastifyRequest } from 'fastify';
import type { Clock, NewId } from '#domain/core/time.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Accounts, Session } from '../accounts/accounts.ts';
import type { Register } from '../accounts/register.ts';
import type { Attachments } from '../attachments/attachments.ts';
import type { DataDirectory } from '../data-directory.ts';
import type { IntakeService } from '../intake/service.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Sequencer } from '../replication/sequencer.ts';
import type { HubStore } from '../store/store.ts';
import type { Rates } from './rates.ts';
import type { Access } from './route.ts';

export interface HubServices {
  readonly store: HubStore;
  readonly sequencer: Sequencer;
  readonly accounts: Accounts;
  readonly register: Register;
  readonly intake: IntakeService;
  readonly attachments: Attachments;
  readonly rates: Rates;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** Days a person may work at a station without the hub. */
  readonly offlineDays: number;
  readonly startedAt: number;
  readonly directory: DataDirectory;
}

export function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/**
 * The session of a token whose holder has one of these roles and, for a key, whose scopes allow this use. Throws
 * session.required, token.invalid, hub.other, account.disabled, permission.denied.
 */
export function requireAccess({ accounts }: Pick<HubServices, 'accounts'>, token: string | undefined, { roles, scope }: Access): Session {
  const session = accounts.require(token);
  const { role } = session.account;
  if (!roles.includes(role)) throw new ShaotaiError('permission.denied', undefined, { role, needs: roles });
  if (session.scopes !== null && !session.scopes.includes(scope)) {
    throw new ShaotaiError('permission.denied', `the key is not for ${scope}`, { scope, scopes: session.scopes });
  }
  return session;
}
