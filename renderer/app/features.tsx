/** Every page there is, in the order of the rail. A new feature adds its line here. */
import type { Role } from '#domain/core/actor.ts';
import { dispatchFeature } from '../features/dispatch/feature.tsx';
import { leadsFeature } from '../features/leads/feature.tsx';
import type { Feature } from './feature.ts';

export const FEATURES: readonly Feature[] = [dispatchFeature, leadsFeature];

export function featuresOf(role: Role): readonly Feature[] {
  return FEATURES.filter((feature) => feature.roles.includes(role));
}
