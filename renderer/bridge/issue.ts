/** Many commands at once: in portions, so that progress shows, and one that is refused does not hold up the others. */
import type { Issued } from '#protocol/bridge/methods.ts';
import { bridge } from './bridge.ts';
import type { BridgeError } from './errors.ts';
import { toBridgeError } from './errors.ts';

export interface CommandInput {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The bridge takes 500 commands a message; each portion is one durable transaction. */
const PORTION = 100;

export interface Refusal {
  /** Place of the command among those given. */
  readonly index: number;
  readonly error: BridgeError;
}

/** Issues one portion in one transaction; rejects with BridgeError when any of them is refused. */
export type IssuePortion = (commands: readonly CommandInput[]) => Promise<readonly Issued[]>;

export const issuePortion: IssuePortion = (commands) =>
  bridge.request('issueAll', { commands: commands.map(({ command, args }) => ({ command, args: { ...args } })) });

/**
 * Issues the commands in order and answers which of them the replica refused; all others are durable. `onProgress` hears
 * how many were dealt with. Rejects with BridgeError when the data process itself fails; what came before stays issued.
 */
export async function issueEach(
  commands: readonly CommandInput[],
  onProgress: (done: number) => void = () => undefined,
  issue: IssuePortion = issuePortion,
): Promise<readonly Refusal[]> {
  const refused: Refusal[] = [];
  for (let start = 0; start < commands.length; start += PORTION) {
    const portion = commands.slice(start, start + PORTION);
    try {
      await issue(portion);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // The transaction was rolled back for one of them: find out which, and let the others through.
      refused.push(
        ...(portion.length === 1 ? [{ index: start, error: toBridgeError(error) }] : await oneByOne(portion, start, issue)),
      );
    }
    onProgress(Math.min(commands.length, start + PORTION));
  }
  return refused;
}

async function oneByOne(portion: readonly CommandInput[], start: number, issue: IssuePortion): Promise<Refusal[]> {
  const refused: Refusal[] = [];
  for (const [offset, command] of portion.entries()) {
    try {
      await issue([command]);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.push({ index: start + offset, error: toBridgeError(error) });
    }
  }
  return refused;
}

/** Decided and refused by the replica, as opposed to a failure on the way. */
function isRefusal(error: unknown): boolean {
  return typeof toBridgeError(error).data['rejection'] === 'string';
}
