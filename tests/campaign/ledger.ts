/** What operators were told is saved, kept outside the processes that are killed, and compared with the hub at the end. */
import type { TestHub } from '../support/hub.ts';

interface Saved { readonly login: string; readonly id: string; readonly command: string }

export interface Comparison {
  readonly saved: number;
  readonly applied: number;
  readonly refused: number;
  /** Each by its operator, its name and its id. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

export class Ledger {
  readonly #saved: Saved[] = [];

  saved(login: string, id: string, command: string): void {
    this.#saved.push({ login, id, command });
  }

  get size(): number {
    return this.#saved.length;
  }

  /** Every saved command must stand in the audit trail exactly once, whatever was decided. */
  compare(hub: TestHub): Comparison {
    const outcomes = new Map<string, string[]>();
    const lines = hub.rows<{ id: string; outcome: string }>(
      "SELECT json_extract(detail, '$.commandId') AS id, outcome FROM audit WHERE json_extract(detail, '$.commandId') IS NOT NULL",
    );
    for (const { id, outcome } of lines) outcomes.set(id, [...(outcomes.get(id) ?? []), outcome]);
    const of = (id: string): readonly string[] => outcomes.get(id) ?? [];
    return {
      saved: this.#saved.length,
      applied: this.#saved.filter(({ id }) => of(id)[0] === 'applied').length,
      refused: this.#saved.filter(({ id }) => of(id).length > 0 && of(id)[0] !== 'applied').length,
      lost: this.#saved.filter(({ id }) => of(id).length === 0).map(named),
      doubled: this.#saved.filter(({ id }) => of(id).length > 1).map(named),
    };
  }
}

const named = ({ login, command, id }: Saved): string => `${login} ${command} ${id}`;
