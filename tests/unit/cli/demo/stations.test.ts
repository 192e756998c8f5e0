import { describe, expect, it } from 'vitest';
import { FOCUS_TOWN, FOCUS_VILLAGE } from '#cli/demo/focus.ts';
import { DEFAULT_STATIONS, parseStations } from '#cli/demo/stations.ts';

describe('the stations a visitor asks for', () => {
  it('are one village desk when nothing is asked', () => {
    expect(parseStations(DEFAULT_STATIONS)).toEqual([
      { role: 'villageDispatcher', place: FOCUS_VILLAGE, name: `village-${FOCUS_VILLAGE}`, login: 'cun-103201' },
    ]);
  });

  it('are of every kind, each with the account to sign in with', () => {
    const stations = parseStations('village:441900103202, town:441900103,dept:441900103:market,dept:441900119:health,city,admin');
    expect(stations.map(({ role, place, login, name }) => [role, place, login, name])).toEqual([
      ['villageDispatcher', '441900103202', 'cun-103202', 'village-441900103202'],
      ['townStaff', '441900103', 'zhen-103', 'town-441900103'],
      ['deptOfficer', 'dept:441900103:market', 'bumen-103', 'dept-441900103-market'],
      ['deptOfficer', 'dept:441900119:health', 'bumen-119-health', 'dept-441900119-health'],
      ['citySupervisor', '441900', 'shi', 'city'],
      ['administrator', '', 'admin', 'admin'],
    ]);
  });

  it('open the demo village of the town for a village the national list does not have, and say so', () => {
    const [village, town, city] = parseStations(`village:441900103012,town:${FOCUS_TOWN},city`);
    expect(village).toMatchObject({ place: FOCUS_VILLAGE, login: 'cun-103201' });
    expect(village?.note).toMatch(/441900103012.*茶山镇茶山村.*441900103201/);
    expect([town?.note, city?.note]).toEqual([undefined, undefined]);
  });

  it('are those of the demo when no place is named', () => {
    expect(parseStations('village,town').map(({ place }) => place)).toEqual([FOCUS_VILLAGE, FOCUS_TOWN]);
  });

  it('open the first village of any other town', () => {
    const [village] = parseStations('village:441900119999');
    expect(village).toMatchObject({ place: '441900119002', name: 'village-441900119002' });
    expect(village?.note).toContain('长安镇');
  });

  it('are opened once, however they are named', () => {
    expect(parseStations(`village:${FOCUS_VILLAGE},village:441900103012,city,city`).map(({ name }) => name)).toEqual([
      `village-${FOCUS_VILLAGE}`, 'city',
    ]);
  });

  it.each([
    'village:441900103', 'village:440100001001', 'town:441900103012', 'town:441900999', 'dept:441900103:fishery',
    'tower:1', 'city:440100', 'toString:1',
  ])('are refused with the part that is wrong: %s', (part) => {
    expect(() => parseStations(`city,${part}`)).toThrow(`"${part}" is not a station`);
  });
});
