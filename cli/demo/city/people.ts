/** Grid members (网格管理员) of the villages and the staff at their desks. */
import { ADMIN_SCOPE } from '#domain/core/scope.ts';
import type { Random } from '#domain/core/time.ts';
import { SKILLS } from '#domain/dispatch/skills.ts';
import type { Member } from '#domain/schema/people.ts';
import { toExactDegrees, toPlane } from '../../geometry/plane.ts';
import { between, pick, seededRandom, seedOf } from '../../random.ts';
import { apportion } from './apportion.ts';
import type { GridPlace, VillagePlaces } from './grids.ts';
import { mobileNumber, personName } from './words.ts';

/** Of the city in 2021 (domain catalogue: golden figures): two to five a grid (一格两员…一格五员). */
export const MEMBER_COUNT = 9884;
const MEMBERS_MIN = 2;
const LEAVE_SHARE = 0.035;
/** Share of members whose phone told a position today, and how long ago at most. */
const POSITION_SHARE = 0.8;
const POSITION_AGE_MS = 90 * 60_000;
/** How far from the middle of the grid a member is met, km. */
const POSITION_SPREAD_KM = 0.35;
const SKILLS_MAX = 3;

/** The members of each grid, by grid id. */
export function membersOf(cities: readonly VillagePlaces[], now: number): Map<string, Member[]> {
  const grids = cities.flatMap((places) => places.grids);
  const counts = apportion(MEMBER_COUNT, grids.map(({ row }) => 0.35 + seededRandom(seedOf(`members ${row.id}`))()), MEMBERS_MIN);
  return new Map(grids.map((grid, index) => [grid.row.id, inGrid(grid, counts[index] ?? 0, now)]));
}

function inGrid({ row }: GridPlace, count: number, now: number): Member[] {
  const random = seededRandom(seedOf(`people ${row.id}`));
  return Array.from({ length: count }, (_, index): Member => {
    const { name, initials } = personName(random);
    // A grid is never without its chief.
    const status = index > 0 && random() < LEAVE_SHARE * 1.4 ? 'leave' : 'onDuty';
    return {
      id: `member-${row.id}-${String(index + 1)}`, scope: row.villageCode, also: ADMIN_SCOPE,
      townCode: row.townCode, villageCode: row.villageCode, gridId: row.id, name, initials, phone: mobileNumber(random),
      duty: index === 0 ? 'chief' : 'deputy', status, skills: skills(random), ...position(row, status, now, random),
    };
  });
}

function skills(random: Random): string {
  const drawn = Array.from({ length: between(1, SKILLS_MAX, random) }, () => pick(SKILLS, random));
  return [...new Set(drawn)].join(',');
}

type Position = Pick<Member, 'lon' | 'lat' | 'positionAt'>;

function position({ lon, lat }: GridPlace['row'], status: Member['status'], now: number, random: Random): Position {
  const known = random() < POSITION_SHARE && status === 'onDuty';
  const [x, y] = toPlane(lon, lat);
  const [eastKm, northKm] = [(random() - 0.5) * 2 * POSITION_SPREAD_KM, (random() - 0.5) * 2 * POSITION_SPREAD_KM];
  const positionAt = now - Math.round(random() * POSITION_AGE_MS);
  if (!known) return { lon: null, lat: null, positionAt: null };
  const [east, north] = toExactDegrees([x + eastKm, y + northKm]);
  return { lon: east, lat: north, positionAt };
}
