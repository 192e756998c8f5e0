/** What screens use of the bridge: live queries, one-off requests, commands, the station's status. */
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { Issued, Status } from '#protocol/bridge/methods.ts';
import type { QueryArgs, QueryName, QueryResults } from '#protocol/bridge/queries.ts';
import { bridge, liveQueries, useStation } from './bridge.ts';
import type { BridgeError } from './errors.ts';
import type { LiveState } from './live.ts';

export interface QueryView<T> extends LiveState<T> {
  /** No answer for these arguments yet; `data` may be that of the arguments before. */
  readonly loading: boolean;
  readonly error: BridgeError | undefined;
}

export interface QueryOptions {
  /** False: asks nothing. */
  readonly enabled?: boolean;
  /** Shows the answer to the previous arguments until the new one is there (default). False for details one acts upon. */
  readonly keep?: boolean;
}

const IDLE: LiveState<never> = { data: undefined, error: undefined, receivedAt: undefined };
const idle = { state: () => IDLE, listen: () => () => undefined };

/** A live query of the replica: answers at once, again whenever the answer changes. */
export function useQuery<Q extends QueryName>(
  name: Q,
  args: QueryArgs<Q>,
  { enabled = true, keep = true }: QueryOptions = {},
): QueryView<QueryResults[Q]> {
  const key = JSON.stringify(args);
  const live = useMemo(() => (enabled ? liveQueries.query(name, JSON.parse(key) as QueryArgs<Q>) : idle), [name, key, enabled]);
  const state: LiveState<QueryResults[Q]> = useSyncExternalStore(
    useCallback((listener) => live.listen(listener), [live]),
    live.state,
  );
  const [last, setLast] = useState(state);
  if (state.data !== undefined && state !== last) setLast(state);
  const loading = enabled && state.data === undefined && state.error === undefined;
  if (state.data !== undefined || !keep || !enabled) return { ...state, loading };
  return { data: last.data, receivedAt: last.receivedAt, error: state.error, loading };
}

/** Asks once, for work that must not change under the operator (printing, selecting all). */
export function queryOnce<Q extends QueryName>(name: Q, args: QueryArgs<Q>): Promise<QueryResults[Q]> {
  return bridge.request('query', { name, args: args as Record<string, unknown> }) as Promise<QueryResults[Q]>;
}

/** Resolves when the command is durable in the outbox; rejects with BridgeError. */
export function issue(command: string, args: Record<string, unknown>): Promise<Issued> {
  return bridge.request('issue', { command, args });
}

/** The status of the station; only inside the shell, where there is one. */
export function useStatus(): Status {
  const status = useStation((state) => state.status);
  if (status === undefined) throw new Error('useStatus needs a connected data process');
  return status;
}
