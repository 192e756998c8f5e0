/**
 * Whom a changed row concerns. Grants are prefixes of scopes, so the sessions are kept by grant and a row asks for the few
 * prefixes its audience has, instead of every session being asked about every row.
 */
import { PUBLIC_SCOPE } from '#domain/core/scope.ts';
import type { LoggedChange } from '../store/store.ts';

/** `S` is a session; any object will do. */
export class Recipients<S> {
  readonly #grantsOf = new Map<S, readonly string[]>();
  readonly #byGrant = new Map<string, Set<S>>();
  /** Lengths of the grants there are: six, nine or twelve digits, departments. */
  readonly #lengths = new Set<number>();

  /** Adds a session, or gives it other grants. */
  set(session: S, grants: readonly string[]): void {
    this.delete(session);
    this.#grantsOf.set(session, grants);
    for (const grant of grants) {
      if (grant === '') continue;
      this.#lengths.add(grant.length);
      const sessions = this.#byGrant.get(grant);
      if (sessions === undefined) this.#byGrant.set(grant, new Set([session]));
      else sessions.add(session);
    }
  }

  delete(session: S): void {
    for (const grant of this.#grantsOf.get(session) ?? []) {
      const sessions = this.#byGrant.get(grant);
      sessions?.delete(session);
      if (sessions?.size === 0) this.#byGrant.delete(grant);
    }
    this.#grantsOf.delete(session);
  }

  /** The changes of a commit by the sessions that see the row now or saw it before, in the order of the commit. */
  split(changes: readonly LoggedChange[]): Map<S, LoggedChange[]> {
    const split = new Map<S, LoggedChange[]>();
    for (const change of changes) {
      for (const session of this.#of(change)) {
        const own = split.get(session);
        if (own === undefined) split.set(session, [change]);
        else own.push(change);
      }
    }
    return split;
  }

  #of({ scope, also, oldScope, oldAlso }: LoggedChange): Iterable<S> {
    if (scope === PUBLIC_SCOPE || oldScope === PUBLIC_SCOPE) return this.#grantsOf.keys();
    const sessions = new Set<S>();
    for (const audience of new Set([scope, also, oldScope, oldAlso])) {
      if (audience === null) continue;
      for (const length of this.#lengths) {
        if (length > audience.length) continue;
        for (const session of this.#byGrant.get(audience.slice(0, length)) ?? []) sessions.add(session);
      }
    }
    return sessions;
  }
}
