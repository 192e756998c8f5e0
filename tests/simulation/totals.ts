/** What many simulated days add up to. */
import type { SimulationResult } from './simulate.ts';

const HOUR_MS = 3_600_000;

export class Totals {
  passed = 0;
  failed = 0;
  commands = 0;
  refused = 0;
  /** How often a fault met a protocol state. */
  readonly met: Record<string, number> = {};
  readonly #faults: Record<string, number> = {};
  #simulatedMs = 0;

  add({ simulatedMs, commands, refused, faults, met }: SimulationResult): void {
    this.passed += 1;
    this.#simulatedMs += simulatedMs;
    this.commands += commands;
    this.refused += refused;
    addTo(this.#faults, faults);
    addTo(this.met, met);
  }

  toJSON(): Readonly<Record<string, unknown>> {
    return {
      passed: this.passed, failed: this.failed, simulatedHours: Math.round(this.#simulatedMs / HOUR_MS),
      commands: this.commands, refused: this.refused, faults: this.#faults, met: this.met,
    };
  }
}

function addTo(into: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) into[name] = (into[name] ?? 0) + count;
}
