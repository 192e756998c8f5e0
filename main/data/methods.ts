/** What each bridge method does. Parameters were checked and the method admitted before (rpc.ts). */
import { commandNamed } from '#domain/registry.ts';
import type { MethodName } from '#protocol/bridge/methods.ts';
import { OPEN_METHODS } from '#protocol/bridge/methods.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import { describe } from './describe.ts';
import type { LiveQueries } from './live-queries.ts';
import type { OpenRecords } from './presence.ts';
import { querySource } from './query-source.ts';
import type { Handlers } from './rpc.ts';
import type { CurrentWork, Station } from './station.ts';
import { actorOf } from '../replica/actor.ts';

/** One window or script on the bridge. */
export interface Caller {
  readonly notifyChanged: (subscription: number, result: unknown) => void;
}

/** All a locked station still does. */
const LOCKED_METHODS: readonly MethodName[] = ['describe', 'status', 'session.unlock', 'session.signOut'];

/** Rejects when the method may not be used now. What arrives while somebody signs in waits for the outcome. */
export async function admit(method: MethodName, station: Station): Promise<void> {
  if (!station.signedIn && !OPEN_METHODS.includes(method)) {
    await station.settled();
    if (!station.signedIn) throw new ShaotaiError('session.required');
  }
  if (station.locked && !LOCKED_METHODS.includes(method)) throw new ShaotaiError('session.locked');
}

export function bridgeMethods(station: Station, live: LiveQueries, records: OpenRecords): Handlers<Caller> {
  const source = (name: string, args: Record<string, unknown>) => querySource(name, args, () => station.current());
  return {
    describe: () => describe(),
    status: () => station.status(),
    'session.known': () => station.known(),
    'session.signIn': ({ login, password }) => station.signIn(login, password),
    'session.signOut': () => station.signOut(),
    'session.lock': () => station.lock(),
    'session.unlock': ({ password }) => station.unlock(password),
    query: ({ name, args }) => source(name, args).run(),
    subscribe: ({ name, args }, caller) => live.subscribe(caller, source(name, args), caller.notifyChanged),
    unsubscribe: ({ subscription }, caller) => {
      if (!live.unsubscribe(caller, subscription)) throw new ShaotaiError('subscription.unknown', undefined, { subscription });
      return null;
    },
    issue: ({ command, args }) => {
      const [issued] = issue(station.current(), [{ command, args }]);
      if (issued === undefined) throw new Error('the replica stored no command');
      return issued;
    },
    issueAll: ({ commands }) => issue(station.current(), commands),
    outbox: () => station.current().workplace.replica.outbox(),
    conflicts: () => station.current().workplace.replica.conflicts(),
    'conflicts.resolve': ({ number, action, args }) => {
      const { workplace, account } = station.current();
      if (action === 'discard') return workplace.replica.resolveConflict(number, action, undefined, actorOf(account));
      requireRows(workplace);
      return workplace.replica.resolveConflict(number, action, args, actorOf(account));
    },
    call: ({ name, args }) => {
      const { link } = station.current().workplace;
      if (link === undefined) throw new ShaotaiError('hub.unreachable');
      return link.call(name, args);
    },
    'attachment.begin': () => station.current().workplace.attachments.begin(),
    'attachment.write': ({ file, offset, data }) => station.current().workplace.attachments.write(file, offset, data),
    'attachment.close': ({ file }) => station.current().workplace.attachments.close(file),
    'attachment.states': ({ hashes }) => {
      const { attachments } = station.current().workplace;
      return hashes.map((hash) => attachments.state(hash));
    },
    'attachment.content': ({ hash, variant, offset }) => station.current().workplace.attachments.content(hash, variant, offset),
    'presence.watch': ({ record }, caller) => {
      records.open(caller, record);
      return null;
    },
    'link.pause': () => station.pause(),
    'link.resume': () => station.resume(),
  };
}

function issue({ workplace, account }: CurrentWork, commands: readonly { command: string; args: unknown }[]) {
  for (const { command } of commands)
    if (commandNamed(command) === undefined) throw new ShaotaiError('method.unknown', undefined, { command });
  requireRows(workplace);
  return workplace.replica.issue(commands, actorOf(account));
}

/** Commands decide on rows: before those of open work are here they would be refused for rows that are only not here yet. */
function requireRows(workplace: CurrentWork['workplace']): void {
  if (workplace.replica.position().holds === 'nothing') throw new ShaotaiError('replica.bootstrapping');
}
