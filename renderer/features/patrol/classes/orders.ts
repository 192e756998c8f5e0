/** The commands that patrol many entities: one for each village and so many of its entities. */
import { ENTITIES_MAX } from '#domain/patrol/round.ts';
import type { CommandInput } from '../../../bridge/issue.ts';

export interface OfVillage {
  readonly id: string;
  readonly villageCode: string;
}

export function inVillages(command: string, rows: readonly OfVillage[]): readonly CommandInput[] {
  return [...Map.groupBy(rows, ({ villageCode }) => villageCode)].flatMap(([villageCode, entities]) => {
    const count = Math.ceil(entities.length / ENTITIES_MAX);
    return Array.from({ length: count }, (_, part) => {
      const entityIds = entities.slice(part * ENTITIES_MAX, (part + 1) * ENTITIES_MAX).map(({ id }) => id);
      return { command, args: { villageCode, entityIds } };
    });
  });
}
