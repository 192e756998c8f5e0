/** Counts what a run found and prints it; the last line is the one continuous integration reads. */

export type Outcome = 'passed' | 'failed' | 'skipped';

/** One counted thing: a test, a room's type check, the lint, the build. */
export interface Item {
  readonly name: string;
  readonly outcome: Outcome;
  /** Why it failed or was skipped; may have several lines. */
  readonly reason?: string;
}

export class Tally {
  readonly #items: Item[] = [];

  add(item: Item): void {
    this.#items.push(item);
  }

  count(outcome: Outcome): number {
    return this.#items.filter((item) => item.outcome === outcome).length;
  }

  /** Every failed and skipped item with its reason, then the counts alone on the last line. */
  summary(): string {
    const lines: string[] = [];
    for (const { name, reason } of this.#of('failed')) lines.push(`✗ ${name}`, ...indent(reason ?? 'no message'));
    for (const { name, reason } of this.#of('skipped')) lines.push(`– ${name}: ${reason ?? 'no reason given'}`);
    lines.push('', `${this.count('passed')} passed, ${this.count('failed')} failed, ${this.count('skipped')} skipped`);
    return `${lines.join('\n')}\n`;
  }

  #of(outcome: Outcome): Item[] {
    return this.#items.filter((item) => item.outcome === outcome);
  }
}

/** Longest message printed for one item, lines; a compiler that lost its way prints thousands. */
const MESSAGE_LIMIT_LINES = 60;

function indent(text: string): string[] {
  const lines = text.trimEnd().split('\n');
  const shown = lines.slice(0, MESSAGE_LIMIT_LINES).map((line) => `    ${line}`);
  return lines.length > shown.length ? [...shown, `    … ${lines.length - shown.length} more lines`] : shown;
}

export function heading(text: string): void {
  process.stdout.write(`\n== ${text}\n`);
}

export function line(text: string): void {
  process.stdout.write(`   ${text}\n`);
}

/** 340 ms, 12.3 s, 4 min 5 s. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
