import type { PatrolClass } from '#domain/schema/patrol.ts';
import type { Tone } from '../../ui/tone.ts';

/** The closer an entity is watched, the louder its class. */
export const CLASS_TONE: Readonly<Record<PatrolClass, Tone>> = { A: 'green', B: 'blue', C: 'amber', D: 'red' };
