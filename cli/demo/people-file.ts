/** The file that keeps the demo's passwords and keys between runs, readable by its owner only. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { ROLES } from '#domain/core/actor.ts';

export const DemoPeople = z.object({
  /** The hub they belong to. */
  hubId: z.string(),
  /** Desks a visitor can sign in at. */
  accounts: z.array(z.object({ what: z.string(), login: z.string(), password: z.string(), role: z.enum(ROLES), place: z.string() })),
  intakeKey: z.string(),
  /** Grid members the simulator plays. */
  members: z.array(z.object({ memberId: z.string(), villageCode: z.string(), key: z.string() })),
});
export type DemoPeople = z.infer<typeof DemoPeople>;

export function readPeople(file: string): DemoPeople | undefined {
  return existsSync(file) ? DemoPeople.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

export function writePeople(file: string, people: DemoPeople): void {
  writeFileSync(file, JSON.stringify(people, null, 2), { mode: 0o600 });
}
