/** What a storm must come to. */
import type { Spread } from '../bench/measure.ts';

/** How a crowd came back to a hub that was away. Times are ms since the hub was there again. */
export interface Returned {
  readonly stations: number;
  /** Stations that are back, hold the newest commit and have their command answered. */
  readonly inStep: number;
  readonly inStepAfterMs: number;
  /** Commands that waited while the hub was away; then those without an answer, and those with more than one. */
  readonly commands: number;
  readonly unanswered: number;
  readonly answeredAgain: number;
}

export interface Storm extends Returned {
  readonly acknowledgedMs: Spread;
  /** Commands the hub's audit trail does not hold, and those it holds more than once. */
  readonly lost: number;
  readonly doubled: number;
  /** The most memory the hub had since it came back; null where the system does not tell. */
  readonly hubPeakMb: number | null;
}

export interface Limits {
  /** From the hub's return until everybody is in step. */
  readonly withinSeconds: number;
  readonly memoryMb: number;
}

/** What is wrong with it, a sentence each. */
export function judge(storm: Storm, { withinSeconds, memoryMb }: Limits): string[] {
  const { stations, inStep, inStepAfterMs, commands, unanswered, answeredAgain, lost, doubled, hubPeakMb } = storm;
  const wrong: string[] = [];
  if (inStep < stations || inStepAfterMs > withinSeconds * 1000) {
    const were = `${String(inStep)} of ${String(stations)} stations were in step`;
    wrong.push(`${were} after ${String(inStepAfterMs)} ms; the limit is ${String(withinSeconds)} s`);
  }
  if (unanswered > 0) wrong.push(`${String(unanswered)} of ${String(commands)} waiting commands were not acknowledged`);
  if (answeredAgain > 0) wrong.push(`${String(answeredAgain)} of ${String(commands)} waiting commands were acknowledged more than once`);
  if (lost > 0) wrong.push(`${String(lost)} of ${String(commands)} waiting commands were not decided`);
  if (doubled > 0) wrong.push(`${String(doubled)} of ${String(commands)} waiting commands were decided more than once`);
  if (hubPeakMb !== null && hubPeakMb > memoryMb) {
    wrong.push(`the hub's memory peaked at ${String(hubPeakMb)} MB; the limit is ${String(memoryMb)} MB`);
  }
  return wrong;
}
