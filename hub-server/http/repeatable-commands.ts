/**
 * Commands over HTTP, from phones and other systems: exactly once by the id the sender chose, because a sender repeats what it
 * got no answer for.
 */
import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { Actor } from '#domain/core/actor.ts';
import type { Applied, Outcome } from '#domain/core/command.ts';
import { ShaotaiError } from '#protocol/errors.ts';
import type { Sequencer, SubmittedCommand } from '../replication/sequencer.ts';
import type { HubStore } from '../store/store.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS fieldCommand (
  id TEXT PRIMARY KEY, accountId TEXT NOT NULL, answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** What the sender is told; `current` shows the row that stood in the way. */
export type Decision =
  | { readonly kind: 'applied'; readonly subject: { readonly table: string; readonly id: string } }
  | Exclude<Outcome, Applied>;

const State = z.object({
  table: z.string(), id: z.string(), changedBy: z.string().nullable(), changedAt: z.int().nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
const refused = <K extends string>(kind: K) => z.object({
  kind: z.literal(kind), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  current: State.nullable(),
});
/** The answer as the API documents it. */
export const Decided = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applied'), subject: z.object({ table: z.string(), id: z.string() }) }),
  refused('rejected'), refused('superseded'), refused('expired'), refused('held'),
]);

export class RepeatableCommands {
  readonly #sequencer: Sequencer;
  readonly #known: Statement<[string], { accountId: string; answer: string }>;
  readonly #remember: Statement<[string, string, string]>;

  constructor(store: HubStore, sequencer: Sequencer) {
    this.#sequencer = sequencer;
    store.database.exec(SCHEMA);
    this.#known = store.database.prepare('SELECT accountId, answer FROM fieldCommand WHERE id = ?');
    this.#remember = store.database.prepare('INSERT INTO fieldCommand VALUES (?, ?, ?)');
  }

  /** Decides a new command and remembers the answer in the same commit; repeats the answer of a known one. */
  decide(command: SubmittedCommand, actor: Actor, origin: string): Decision {
    const known = this.#known.get(command.id);
    if (known !== undefined) {
      if (known.accountId !== actor.accountId) {
        throw new ShaotaiError('params.invalid', 'this command id was used by somebody else', { field: 'id' });
      }
      return JSON.parse(known.answer) as Decision;
    }
    const outcome = this.#sequencer.decide(command, actor, origin, (_transaction, decided) => {
      this.#remember.run(command.id, actor.accountId, JSON.stringify(answerOf(decided)));
    });
    return answerOf(outcome);
  }
}

function answerOf(outcome: Outcome): Decision {
  return outcome.kind === 'applied' ? { kind: 'applied', subject: { table: outcome.subject.table, id: outcome.subject.id } } : outcome;
}
