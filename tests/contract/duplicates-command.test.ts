import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../support/folder.ts';
import { shaotai } from '../support/shaotai.ts';

const SHOP = {
  id: 'L1', category: '无证照经营', name: '仁甜便利店', address: '常平镇白石岗社区大街75号', description: '没有营业执照', phone: '13913342793',
  lat: 22.9762, lng: 114.0111, town_code: '441900110', created_at: '2026-11-02T08:00:00Z',
};
const AGAIN = { ...SHOP, id: 'L2', name: '東莞市常平仁甜便利店', address: '白石岗大街七十五号', created_at: '2026-11-04T08:00:00Z' };
const ELSEWHERE = { id: 'L3', name: '大明五金店', address: '虎门镇北栅社区围心街20号', lat: 22.82, lng: 113.67 };

const rows = (path: string) => readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const lineOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const ndjson = (values: readonly unknown[]) => values.map(lineOf).join('\n');

async function run(values: readonly unknown[], ...words: string[]) {
  const folder = testFolder();
  const file = join(folder, 'leads.jsonl');
  writeFileSync(file, ndjson(values));
  const out = join(folder, 'out');
  return { out, result: await shaotai(['duplicates', file, '--out', out, ...words]) };
}

describe('shaotai duplicates', () => {
  it('writes every compared pair with its reasons, and every incident', async () => {
    const { out, result } = await run([SHOP, ELSEWHERE, AGAIN]);
    expect(result.code).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({ event: 'duplicates', leads: 3, refused: 0, pairs: 1, clusters: 2 });
    const [pair] = rows(join(out, 'pairs.ndjson'));
    expect(pair).toMatchObject({ a: 'L1', b: 'L2' });
    expect(pair?.['sameShop']).toBeGreaterThan(0.9);
    expect(pair?.['sameIncident']).toBeGreaterThan(0.9);
    expect(pair?.['reasons']).toContainEqual(expect.objectContaining({ question: 'shop', feature: 'location', level: 'doorNear' }));
    expect(rows(join(out, 'clusters.ndjson'))).toEqual([{ cluster: 'L1', members: ['L1', 'L2'] }, { cluster: 'L3', members: ['L3'] }]);
  });

  it('leaves out lines it cannot read, names them, and goes on', async () => {
    const bad = ['{"id": broken', { ...AGAIN, lat: 'north' }, { name: 'no id' }, SHOP, [1], { ...AGAIN, created_at: 'soon' }];
    const { out, result } = await run([SHOP, ...bad, AGAIN]);
    expect(result.code).toBe(1);
    const told = result.stderr.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    const warnings = told.filter(({ level }) => level === 'warn');
    expect(warnings.map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [2, '', 'json'], [3, 'lat', 'format'], [4, 'id', 'missing'], [5, 'id', 'conflict'], [6, '', 'json'], [7, 'at', 'format'],
    ]);
    expect(rows(join(out, 'clusters.ndjson'))).toEqual([{ cluster: 'L1', members: ['L1', 'L2'] }]);
  });

  it('matches two lists one to one under their own field names', async () => {
    const shop = (pid: number, dataset: string, y: number) => ({ pid, dataset, title: '仁甜便利店', y, x: 114.0111 });
    const { out, result } = await run(
      [shop(1, 'map', 22.9762), shop(2, 'map', 22.9780), shop(3, 'register', 22.97805), shop(4, 'register', 22.97625)],
      '--map', 'id=pid,name=title', '--map', 'lat=y', '--map', 'x=lng', '--one-to-one', 'dataset',
    );
    expect(result.code).toBe(0);
    expect(rows(join(out, 'clusters.ndjson'))).toEqual([{ cluster: '1', members: ['1', '4'] }, { cluster: '2', members: ['2', '3'] }]);
  });

  it('reads standard input', async () => {
    const out = join(testFolder(), 'out');
    const { code } = await shaotai(['duplicates', '-', '--out', out], ndjson([SHOP, AGAIN]));
    expect(code).toBe(0);
    expect(rows(join(out, 'pairs.ndjson'))).toHaveLength(1);
  });

  it('writes nothing when nothing can be read', async () => {
    const { out, result } = await run(['nonsense']);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('no lead that could be read');
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([]);
  });

  it.each([
    [['duplicates', '/no/such/file', '--out', '/tmp/never'], 1, 'there is no file /no/such/file'],
    [['duplicates', '/no/such/file'], 2, '--out'],
    [['duplicates', '/no/such/file', '--out', '/tmp/never', '--map', 'colour=shade'], 2, 'there is no field colour'],
    [['duplicates', '/no/such/file', '--out', '/tmp/never', '--map', 'name'], 2, 'OURS=THEIRS'],
    [['duplicates', '/no/such/file', '--out', '/dev/null'], 1, 'is a file'],
  ])('%j ends with %i', async (words, code, message) => {
    const result = await shaotai(words);
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(message);
  });
});
