import { beforeEach, describe, expect, it } from 'vitest';
import { askedIn, itemList, itemsOf } from '#domain/items/item-set.ts';
import type { Item } from '#domain/items/item-set.ts';
import { byDepartment, permitsIn } from '#domain/items/permits.ts';
import { DEPARTMENTS } from '#domain/lead/departments.ts';
import { followUpTable, itemSetTable, permitItemTable } from '#domain/schema/items.ts';
import type { ItemSetPurpose, PermitItem } from '#domain/schema/items.ts';
import { evidenceTable } from '#domain/schema/disposal.ts';
import { entityTable } from '#domain/schema/entity.ts';
import { inspectionTable } from '#domain/schema/task.ts';
import { ITEMS } from '#domain/task/items.ts';
import industries from '#resources/industries/industries.json' with { type: 'json' };
import sets from '#resources/items/item-sets.json' with { type: 'json' };
import permits from '#resources/items/permit-items.json' with { type: 'json' };
import { at, chen, city, dispatcher, market, NOW, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

const taskId = 'task';
const PUBLIC = { scope: '*', also: null };

let w: World;
beforeEach(() => {
  w = world();
  for (const { items, active, purpose, ...set } of sets.sets) {
    w.put(itemSetTable, {
      ...set, ...PUBLIC, purpose: purpose as ItemSetPurpose, items: JSON.stringify(items), active: active ? 1 : 0, activatedAt: null,
      activateOn: null,
      savedBy: '', savedAt: NOW,
    });
  }
  for (const { keywords, except, kind, ...permit } of permits.permits) {
    w.put(permitItemTable, {
      ...permit, ...PUBLIC, kind: kind as PermitItem['kind'], keywords: JSON.stringify(keywords), except: JSON.stringify(except),
      version: 1, active: 1, changedBy: '', changedAt: NOW,
    });
  }
});

const accepted = (): void => {
  w.must('task.assign', { taskId, memberId: 'chen' }, dispatcher);
  w.must('task.accept', { taskId }, chen);
};
const scopedTo = (businessScope: string): void => {
  for (const entity of w.all(entityTable)) w.put(entityTable, { ...entity, businessScope });
};

describe('the built-in data', () => {
  it('is what the commands would accept', () => {
    for (const set of sets.sets) expect(itemList.safeParse(set.items as Item[]).error?.issues ?? [], set.id).toEqual([]);
    const departments: readonly string[] = DEPARTMENTS;
    for (const { id, department, keywords } of permits.permits) {
      expect(departments, id).toContain(department);
      expect(keywords.length, id).toBeGreaterThan(0);
    }
    const known = new Set(industries.industries.map(({ id }) => id));
    expect(permits.permits.filter(({ industryId }) => !known.has(industryId))).toEqual([]);
  });

  it('asks of 2017 what the check of 2017 asks', () => {
    const v2017 = w.all(itemSetTable).find(({ id }) => id === 'v2017');
    const asked = v2017 === undefined ? [] : itemsOf(v2017).map(({ code, answers }) => [code, answers.map((answer) => answer.code)]);
    expect(Object.fromEntries(asked)).toEqual(ITEMS);
  });

  it('asks for annual reports from March to June only', () => {
    const v2017 = w.all(itemSetTable).find(({ id }) => id === 'v2017');
    const asked = (month: number) => v2017 !== undefined && askedIn(itemsOf(v2017), month).some(({ code }) => code === 'B1');
    expect([1, 2, 3, 4, 5, 6, 7, 12].filter(asked)).toEqual([3, 4, 5, 6]);
  });
});

describe('the permits a scope text calls for', () => {
  const called = (text: string) => permitsIn(text, w.all(permitItemTable)).map(({ item }) => item.id);

  it.each([
    ['餐饮服务；烟草制品零售', ['food-service', 'tobacco-retail']],
    ['住宿服务', ['hygiene-lodging', 'special-lodging']],
    ['互联网上网服务', ['internet-culture', 'internet-security']],
    ['批发：日用百货（不含危险化学品）', []],
    ['销售：五金、不包括烟花爆竹；理发服务', ['hygiene-hairdressing']],
    ['食品销售（仅销售预包装食品）', ['packaged-food']],
    ['软件开发', []],
  ])('%s', (text, expected) => {
    expect(called(text)).toEqual(expected);
  });

  it('come with the word that called for them, by department', () => {
    const found = byDepartment(permitsIn('旅馆住宿', w.all(permitItemTable)));
    expect([...found.keys()].toSorted()).toEqual(['health', 'police']);
    expect(found.get('police')?.[0]?.keyword).toMatch(/住宿|旅馆/);
  });
});

describe('after the first check', () => {
  it.each([
    ['normal', {}], ['problem', { problems: ['noPermit'], notice: { number: '1', facts: 'x' } }],
  ])('%s, every department whose permit is called for gets fifteen working days', (result, more) => {
    accepted();
    w.must('task.submit', { taskId, result, answers: { A3: 'none' }, ...more }, chen);
    expect(w.all(followUpTable)).toMatchObject([
      { department: 'market', also: 'dept:441900103:market', found: 'none', open: 1, dueAt: at('2026-12-15 00:00') - 1 },
    ]);
  });

  it('nothing goes to a department where nothing is called for, or nobody was found', () => {
    scopedTo('软件开发');
    accepted();
    w.must('task.submit', { taskId, result: 'normal' }, chen);
    expect(w.all(followUpTable)).toEqual([]);
  });

  it('the department answers once; "applying" keeps it open and the first answer decides about the limit', () => {
    accepted();
    w.must('task.submit', { taskId, result: 'normal' }, chen);
    const id = w.all(followUpTable)[0]?.id;
    w.must('followup.receive', { id }, market);
    expect(w.refusal('followup.receive', { id }, market)).toBe('receipt.given');
    expect(w.refusal('followup.answer', { id, result: 'refused' }, market)).toBe('args.invalid');
    w.must('followup.answer', { id, result: 'applying' }, market);
    w.now = at('2027-02-01 09:00');
    w.must('followup.answer', { id, result: 'held', document: 'JY144' }, market);
    expect(w.all(followUpTable)).toMatchObject([{ open: 0, result: 'held', onTime: 1, answeredByName: market.name }]);
    expect(w.refusal('followup.answer', { id, result: 'held' }, market)).toBe('followup.wrongState');
  });

  it('the department\'s own patrol is a record of the entity, with a problem as soon as an answer says so', () => {
    accepted();
    w.must('task.submit', { taskId, result: 'normal' }, chen);
    const id = w.all(followUpTable)[0]?.id;
    const form = { id: 'dept-1', cityCode: '441900', name: '部门巡查', purpose: 'department' };
    const answers = [{ code: 'fine', label: '规范' }, { code: 'bad', label: '不规范', problem: 'other' }];
    w.must('itemset.save', { ...form, items: [{ code: 'D1', label: '主体资格', answers }] }, city);
    expect(w.refusal('followup.answer', { id, result: 'held', answers: { D1: 'none' }, itemSet: 'dept-1' }, market)).toBe('args.invalid');
    expect(w.refusal('followup.answer', { id, result: 'held', answers: { D1: 'fine' }, itemSet: 'gone' }, market)).toBe('row.notFound');
    w.must('followup.answer', { id, result: 'applying', answers: { D1: 'bad' }, itemSet: 'dept-1' }, market);
    expect(w.all(inspectionTable).filter(({ kind }) => kind === 'department')).toMatchObject([
      { result: 'problem', memberName: market.name, also: 'dept:441900103:market', itemSet: 'dept-1', answers: '{"D1":"bad"}' },
    ]);
  });

  it('the photographs are kept by content, and the distance to the standard address', () => {
    accepted();
    const photo = { kind: 'photo', name: '门头.jpg', hash: 'a'.repeat(64), bytes: 1000 };
    w.must('task.submit', { taskId, result: 'normal', evidence: [photo], lon: 113.671, lat: 22.81 }, chen);
    const [inspection] = w.inspections();
    expect(inspection?.distanceM).toBe(102);
    expect(w.all(evidenceTable)).toMatchObject([{ subject: 'inspection', subjectId: inspection?.id, hash: photo.hash }]);
  });
});

describe('versions of the items', () => {
  const version = { id: 'v2027', cityCode: '441900', name: '2027 版', purpose: 'check' };
  const items = [{ code: 'X1', label: '燃气', answers: [{ code: 'fine', label: '合格' }, { code: 'leak', label: '泄漏', problem: 'other' }] }];

  it('are checked against, and never changed', () => {
    w.must('itemset.save', { ...version, items }, city);
    expect(w.refusal('itemset.save', { ...version, items }, city)).toBe('itemset.exists');
    accepted();
    const submit = (answers: object) => w.refusal('task.submit', { taskId, result: 'normal', itemSet: 'v2027', answers }, chen);
    expect(submit({ X1: 'perhaps' })).toBe('args.invalid');
    expect(submit({ A1: 'matches' })).toBe('args.invalid');
    expect(w.refusal('task.submit', { taskId, result: 'normal', itemSet: 'nowhere' }, chen)).toBe('row.notFound');
    expect(submit({ X1: 'fine' })).toBe('applied');
    expect(w.inspections()).toMatchObject([{ itemSet: 'v2027', answers: '{"X1":"fine"}' }]);
  });

  it('take effect one at a time', () => {
    w.must('itemset.save', { ...version, items }, city);
    w.must('itemset.activate', { id: 'v2027', cityCode: '441900' }, city);
    const active = w.all(itemSetTable).filter((set) => set.purpose === 'check' && set.active === 1);
    expect(active.map(({ id }) => id)).toEqual(['v2027']);
  });

  it('waits for the day it is activated on, and is in force once that day has come', () => {
    w.must('itemset.save', { ...version, items }, city);
    const active = () => w.all(itemSetTable).filter((set) => set.purpose === 'check' && set.active === 1).map(({ id }) => id);
    const before = active();
    w.must('itemset.activate', { id: 'v2027', cityCode: '441900', on: '2026-12-01' }, city);
    expect(active()).toEqual(before);
    expect(w.all(itemSetTable).find(({ id }) => id === 'v2027')).toMatchObject({ active: 0, activateOn: '2026-12-01' });
    w.now = at('2026-12-01 00:05');
    w.must('itemset.activate', { id: 'v2027', cityCode: '441900', on: '2026-12-01' }, city);
    expect(active()).toEqual(['v2027']);
    expect(w.all(itemSetTable).find(({ id }) => id === 'v2027')).toMatchObject({ activateOn: null });
  });

  it.each([
    ['two items of the same code', [items[0], items[0]]],
    ['one answer only', [{ ...items[0], answers: [{ code: 'fine', label: '合格' }] }]],
    ['a thirteenth month', [{ ...items[0], months: [13] }]],
  ])('are refused with %s', (_what, broken) => {
    expect(w.refusal('itemset.save', { ...version, items: broken }, city)).toBe('args.invalid');
  });
});
