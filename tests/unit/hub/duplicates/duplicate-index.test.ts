import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Batch } from '#domain/duplicates/batch.ts';
import { profileOf } from '#domain/duplicates/profile.ts';
import type { Report } from '#domain/duplicates/report.ts';
import { builtInReading, builtInWeights, readingFor } from '#hub/duplicates/built-in.ts';
import { DuplicateIndex } from '#protocol/sqlite/duplicate-index.ts';
import { inventLeads } from '../../../bench/duplicates/invented.ts';

const weights = builtInWeights();
const reading = builtInReading();
const leads = [...inventLeads(400, 3)];
const profiles = leads.map(({ report }) => profileOf(report, reading));

function filled(): { database: BetterSqlite3.Database; index: DuplicateIndex } {
  const database = new BetterSqlite3(':memory:');
  const index = new DuplicateIndex(database);
  index.put(profiles);
  return { database, index };
}

describe('the index', () => {
  it('finds what comparing everything in memory finds', () => {
    const expected = new Set<string>();
    for (const { a, b } of new Batch(profiles, { weights }).candidates()) expected.add(`${profiles[a]?.id ?? ''} ${profiles[b]?.id ?? ''}`);
    const { index } = filled();
    const found = new Set(profiles.flatMap((profile) => index.find(profile, { weights }).map(({ id }) => `${id} ${profile.id}`)));
    expect(expected.size).toBeGreaterThan(200);
    for (const pair of expected) expect(found).toContain(pair);
  });

  it('puts the most probable first and leaves the lead itself out', () => {
    const { index } = filled();
    for (const profile of profiles.slice(0, 50)) {
      const matches = index.find(profile, { weights });
      expect(matches.map(({ id }) => id)).not.toContain(profile.id);
      const probabilities = matches.map(({ sameIncident }) => sameIncident);
      expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
    }
  });

  it('replaces a lead that changed, and forgets one that is removed', () => {
    const { index } = filled();
    const [profile] = profiles;
    if (profile === undefined) throw new Error('no leads');
    const twin = { ...profile, id: 'twin' };
    expect(index.find(twin, { weights }).map(({ id }) => id)).toContain(profile.id);
    index.put([profile]);
    expect(index.size()).toBe(profiles.length);
    index.remove(profile.id);
    index.remove('never there');
    expect(index.size()).toBe(profiles.length - 1);
    expect(index.find(twin, { weights }).map(({ id }) => id)).not.toContain(profile.id);
  });

  it('looks back as far as it is asked to', () => {
    const { index } = filled();
    const latest = Math.max(...profiles.map(({ at }) => at ?? 0));
    expect(profiles.flatMap((profile) => index.find(profile, { weights, since: latest + 1 }))).toEqual([]);
  });

  it('is emptied when it is of another version', () => {
    const { database } = filled();
    database.exec('UPDATE duplicateVersion SET version = 0');
    const index = new DuplicateIndex(database);
    expect(index.size()).toBe(0);
    index.put(profiles.slice(0, 3));
    expect(new DuplicateIndex(database).size()).toBe(3);
  });
});

describe('the names of places', () => {
  const reports = leads.map(({ report }) => report);

  it('are those of the built-in city for leads of that city', () => {
    expect(readingFor(reports).townNames.get('441900110')).toBe('常平');
  });

  it('are learnt from the leads of another city', () => {
    const rows = ['广州市天河区石牌街道龙口社区龙口西路1号', '石牌街道龙口社区天河路2号', '天河区石牌街龙口社区3号', '石牌街道龙口西路5号'];
    const elsewhere = rows.map((address, index) => report(String(index), address));
    const read = (address: string) => profileOf(report('new', address), readingFor(elsewhere));
    expect(read('石牌街道天河路208号')).toMatchObject({ townCode: '石牌', door: { road: '天河', number: '208' } });
    expect(read('长安路2号').door).toMatchObject({ road: '长安', number: '2' });
  });

  function report(id: string, address: string): Report {
    const [first] = reports;
    if (first === undefined) throw new Error('no leads');
    return { ...first, id, address, name: '', description: '', townCode: '', villageCode: '' };
  }
});
