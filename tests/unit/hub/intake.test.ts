/** What intake makes of good rows: registrations placed and pushed, repeats, changes, learned places, address book, territory. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/core/actor.ts';
import { put } from '#domain/core/table.ts';
import { gridTable } from '#domain/schema/territory.ts';
import type { Grid } from '#domain/schema/territory.ts';
import { placeRegistration } from '#domain/registration/place.ts';
import { verifyAudit } from '#hub/audit/verify.ts';
import { Metrics } from '#hub/metrics/metrics.ts';
import { csv, IntakeHub, line, refused, START } from './intake-hub.ts';

const BOCHONG = '441900121017';
const VAGUE = '东莞市虎门镇人民北路88号';
const TOWN_STAFF: Actor = { accountId: 'town', name: '镇指挥', role: 'townStaff', grants: ['441900121'], memberId: null };

/** Places the registration of an entity by hand, as an operator at the town would. */
function placeByHand(hub: IntakeHub, creditCode: string, villageCode: string): void {
  const [registration] = hub.rows<{ id: string }>('SELECT id FROM registration WHERE entityId = ?', `entity-${creditCode}`);
  const args = { registrationId: registration?.id ?? '', villageCode, gridId: null, learn: true };
  const command = { id: `place-${creditCode}`, name: placeRegistration.name, args, issuedAt: hub.time.now };
  const outcome = hub.sequencer.decide(command, TOWN_STAFF, 'test');
  expect(outcome.kind).toBe('applied');
}

function villageOf(hub: IntakeHub, name: string): string | null | undefined {
  return hub.rows<{ villageCode: string | null }>('SELECT villageCode FROM entity WHERE name = ?', name)[0]?.villageCode;
}

describe('a file of registrations', () => {
  it('puts each into its village’s inbox in the same commit, with an audit entry', async () => {
    const hub = new IntakeHub();
    const before = hub.store.head();
    expect(await hub.take(csv(line(1), line(2)))).toMatchObject({ read: 2, created: 2, unplaced: 0 });
    expect(hub.store.head()).toBe(before + 1);
    const task = { state: 'pushed', open: 1, cause: 'new', limitFrom: START, villageCode: BOCHONG };
    expect(hub.rows('SELECT state, open, cause, limitFrom, villageCode FROM task')).toEqual([task, task]);
    const [entry] = hub.rows<{ action: string; detail: string }>('SELECT action, detail FROM audit ORDER BY number DESC LIMIT 1');
    expect(entry?.action).toBe('intake.registrations');
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ firstRow: 2, lastRow: 3, created: 2 });
    expect(verifyAudit(hub.store.database).ok).toBe(true);
  });

  it('puts those of a special unit into the unit’s inbox', async () => {
    const hub = new IntakeHub();
    const grid: Grid = {
      id: `${BOCHONG}-T1`, scope: '*', also: null, townCode: '441900121', villageCode: BOCHONG, number: 'T1', name: '晨光科技产业园',
      kind: 'special', lon: 113.7, lat: 22.8, outline: '', schematic: 1, validFrom: 0, validTo: null,
    };
    hub.store.commit((transaction) => transaction.apply([put(gridTable, grid)]));
    await hub.take(csv(line(1, { address: '东莞市虎门镇博涌村晨光科技产业园3栋' }), line(2)));
    expect(hub.rows('SELECT scope, also, gridId FROM task ORDER BY entityName')).toEqual([
      { scope: '441900121', also: `unit:${BOCHONG}:${grid.id}/`, gridId: grid.id }, { scope: BOCHONG, also: null, gridId: null },
    ]);
  });

  it('changes nothing when it is imported again', async () => {
    const hub = new IntakeHub();
    const file = csv(line(1), line(2, { address: VAGUE }), line(3, { address: 'N/A' }));
    expect(await hub.take(file)).toMatchObject({ created: 3, unplaced: 2 });
    const [head, events] = [hub.store.head(), hub.count('event')];
    expect(await hub.take(file)).toMatchObject({ read: 3, created: 0, changed: 0, unchanged: 3, rejected: 0, unplaced: 0 });
    expect([hub.store.head(), hub.count('event')]).toEqual([head, events]);
  });

  it('that changes addresses and scopes creates the tasks of these changes', async () => {
    const hub = new IntakeHub();
    await hub.take(csv(line(1), line(2), line(3)));
    const summary = await hub.take(csv(line(1, { address: '东莞市长安镇霄边社区6号' }), line(2, { scope: '餐饮服务。' }), line(3)));
    expect(summary).toMatchObject({ changed: 2, unchanged: 1 });
    expect(hub.rows('SELECT entityName, cause, state FROM task ORDER BY entityName, id')).toEqual([
      { entityName: '晨星1店', cause: 'new', state: 'cancelled' }, { entityName: '晨星1店', cause: 'address', state: 'pushed' },
      { entityName: '晨星2店', cause: 'new', state: 'pushed' }, { entityName: '晨星2店', cause: 'scope', state: 'pushed' },
      { entityName: '晨星3店', cause: 'new', state: 'pushed' },
    ]);
  });

  it('with two rows of one credit code takes the first and names it when the other says something else', async () => {
    const hub = new IntakeHub();
    const summary = await hub.take(csv(line(1), line(2), line(1, { address: '东莞市长安镇霄边社区6号' }), line(2)));
    expect(summary).toMatchObject({ read: 4, created: 2, changed: 0, unchanged: 1, rejected: 1 });
    expect(summary.rejectedRows).toEqual([{ row: 4, field: 'creditCode', reason: 'conflict', otherRow: 2 }]);
    expect(villageOf(hub, '晨星1店')).toBe(BOCHONG);
  });

  it('refuses village codes nobody knows and believes those it knows', async () => {
    const hub = new IntakeHub();
    const row = (number: number, village: string) => `${line(number, { address: VAGUE })},${village}`;
    const summary = await hub.take(`${csv().trim()},村社区代码\n${row(1, BOCHONG)}\n${row(2, '441900999999')}\n${row(3, '')}`);
    expect(refused(summary)).toEqual(['3 villageCode unknown']);
    expect(summary).toMatchObject({ created: 2, unplaced: 1 });
    expect(villageOf(hub, '晨星1店')).toBe(BOCHONG);
  });

  it('stays text where it holds HTML or SQL', async () => {
    const hub = new IntakeHub();
    const name = "<script>alert(1)</script>'; DROP TABLE entity; --";
    await hub.take(csv(line(1, { name })));
    expect(hub.rows('SELECT entityName FROM task')).toEqual([{ entityName: name }]);
  });

  it('of many rows is taken in several commits; a failing one leaves the earlier ones and nothing of its own', async () => {
    const hub = new IntakeHub();
    const file = csv(...Array.from({ length: 1200 }, (_, index) => line(index)));
    hub.store.database.exec(`
      CREATE TRIGGER full BEFORE INSERT ON entity WHEN NEW.name = '晨星1100店' BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
    await expect(hub.take(file)).rejects.toThrow('disk full');
    const taken = hub.count('entity');
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(1100);
    expect(hub.count('task')).toBe(taken);
    hub.store.database.exec('DROP TRIGGER full');
    expect(await hub.take(file)).toMatchObject({ read: 1200, created: 1200 - taken, unchanged: taken });
    expect(hub.rows('SELECT count(DISTINCT number) AS numbers FROM task')).toEqual([{ numbers: 1200 }]);
  });

  it('measures the time from receipt to push', async () => {
    const hub = new IntakeHub();
    const metrics = new Metrics();
    hub.store.onCommit((notice) => metrics.committed(notice));
    await hub.take(csv(line(1), line(2, { address: VAGUE })));
    hub.time.now += 2 * 3_600_000;
    placeByHand(hub, '91441900MA00000002', BOCHONG);
    const text = await metrics.registry.getSingleMetricAsString('shaotai_push_seconds');
    expect(text).toContain('shaotai_push_seconds_bucket{le="3600"} 1');
    expect(text).toContain('shaotai_push_seconds_count 2');
  });
});

describe('learning', () => {
  it('uses the place an operator gave by hand for the next entity at that house, not for the house next door', async () => {
    const hub = new IntakeHub();
    await hub.take(csv(line(1, { address: VAGUE })));
    placeByHand(hub, '91441900MA00000001', BOCHONG);
    const next = csv(line(2, { address: '虎门人民北路八十八号二楼' }), line(3, { address: '东莞市虎门镇人民北路89号' }));
    expect(await hub.take(next)).toMatchObject({ created: 2, unplaced: 1 });
    expect(hub.rows('SELECT name, placedBy, villageCode FROM entity ORDER BY id')).toEqual([
      { name: '晨星1店', placedBy: 'hand', villageCode: BOCHONG },
      { name: '晨星2店', placedBy: 'learned', villageCode: BOCHONG },
      { name: '晨星3店', placedBy: 'town', villageCode: null },
    ]);
  });

  it('places what waited when the registry sends it again', async () => {
    const hub = new IntakeHub();
    const file = csv(line(1, { address: VAGUE }), line(2, { address: VAGUE }));
    await hub.take(file);
    placeByHand(hub, '91441900MA00000001', BOCHONG);
    expect(await hub.take(file)).toMatchObject({ changed: 1, unchanged: 1, unplaced: 0 });
    expect(hub.count('task')).toBe(2);
  });
});

describe('the standard address book', () => {
  const BOOK = '标准地址,村社区代码,经度,纬度\n东莞市虎门镇人民北路88号,441900121017,113.7,22.8\n';

  it('is trusted before the words of an address', async () => {
    const hub = new IntakeHub();
    expect(await hub.take(BOOK, 'addresses')).toMatchObject({ read: 1, created: 1, rejected: 0 });
    await hub.take(csv(line(1, { address: '廣東省東莞市虎門鎮人民北路８８號３樓' })));
    expect(hub.rows('SELECT villageCode, placedBy, lon, lat FROM entity')).toEqual([
      { villageCode: BOCHONG, placedBy: 'addressBook', lon: 113.7, lat: 22.8 },
    ]);
  });

  it('knows the same rows again, changes moved ones and refuses places nobody knows', async () => {
    const hub = new IntakeHub();
    await hub.take(BOOK, 'addresses');
    const next = `${BOOK}东莞市虎门镇人民北路90号,441900999999,,\n,441900121017,,\n东莞市虎门镇人民北路92号,441900121017,200,\n`;
    const summary = await hub.take(next, 'addresses');
    expect(summary).toMatchObject({ read: 4, unchanged: 1, rejected: 3 });
    expect(refused(summary)).toEqual(['3 villageCode unknown', '4 address missing', '5 lon outOfRange']);
    expect(await hub.take(BOOK.replace('441900121017', '441900119007'), 'addresses')).toMatchObject({ changed: 1 });
  });
});

describe('the territory', () => {
  it('takes grids and special units, whose name then places an address', async () => {
    const hub = new IntakeHub();
    const file = [
      '类型,代码,名称,上级代码,经度,纬度', '网格,44190012101701,第一网格,441900121017,113.7,22.8', '特殊管理单元,HM-U01,晨星科技城,441900121017,,',
    ].join('\n');
    expect(await hub.take(file, 'territory')).toMatchObject({ read: 2, created: 2 });
    expect(await hub.take(file, 'territory')).toMatchObject({ unchanged: 2, created: 0, changed: 0 });
    await hub.take(csv(line(1, { address: '东莞市虎门镇晨星科技城3栋' }), line(2)));
    expect(hub.rows('SELECT gridId, villageCode FROM entity ORDER BY id')).toEqual([
      { gridId: 'HM-U01', villageCode: BOCHONG }, { gridId: '44190012101701', villageCode: BOCHONG },
    ]);
  });

  it('may name children before their parents, and refuses rows whose parent nobody knows', async () => {
    const hub = new IntakeHub();
    const file = [
      'code,name,kind,parent,lon,lat', '441900199001-01,第一网格,网格,441900199001,,', '441900199001,新岛村,村,,,',
      '441900199,新岛镇,镇,,113.6,22.7', '441900998001,无处村,村,,,', 'g-9,无处网格,网格,441900998001,,', '330100101,别市镇,镇,,120,30',
      '441900197,无位镇,镇,,,', '441900199002,坏,国,,,',
    ].join('\n');
    const summary = await hub.take(file, 'territory');
    expect(summary).toMatchObject({ read: 8, created: 3, rejected: 5 });
    expect(refused(summary)).toEqual(['5 code unknown', '6 parent unknown', '7 code unknown', '8 lon missing', '9 kind format']);
    expect(hub.rows('SELECT shortName, initials, kind FROM village WHERE id = ?', '441900199001')).toEqual([
      { shortName: '新岛', initials: 'xd', kind: 'village' },
    ]);
  });

  it('keeps what a row leaves empty', async () => {
    const hub = new IntakeHub();
    const before = hub.rows('SELECT lon, lat, sort FROM village WHERE id = ?', BOCHONG);
    expect(await hub.take(`代码,名称\n${BOCHONG},博涌社区居民委员会\n`, 'territory')).toMatchObject({ unchanged: 1 });
    expect(await hub.take(`代码,名称\n${BOCHONG},博涌新社区\n`, 'territory')).toMatchObject({ changed: 1 });
    expect(hub.rows('SELECT lon, lat, sort FROM village WHERE id = ?', BOCHONG)).toEqual(before);
  });

  it('of another city is refused by a hub that has one', async () => {
    expect(refused(await new IntakeHub().take('代码,名称\n440100,广州市\n', 'territory'))).toEqual(['2 code conflict']);
  });
});
