import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM } from '#domain/dispatch/distance.ts';
import { recommend } from '#domain/dispatch/recommend.ts';
import { member, NEIGHBOUR, newTask, NOW, VILLAGE } from '../task/world.ts';

const task = newTask();
const elsewhere = { gridId: `${VILLAGE}-2` };
const idsOf = (recommended: ReturnType<typeof recommend>) => recommended.map(({ member: { id } }) => id);
const order = (candidates: Parameters<typeof recommend>[2], businessScope = '') =>
  idsOf(recommend(task, { businessScope }, candidates, NOW));

describe('the recommended member', () => {
  it('is the chief of the grid before its deputy before anybody else', () => {
    const people = [member('other', VILLAGE, elsewhere), member('deputy', VILLAGE, { duty: 'deputy' }), member('chief')];
    expect(order(people.map((each) => ({ member: each, openTasks: 3 })))).toEqual(['chief', 'deputy', 'other']);
  });

  it('has the freer hands among equals', () => {
    expect(order([{ member: member('busy'), openTasks: 12 }, { member: member('free'), openTasks: 1 }])).toEqual(['free', 'busy']);
  });

  it('is near, as long as the position is fresh', () => {
    const near = { lon: 113.671, lat: 22.81 };
    const [first, second] = recommend(task, undefined, [
      { member: member('stale', VILLAGE, { ...near, positionAt: NOW - 5 * 3_600_000 }), openTasks: 0 },
      { member: member('near', VILLAGE, { ...near, positionAt: NOW - 60_000 }), openTasks: 0 },
    ], NOW);
    expect(first).toMatchObject({ member: { id: 'near' }, positionAgeMs: 60_000, distanceM: 102 });
    expect(second?.parts.distance).toBe(0);
  });

  it('knows the trade', () => {
    const cook = member('cook', VILLAGE, { skills: 'fire,food' });
    expect(order([{ member: member('any'), openTasks: 0 }, { member: cook, openTasks: 0 }], '餐饮服务；食品销售')).toEqual(['cook', 'any']);
  });

  it('is on duty, of the village, and did not stand before the closed door already', () => {
    const revisit = newTask('task', VILLAGE, { visits: 1, lastMemberId: 'visited' });
    const people = [member('visited'), member('away', VILLAGE, { status: 'leave' }), member('wu', NEIGHBOUR), member('chen')];
    const candidates = people.map((each) => ({ member: each, openTasks: 0 }));
    expect(idsOf(recommend(revisit, undefined, candidates, NOW))).toEqual(['chen']);
  });

  it('has a score from 0 to 100 that is the sum of its parts, whatever is known', () => {
    const anyMember = fc.record({
      member: fc.record({
        duty: fc.constantFrom('chief', 'deputy'),
        gridId: fc.constantFrom(`${VILLAGE}-1`, 'x'),
        lon: fc.option(fc.double({ min: -180, max: 180, noNaN: true })),
        lat: fc.option(fc.double({ min: -90, max: 90, noNaN: true })),
        positionAt: fc.option(fc.integer({ min: NOW - 1e8, max: NOW + 1e8 })),
        skills: fc.constantFrom('', 'food', 'food,fire'),
      }).map((changes) => member('x', VILLAGE, changes)),
      openTasks: fc.nat(200),
    });
    fc.assert(fc.property(fc.array(anyMember, { maxLength: 8 }), fc.constantFrom('', '餐饮', '餐饮 住宿'), (candidates, businessScope) => {
      for (const { score, parts } of recommend(task, { businessScope }, candidates, NOW)) {
        expect(score).toBe(parts.grid + parts.load + parts.distance + parts.skill);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }
    }));
  });
});

it('measures Dongguan to Guangzhou as about 50 km', () => {
  expect(distanceM({ lon: 113.7518, lat: 23.0207 }, { lon: 113.2644, lat: 23.1291 }) / 1000).toBeCloseTo(51.3, 0);
});
