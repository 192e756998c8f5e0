/** The commands that classify or patrol many entities: one for each village and so many of its entities. */
import type { CommandInput } from '../../../bridge/issue.ts';

/** What one command takes (domain/patrol/patrol.ts). */
export const ENTITIES_A_COMMAND = 200;

export interface OfVillage {
  readonly id: string;
  readonly villageCode: string;
}

export function inVillages(
  command: string,
  rows: readonly OfVillage[],
  more: Readonly<Record<string, unknown>> = {},
): readonly CommandInput[] {
  return [...Map.groupBy(rows, ({ villageCode }) => villageCode)].flatMap(([villageCode, entities]) => {
    const count = Math.ceil(entities.length / ENTITIES_A_COMMAND);
    return Array.from({ length: count }, (_, part) => {
      const entityIds = entities.slice(part * ENTITIES_A_COMMAND, (part + 1) * ENTITIES_A_COMMAND).map(({ id }) => id);
      return { command, args: { villageCode, entityIds, ...more } };
    });
  });
}
