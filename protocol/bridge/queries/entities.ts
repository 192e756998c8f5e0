/** Queries about market entities (市场主体) and their registrations. */
import { z } from 'zod';
import type { Evidence } from '#domain/schema/disposal.ts';
import type { Entity, Registration } from '#domain/schema/entity.ts';
import type { FollowUp } from '#domain/schema/items.ts';
import type { Lead } from '#domain/schema/lead.ts';
import type { LedgerEntry } from '#domain/schema/ledger.ts';
import { PATROL_CLASSES } from '#domain/schema/patrol.ts';
import type { AnnualReport, PatrolChange, PatrolClass } from '#domain/schema/patrol.ts';
import type { Inspection, Task } from '#domain/schema/task.ts';
import { id, limit, offset, place, search } from './common.ts';
import type { Listing, Pending, TimelineEntry } from './common.ts';
import type { CalledPermit } from './tasks.ts';

export const ENTITY_QUERIES = {
  'entities.list': z.strictObject({
    place,
    search,
    kind: z.string().max(40).default(''),
    patrolClass: z.enum(['', ...PATROL_CLASSES]).default(''),
    /** Key of an industry or of a permit item: entities whose scope text or name holds one of its words. */
    industryId: z.string().max(40).default(''),
    permitId: z.string().max(40).default(''),
    /** Only those that have not filed an annual report. */
    report: z.enum(['', 'unreported']).default(''),
    status: z.enum(['', 'active', 'closed']).default(''),
    offset,
    limit,
  }),
  'entities.counts': z.strictObject({ place }),
  'registrations.unplaced': z.strictObject({ place, search, offset, limit }),
  'entity.detail': z.strictObject({ id }),
} as const;

export const ENTITY_QUERY_SUMMARIES: Readonly<Record<keyof typeof ENTITY_QUERIES, string>> = {
  'entities.list': 'Market entities of a place, by name, code or address, class, industry, permit and annual report.',
  'entities.counts': 'How many entities a place has, by patrol class and without their annual report.',
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

/** The patrol class of an active entity, written down or, for A, understood. */
export interface ClassOfEntity {
  readonly patrolClass: PatrolClass;
  /** Comma-separated, see domain/patrol/classify.ts. */
  readonly reasons: string;
  /** Since when it has the class; null for an A that never had another. */
  readonly since: number | null;
}

export interface EntityRow extends Entity {
  /** Null for a closed entity, and for one that waits for its place. */
  readonly patrolClass: PatrolClass | null;
  /** The year whose annual report is missing, the latest; null when none is. */
  readonly unreportedYear: number | null;
  readonly openTasks: number;
  readonly openLeads: number;
}

export interface EntityCounts {
  readonly all: number;
  readonly classes: Readonly<Record<PatrolClass, number>>;
  readonly unreported: number;
}

export interface EntityDetail {
  readonly entity: Pending<Entity>;
  readonly registrations: readonly Registration[];
  readonly tasks: readonly Task[];
  readonly leads: readonly Lead[];
  readonly inspections: readonly Inspection[];
  readonly evidence: readonly Evidence[];
  /** Null for a closed entity, and for an A whose village no monthly round has reached yet. */
  readonly patrolClass: ClassOfEntity | null;
  /** The change log of the class, the newest first. */
  readonly patrolChanges: readonly PatrolChange[];
  readonly reports: readonly AnnualReport[];
  readonly permits: readonly CalledPermit[];
  readonly followUps: readonly FollowUp[];
  /** Its entries in the ledger of unlicensed businesses (无证无照台账). */
  readonly ledger: readonly LedgerEntry[];
  readonly timeline: readonly TimelineEntry[];
}

export interface EntityQueryResults {
  'entities.list': Listing<EntityRow>;
  'entities.counts': EntityCounts;
  'registrations.unplaced': Listing<UnplacedRegistration>;
  'entity.detail': EntityDetail | null;
}
