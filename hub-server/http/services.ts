/** What the HTTP routes work with. */
import type { FastifyRequest } from 'fastify';
import type { Role } from '#domain/core/actor.ts';
import type { Clock, NewId } from '#domain/core/time.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Accounts, Session } from '../accounts/accounts.ts';
import type { Register } from '../accounts/register.ts';
import type { DataDirectory } from '../data-directory.ts';
import type { IntakeService } from '../intake/service.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Sequencer } from '../replication/sequencer.ts';
import type { HubStore } from '../store/store.ts';

export interface HubServices {
  readonly store: HubStore;
  readonly sequencer: Sequencer;
  readonly accounts: Accounts;
  readonly register: Register;
  readonly intake: IntakeService;
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

/** The session of a request whose holder has one of these roles; throws session.required, token.invalid, permission.denied, … */
export function requireRole({ accounts }: HubServices, request: FastifyRequest, roles: readonly Role[]): Session {
  const session = accounts.require(bearerOf(request));
  if (!roles.includes(session.account.role)) throw new ShaotaiError('permission.denied', undefined, { role: session.account.role, needs: roles });
  return session;
}
