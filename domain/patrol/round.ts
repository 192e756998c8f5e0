/**
 * The monthly round of a village (月度分类): it goes through the active entities in the order of their keys, stretch by stretch, and
 * one small row says how far it has come.
 */
import { z } from 'zod';
import { rowId } from '../core/arguments.ts';
import { stamp } from '../core/context.ts';
import type { Context } from '../core/context.ts';
import { townOf } from '../core/scope.ts';
import type { PatrolRound } from '../schema/patrol.ts';

/** Entities of one command; a village takes several. */
export const ENTITIES_MAX = 200;

export const stretchSchema = z.strictObject({
  /** Where the round stood and the entity it has come to now; '' before the first one, and in a village without any. */
  after: rowId.or(z.literal('')), through: rowId.or(z.literal('')),
  /** Active entities looked at: only those with news need be named. */
  entities: z.int().min(0),
  /** Nobody comes after these: the round is over. */
  last: z.boolean(),
});
export type Stretch = z.output<typeof stretchSchema>;

/** The whole of a village for a round that names every entity: what each command is told, of all keys in their order. */
export function stretchesOf(keys: readonly string[]): readonly { readonly entityIds: readonly string[]; readonly stretch: Stretch }[] {
  const count = Math.max(1, Math.ceil(keys.length / ENTITIES_MAX));
  return Array.from({ length: count }, (_, part) => {
    const from = part * ENTITIES_MAX;
    const entityIds = keys.slice(from, from + ENTITIES_MAX);
    const stretch = { after: keys[from - 1] ?? '', through: entityIds.at(-1) ?? '', entities: entityIds.length, last: part === count - 1 };
    return { entityIds, stretch };
  });
}

interface Stretched {
  readonly villageCode: string;
  readonly month: string;
  readonly stretch: Stretch | undefined;
}

/** How many entities of a stretch are watched more closely than before, or less. */
export interface Moved {
  readonly closer: number;
  readonly farther: number;
}

/** Whether the round of a month is over in a village, or one of a later month has begun. */
export function isRoundOver(round: PatrolRound | undefined, month: string): boolean {
  return round !== undefined && (round.month > month || (round.month === month && round.finishedAt !== null));
}

/** The key a month's round has come to. */
export const roundStands = (round: PatrolRound | undefined, month: string): string => (round?.month === month ? round.through : '');

/**
 * The round with a stretch added; one from the beginning begins it anew. Undefined for a stretch that does not go on where the round
 * stands: somebody else has gone on in the meantime, or a later month's has begun.
 */
export function roundAfter(
  standing: PatrolRound | undefined, { villageCode, month, stretch }: Stretched, moved: Moved, context: Context,
): PatrolRound | undefined {
  if (stretch === undefined || (standing !== undefined && standing.month > month)) return undefined;
  const { after, through, entities, last } = stretch;
  if (after !== '' && after !== roundStands(standing, month)) return undefined;
  const { now } = context;
  const so = after === '' || standing === undefined ? { entities: 0, closer: 0, farther: 0, startedAt: now } : standing;
  return {
    id: villageCode, scope: villageCode, also: null, townCode: townOf(villageCode), month, through, ...stamp(context),
    entities: so.entities + entities, closer: so.closer + moved.closer, farther: so.farther + moved.farther,
    startedAt: so.startedAt, finishedAt: last ? now : null,
  };
}
