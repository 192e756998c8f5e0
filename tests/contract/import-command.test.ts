/** `shaotai import` and `shaotai hub --city` as a user runs them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '#hub/intake/source/unreadable.ts';
import { startHub } from '#hub/hub.ts';
import { createLog } from '#hub/log.ts';
import { testFolder } from '../support/folder.ts';
import { shaotai, shaotaiResult } from '../support/shaotai.ts';

const silent = createLog('hub', 'silent');
const ROWS = [
  '企业名称,统一社会信用代码,注册日期,注册地址',
  '晨星1店,91441900MA00000001,2026-11-19,东莞市虎门镇博涌村8号',
  '晨星2店,91441900MA00000002,2026-02-30,东莞市虎门镇博涌村8号',
  '晨星3店,91441900MA00000003,2026-11-19,N/A',
].join('\n');

function file(folder: string, name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('shaotai import', () => {
  it('fills an empty data directory, prints one summary and lists refused rows beside the file', async () => {
    const folder = testFolder();
    const path = file(folder, 'rows.csv', ROWS);
    const words = ['import', 'registrations', path, '--data', join(folder, 'hub')];
    const first = await shaotai(words);
    expect(first.code).toBe(1);
    expect(JSON.parse(first.stdout)).toEqual({
      event: 'imported', kind: 'registrations', read: 3, created: 2, changed: 0, unchanged: 0, rejected: 1, unplaced: 1,
      rejectedFile: `${path}.rejected.csv`,
    });
    expect(readFileSync(`${path}.rejected.csv`, 'utf8').split('\n')).toEqual([
      'row,field,reason,explanation', '3,registeredOn,noSuchDay,"there is no such day"', '',
    ]);
    writeFileSync(path, ROWS.replace('2026-02-30', '2026-02-28'));
    expect(await shaotaiResult(words)).toMatchObject({ created: 1, unchanged: 2, rejected: 0, rejectedFile: null });
  });

  it('says in JSON on standard error what it cannot read', async () => {
    const folder = testFolder();
    const data = ['--data', join(folder, 'hub')];
    const missing = await shaotai(['import', 'registrations', join(folder, 'none.csv'), ...data]);
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('none.csv') as string });
    const columns = await shaotai(['import', 'addresses', file(folder, 'rows.csv', ROWS), ...data]);
    expect(columns).toMatchObject({ code: 1, stderr: expect.stringContaining('address, villageCode') as string });
    expect(JSON.parse(columns.stderr)).toMatchObject({ level: 'error' });
    expect((await shaotai(['import', 'weather', 'x.csv', ...data])).code).toBe(2);
    expect((await shaotai(['import', 'registrations', file(folder, 'rows.csv', ROWS)])).code).toBe(2);
  });
});

describe('the territory of a new hub', () => {
  const CITY = [
    '类型,代码,名称,经度,纬度', '镇,440103001,晨星街道,113.2,23.1', '市,440100,广州市,,', '社区,440103001001,晨星社区居民委员会,,',
    '网格,440103001001-01,第一网格,,',
  ];

  it('comes from the city file, which later starts leave alone', async () => {
    const folder = testFolder();
    const cityFile = file(folder, 'city.csv', CITY.join('\n'));
    for (let start = 0; start < 2; start += 1) {
      const hub = await startHub({ dataDirectory: join(folder, 'hub'), port: 0, log: silent, cityFile });
      const namesIn = (table: string) => hub.store.database.prepare(`SELECT name FROM ${table}`).pluck().all();
      const names = ['city', 'town', 'village', 'grid'].flatMap(namesIn);
      await hub.stop();
      expect(names).toEqual(['广州市', '晨星街道', '晨星社区', '第一网格']);
    }
  });

  it.each([
    ['a row that is not right', [...CITY, '社区,440103999001,无处社区,,'], { reason: 'row', fields: ['row 6', 'code', 'unknown'] }],
    ['no city', CITY.filter((line) => !line.startsWith('市') && !line.startsWith('镇,')).slice(0, 1), { reason: 'noCity' }],
  ])('is taken whole or not at all: %s stops the start and leaves the hub empty', async (_what, lines, expected) => {
    const folder = testFolder();
    const options = { dataDirectory: join(folder, 'hub'), port: 0, log: silent };
    const starting = startHub({ ...options, cityFile: file(folder, 'city.csv', lines.join('\n')) });
    await expect(starting).rejects.toBeInstanceOf(UnreadableFile);
    await expect(starting).rejects.toMatchObject(expected);
    const hub = await startHub({ ...options, cityFile: file(folder, 'city.csv', CITY.join('\n')) });
    const villages = hub.store.database.prepare('SELECT count(*) FROM village').pluck().get();
    await hub.stop();
    expect(villages).toBe(1);
  });
});
