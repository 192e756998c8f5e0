/** What may be done with a record, as rules that stand beside a desk and are compared with the commands' own by a test. */
import type { Role } from '#domain/core/actor.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';

export interface RecordRule<T> {
  readonly command: string;
  readonly roles: readonly Role[];
  /** Whether the record is in a state in which the command applies. */
  readonly when: (row: T, viewer: Viewer, now: number) => boolean;
}

export type Viewer = Pick<SessionAccount, 'id' | 'role' | 'place' | 'grants' | 'memberId'>;

export interface Possible<A extends string> {
  readonly primary: A | undefined;
  readonly others: readonly A[];
}

/** `next`: the steps that bring a record forward, most likely first. */
export function possibleOf<A extends string, T>(
  rules: Readonly<Record<A, RecordRule<T>>>,
  next: readonly A[],
  row: T,
  viewer: Viewer,
  now: number,
): Possible<A> {
  const names = Object.keys(rules) as A[];
  const possible = names.filter((action) => rules[action].roles.includes(viewer.role) && rules[action].when(row, viewer, now));
  const primary = next.find((action) => possible.includes(action));
  return { primary, others: possible.filter((action) => action !== primary) };
}
