/** The table of contents of the product: every command there is. */
import type { CommandDefinition } from './core/command.ts';
import { assignTask } from './task/assign.ts';

export const COMMANDS: readonly CommandDefinition[] = [
  assignTask,
];

const byName = new Map(COMMANDS.map((definition) => [definition.name, definition]));

export function commandNamed(name: string): CommandDefinition | undefined {
  return byName.get(name);
}
