/**
 * Tells stations what commits have changed. At once, as long as that takes little; a hub that everybody asks at the same time
 * gathers several commits into one batch a station, so that telling takes a quarter of its time at most.
 */
import type { Clock, Timers } from '#domain/core/time.ts';
import type { Batch, Verdict } from '#protocol/hub/messages.ts';
import type { CommitNotice, LoggedChange } from '../store/store.ts';
import { Recipients } from './recipients.ts';
import type { Session } from './session.ts';

/** Telling that took n ms is followed by a rest of this many times n. */
const REST_FACTOR = 3;
/** No station waits longer than this for what is durable, ms. */
const LONGEST_REST_MS = 500;

/** What one commit has for whom. */
interface Untold {
  readonly seq: number;
  readonly rows: ReadonlyMap<Session, readonly LoggedChange[]>;
  readonly verdicts: ReadonlyMap<Session, readonly Verdict[]>;
}

export class News {
  readonly recipients = new Recipients<Session>();
  readonly #clock: Clock;
  readonly #timers: Timers;
  #untold: Untold[] = [];
  #restUntil = -Infinity;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, timers: Timers) {
    this.#clock = clock;
    this.#timers = timers;
  }

  add({ seq, changes, verdicts }: CommitNotice, byStation: ReadonlyMap<string, Session>): void {
    const told = new Map<Session, Verdict[]>();
    for (const { stationId, verdict } of verdicts) {
      const session = byStation.get(stationId);
      if (session === undefined) continue;
      const own = told.get(session);
      if (own === undefined) told.set(session, [verdict]);
      else own.push(verdict);
    }
    this.#untold.push({ seq, rows: this.recipients.split(changes), verdicts: told });
  }

  /** What the session has not been told, for an answer that goes to it now. */
  for(session: Session): Batch | null {
    const untold = this.#untold.filter(({ seq }) => session.isBehind(seq));
    const rows = untold.flatMap((news) => news.rows.get(session) ?? []);
    const verdicts = untold.flatMap((news) => news.verdicts.get(session) ?? []);
    return session.batchOf(untold.at(-1)?.seq ?? 0, rows, verdicts);
  }

  /** Tells everybody else, unless telling has taken much time just now. */
  tellSoon(): void {
    const restMs = Math.min(LONGEST_REST_MS, this.#restUntil - this.#clock.now());
    if (restMs <= 0) this.tell();
    else this.#cancel ??= this.#timers.after(restMs, () => this.tell());
  }

  tell(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const begin = this.#clock.now();
    for (const session of new Set(this.#untold.flatMap(({ rows, verdicts }) => [...rows.keys(), ...verdicts.keys()]))) {
      const batch = this.for(session);
      if (batch !== null) session.sendBatch(batch);
    }
    this.#untold = [];
    const end = this.#clock.now();
    this.#restUntil = end + (end - begin) * REST_FACTOR;
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
