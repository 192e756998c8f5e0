/** Queries about market entities (市场主体) and their registrations. */
import { z } from 'zod';
import type { Entity, Registration } from '#domain/schema/entity.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { Inspection, Task } from '#domain/schema/task.ts';
import { id, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';

export const ENTITY_QUERIES = {
  'registrations.unplaced': z.strictObject({ place, search, offset, limit }),
  'entity.detail': z.strictObject({ id }),
} as const;

export const ENTITY_QUERY_SUMMARIES: Readonly<Record<keyof typeof ENTITY_QUERIES, string>> = {
  'registrations.unplaced': 'Registrations whose address could not be placed (待定位).',
  'entity.detail': 'A market entity with its registrations, tasks, leads and timeline (一户一档).',
};

export interface PlaceCandidate {
  readonly villageCode: string;
  readonly villageName: string;
  readonly gridId: string | null;
  readonly why: string;
}

export interface UnplacedRegistration {
  readonly registration: Pending<Registration>;
  readonly townName: string;
  readonly candidates: readonly PlaceCandidate[];
}

export interface EntityDetail {
  readonly entity: Entity;
  readonly registrations: readonly Registration[];
  readonly tasks: readonly Task[];
  readonly leads: readonly Lead[];
  readonly inspections: readonly Inspection[];
  readonly timeline: readonly TimelineEntry[];
}

export interface EntityQueryResults {
  'registrations.unplaced': Listing<UnplacedRegistration>;
  'entity.detail': EntityDetail | null;
}
