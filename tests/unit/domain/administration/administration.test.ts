import { beforeEach, describe, expect, it } from 'vitest';
import { grantsOf } from '#domain/administration/grants.ts';
import { accountTable, memberTable } from '#domain/schema/people.ts';
import { calendarYearTable } from '#domain/schema/territory.ts';
import { administrator, dispatcher, FAR_VILLAGE, NEIGHBOUR, TOWN, town, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

let w: World;
beforeEach(() => { w = world(); });

const memberNamed = (name: string) => w.all(memberTable).find((each) => each.name === name);
const accountWith = (login: string) => w.all(accountTable).find((each) => each.login === login);

describe('grants', () => {
  it.each([
    ['villageDispatcher', VILLAGE, [VILLAGE]],
    ['gridMember', VILLAGE, [VILLAGE]],
    ['townStaff', TOWN, [TOWN]],
    ['citySupervisor', '441900', ['4419']],
    ['deptOfficer', `dept:${TOWN}:market`, [`dept:${TOWN}:market`]],
    ['administrator', '', ['admin']],
    ['intake', '', []],
  ] as const)('%s at "%s"', (role, place, grants) => {
    expect(grantsOf(role, place)).toEqual(grants);
  });

  it.each([
    ['villageDispatcher', TOWN], ['townStaff', VILLAGE], ['citySupervisor', TOWN], ['townStaff', ''], ['deptOfficer', TOWN],
    ['deptOfficer', `dept:${TOWN}:nonsense`], ['deptOfficer', `dept:${TOWN}`], ['administrator', TOWN], ['intake', VILLAGE],
  ] as const)('a %s cannot be at "%s"', (role, place) => {
    expect(grantsOf(role, place)).toBeUndefined();
  });
});

describe('members', () => {
  const save = { villageCode: VILLAGE, gridId: `${VILLAGE}-1`, name: '张伟明', phone: '13900001111', duty: 'chief', skills: ['food', 'fire'] };

  it('are created with pinyin initials, seen by their village and the administrators', () => {
    w.must('member.save', save, administrator);
    expect(memberNamed('张伟明')).toMatchObject({
      initials: 'zwm', scope: VILLAGE, also: 'admin', townCode: TOWN, status: 'onDuty', skills: 'food,fire', phone: '13900001111',
    });
  });

  it('keep their number when it is left out, because a station knows only the masked one', () => {
    w.must('member.save', { ...save, id: 'chen', name: '陈', phone: undefined }, town);
    expect(memberNamed('陈')?.phone).toBe('13812341234');
    expect(w.refusal('member.save', { ...save, id: 'chen', phone: '138****1234' }, town)).toBe('args.invalid');
  });

  it('are saved by a town only in its own villages', () => {
    expect(w.refusal('member.save', { ...save, villageCode: FAR_VILLAGE, gridId: `${FAR_VILLAGE}-1` }, town)).toBe('scope.forbidden');
    expect(w.refusal('member.save', { ...save, villageCode: NEIGHBOUR }, town)).toBe('grid.otherVillage');
    expect(w.refusal('member.save', { ...save, id: 'nobody' }, town)).toBe('row.notFound');
  });

  it('on leave get no new work', () => {
    w.must('member.setStatus', { memberId: 'chen', status: 'leave' }, dispatcher);
    expect(w.refusal('task.assign', { taskId: 'task', memberId: 'chen' }, dispatcher)).toBe('member.inactive');
  });
});

describe('accounts', () => {
  const save = { login: 'Cun.01', name: '李调度', role: 'villageDispatcher', place: VILLAGE };

  it('get the grants of role and place, and a canonical login', () => {
    w.must('account.save', save, administrator);
    expect(accountWith('cun.01')).toMatchObject({ scope: 'admin', grants: `["${VILLAGE}"]`, disabled: 0, hasPassword: 0 });
    const account = accountWith('cun.01');
    w.must('account.save', { ...save, id: account?.id, role: 'townStaff', place: TOWN }, administrator);
    expect(accountWith('cun.01')).toMatchObject({ id: account?.id, grants: `["${TOWN}"]`, createdAt: account?.createdAt });
  });

  it('have a login of their own', () => {
    w.must('account.save', save, administrator);
    expect(w.refusal('account.save', { ...save, login: 'ＣＵＮ.01' }, administrator)).toBe('account.duplicateLogin');
    expect(w.refusal('account.save', { ...save, login: '<b>' }, administrator)).toBe('args.invalid');
  });

  it('fit their place and their member', () => {
    const unfit = [
      { place: TOWN },
      { place: '441900103999' },
      { memberId: 'chen' },
      { role: 'gridMember' },
      { role: 'gridMember', memberId: 'wu' },
      { role: 'deptOfficer', place: 'dept:999999999:market' },
    ];
    for (const fields of unfit) {
      expect(w.refusal('account.save', { ...save, ...fields }, administrator)).toBe('account.placeInvalid');
    }
    expect(w.refusal('account.save', { ...save, role: 'gridMember', memberId: 'chen' }, administrator)).toBe('applied');
    const officer = { ...save, login: 'ju', role: 'deptOfficer', place: `dept:${TOWN}:market` };
    expect(w.refusal('account.save', officer, administrator)).toBe('applied');
  });

  it('are disabled and enabled, but never the one in use', () => {
    w.must('account.save', save, administrator);
    const id = accountWith('cun.01')?.id;
    w.must('account.disable', { id }, administrator);
    expect(accountWith('cun.01')?.disabled).toBe(1);
    w.must('account.enable', { id }, administrator);
    expect(accountWith('cun.01')?.disabled).toBe(0);
    expect(w.refusal('account.disable', { id: administrator.accountId }, administrator)).toBe('account.self');
    expect(w.refusal('account.save', { ...save, login: 'admin', id: administrator.accountId }, administrator)).toBe('account.self');
  });
});

describe('the calendar', () => {
  it('keeps each day once, in order', () => {
    const year = { year: 2027, holidays: ['2027-01-02', '2027-01-01', '2027-01-01'], makeUpDays: ['2027-01-09'] };
    w.must('calendar.saveYear', year, administrator);
    expect(w.all(calendarYearTable)).toMatchObject([{
      id: '2027', scope: '*', holidays: '["2027-01-01","2027-01-02"]', makeUpDays: '["2027-01-09"]', changedBy: administrator.name,
    }]);
  });

  it.each([
    ['a day that does not exist', ['2027-02-30'], []],
    ['another year', ['2026-12-31'], []],
    ['a day off that is worked', ['2027-01-01'], ['2027-01-01']],
    ['no day at all', [], ['soon']],
  ])('refuses %s', (_what, holidays, makeUpDays) => {
    expect(w.refusal('calendar.saveYear', { year: 2027, holidays, makeUpDays }, administrator)).toBe('calendar.invalid');
  });
});
