/**
 * Who should go: an additive score whose parts are shown as bars, so that a dispatcher can agree or disagree with each.
 * Grid duty weighs most, because the responsible member knows the street; then free hands, nearness, and skill.
 */
import type { Entity } from '../schema/entity.ts';
import type { Member } from '../schema/people.ts';
import type { Task } from '../schema/task.ts';
import { distanceM, pointOf } from './distance.ts';
import { skillsNeeded } from './skills.ts';

/** The most each part can give; they add up to 100. */
export const WEIGHTS = { grid: 40, load: 25, distance: 25, skill: 10 } as const;
/** A deputy (协管) of the grid, as a share of what its chief gets. */
const DEPUTY_SHARE = 0.75;
/** With this many open tasks a member has no free hand left. */
const FULL_LOAD_TASKS = 20;
/** Beyond this distance nearness gives nothing; a village is rarely wider. */
const FAR_M = 3_000;
/** A position is worth its full part for a quarter of an hour, and nothing after four hours. */
const FRESH_MS = 15 * 60_000;
const STALE_MS = 4 * 3_600_000;

export interface Candidate { readonly member: Member; readonly openTasks: number }

export interface Recommended {
  readonly member: Member;
  /** 0–100, the sum of the parts. */
  readonly score: number;
  readonly parts: { readonly grid: number; readonly load: number; readonly distance: number; readonly skill: number };
  readonly openTasks: number;
  /** Metres from the member's last position to the entity; null when one of them is unknown. */
  readonly distanceM: number | null;
  readonly positionAgeMs: number | null;
}

/** Candidates who may take the task, best first; the same input always gives the same order. */
export function recommend(
  task: Task,
  entity: Pick<Entity, 'businessScope'> | undefined,
  candidates: readonly Candidate[],
  now: number,
): readonly Recommended[] {
  const needed = skillsNeeded(entity?.businessScope ?? '');
  return candidates
    .filter(({ member }) => mayTake(task, member))
    .map((candidate) => rate(task, needed, candidate, now))
    .sort((a, b) => b.score - a.score || a.openTasks - b.openTasks || (a.member.id < b.member.id ? -1 : 1));
}

/** Whoever came in vain before is not sent a second time (二次上门). */
function mayTake(task: Task, member: Member): boolean {
  const cameBefore = task.visits > 0 && member.id === task.lastMemberId;
  return member.status === 'onDuty' && member.villageCode === task.villageCode && !cameBefore;
}

function rate(task: Task, needed: readonly string[], { member, openTasks }: Candidate, now: number): Recommended {
  const here = pointOf(member);
  const there = pointOf(task);
  const metres = here === undefined || there === undefined ? null : Math.round(distanceM(here, there));
  const positionAgeMs = member.positionAt === null ? null : Math.max(0, now - member.positionAt);
  const skills = member.skills.split(',');
  const shares = {
    grid: task.gridId === null || member.gridId !== task.gridId ? 0 : member.duty === 'chief' ? 1 : DEPUTY_SHARE,
    load: share(openTasks, 0, FULL_LOAD_TASKS),
    distance: metres === null || positionAgeMs === null ? 0 : share(metres, 0, FAR_M) * share(positionAgeMs, FRESH_MS, STALE_MS),
    // An ordinary shop needs no special skill: everybody has it.
    skill: needed.length === 0 ? 1 : needed.filter((skill) => skills.includes(skill)).length / needed.length,
  };
  const parts = {
    grid: Math.round(WEIGHTS.grid * shares.grid), load: Math.round(WEIGHTS.load * shares.load),
    distance: Math.round(WEIGHTS.distance * shares.distance), skill: Math.round(WEIGHTS.skill * shares.skill),
  };
  return { member, score: parts.grid + parts.load + parts.distance + parts.skill, parts, openTasks, distanceM: metres, positionAgeMs };
}

/** 1 up to `full`, falling straight to 0 at `none`. */
function share(value: number, full: number, none: number): number {
  return Math.min(1, Math.max(0, (none - value) / (none - full)));
}
