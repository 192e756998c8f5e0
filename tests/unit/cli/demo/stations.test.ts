import { expect, it } from 'vitest';
import { DEFAULT_STATIONS, parseStations } from '#cli/demo/stations.ts';

it('opens a village desk when nothing is asked', () => {
  expect(parseStations(DEFAULT_STATIONS)).toEqual([{ role: 'villageDispatcher', place: '441900103012', name: 'village-441900103012' }]);
});

it('reads several stations of every kind', () => {
  expect(parseStations('village:441900103012, town:441900103,dept:441900103:market,city,admin').map(({ role, place }) => [role, place])).toEqual([
    ['villageDispatcher', '441900103012'], ['townStaff', '441900103'], ['deptOfficer', 'dept:441900103:market'], ['citySupervisor', '441900'], ['administrator', ''],
  ]);
});

it.each(['village', 'village:441900103', 'town:441900103012', 'tower:1', 'city:440100', 'toString:1'])('names the part that is wrong: %s', (part) => {
  expect(() => parseStations(`city,${part}`)).toThrow(`"${part}" is not a station`);
});
