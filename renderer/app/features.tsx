/** Every page there is, in the order of the rail. A new feature adds its line here. */
import type { Role } from '#domain/core/actor.ts';
import { administrationFeature } from '../features/administration/feature.tsx';
import { complaintsFeature } from '../features/complaints/feature.tsx';
import { dispatchFeature } from '../features/dispatch/feature.tsx';
import { duplicatesFeature } from '../features/duplicates/feature.tsx';
import { enforcementFeature } from '../features/enforcement/feature.tsx';
import { entitiesFeature } from '../features/entities/feature.tsx';
import { itemsFeature } from '../features/items/feature.tsx';
import { leadsFeature } from '../features/leads/feature.tsx';
import { ledgerFeature } from '../features/ledger/feature.tsx';
import { membersFeature } from '../features/members/feature.tsx';
import { noticesFeature } from '../features/notices/feature.tsx';
import { overviewFeature, wallFeature } from '../features/overview/feature.tsx';
import { supervisionFeature } from '../features/supervision/feature.tsx';
import { patrolFeature } from '../features/patrol/feature.tsx';
import { marketFeature } from '../features/patrol/markets/feature.tsx';
import { unplacedFeature } from '../features/unplaced/feature.tsx';
import { villagesFeature } from '../features/villages/feature.tsx';
import type { Feature } from './feature.ts';

export const FEATURES: readonly Feature[] = [
  villagesFeature,
  overviewFeature,
  dispatchFeature,
  leadsFeature,
  duplicatesFeature,
  enforcementFeature,
  supervisionFeature,
  noticesFeature,
  unplacedFeature,
  complaintsFeature,
  patrolFeature,
  marketFeature,
  ledgerFeature,
  entitiesFeature,
  itemsFeature,
  administrationFeature,
  membersFeature,
  wallFeature,
];

export function featuresOf(role: Role): readonly Feature[] {
  return FEATURES.filter((feature) => feature.roles.includes(role));
}
