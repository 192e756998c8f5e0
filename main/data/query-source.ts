/** A query a window named, made ready to be asked of the current person's replica. */
import { QUERY_ARGS } from '#protocol/bridge/queries.ts';
import type { QueryName } from '#protocol/bridge/queries.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { QueryContext, QueryDefinition } from '../replica/queries/definition.ts';
import { QUERIES } from '../replica/queries/queries.ts';
import { storageError } from '../replica/storage-error.ts';
import type { QuerySource } from './live-queries.ts';
import { checked } from './rpc.ts';
import type { CurrentWork } from './station.ts';

/** Throws 'method.unknown' for a name nobody gave, 'params.invalid' for arguments that do not fit it; running it, 'storage.failed'. */
export function querySource(name: string, args: Record<string, unknown>, current: () => CurrentWork): QuerySource {
  if (!isQuery(name)) throw new ShaotaiError('method.unknown', undefined, { query: name });
  const { tables, timed, run } = QUERIES[name] as QueryDefinition<QueryName>;
  const params = checked<unknown>(QUERY_ARGS[name], args, 'args') as never;
  const answer = (): unknown => {
    try {
      return run(contextOf(current()), params);
    } catch (error) {
      throw storageError(error);
    }
  };
  return { tables, timed: timed === true, run: answer };
}

function isQuery(name: string): name is QueryName {
  return Object.hasOwn(QUERY_ARGS, name);
}

function contextOf({ workplace, account }: CurrentWork): QueryContext {
  const { replica } = workplace;
  return {
    database: replica.database,
    now: replica.now(),
    account,
    calendar: replica.calendar(),
    pendingIds: (table) => replica.pendingIds(table),
  };
}
