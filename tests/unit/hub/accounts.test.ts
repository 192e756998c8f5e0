import { describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { hashPassword, verifyPassword } from '#hub/accounts/password.ts';
import { newToken } from '#hub/accounts/tokens.ts';
import type { NewAccount } from '#hub/accounts/register.ts';
import { VILLAGES } from '../../simulation/city.ts';
import { auditLines, DAY_MS, everything, memoryHub } from './memory-hub.ts';
import type { MemoryHub } from './memory-hub.ts';

const PASSWORD = '正确的马电池订书钉';
const DISPATCHER: NewAccount = { login: 'cun-103012', name: '陈调度', role: 'villageDispatcher', place: VILLAGES[0], password: PASSWORD };
const PLACE_INVALID = { rejection: 'account.placeInvalid', field: 'place' };

const add = (hub: MemoryHub, account: NewAccount = DISPATCHER) => hub.register.add(account, LOCAL_ADMINISTRATOR, 'cli');
const signIn = (hub: MemoryHub, over: Partial<Parameters<MemoryHub['accounts']['signIn']>[0]> = {}) =>
  hub.accounts.signIn({ login: 'cun-103012', password: PASSWORD, stationId: 'station-1', address: '10.0.0.1', ...over });

describe('passwords', () => {
  it('are stored as Argon2id with their parameters, salted, and verified whatever form an input method typed', async () => {
    const [first, second] = await Promise.all([hashPassword('ｐａｓｓｗｏｒｄ１'), hashPassword('ｐａｓｓｗｏｒｄ１')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword('password1', first)).toBe(true);
    expect(await verifyPassword('password2', first)).toBe(false);
  });

  it('do not match a hash this build cannot read', async () => {
    expect(await verifyPassword('password1', '$2b$10$abcdefghijklmnopqrstuv')).toBe(false);
  });

  it('must have eight characters', async () => {
    const hub = memoryHub();
    const short = { ...DISPATCHER, password: '七个字太短了吧' };
    await expect(add(hub, short)).rejects.toMatchObject({ code: 'params.invalid', data: { field: 'password' } });
    expect(hub.register.list().map(({ login }) => login)).not.toContain(DISPATCHER.login);
  });
});

describe('accounts', () => {
  it('get their grants from role and place, and leave no secret anywhere in the store', async () => {
    const hub = memoryHub();
    await add(hub);
    const { token, account } = await signIn(hub);
    expect(account).toMatchObject({ login: 'cun-103012', role: 'villageDispatcher', grants: [VILLAGES[0]] });
    expect(everything(hub)).not.toContain(PASSWORD);
    expect(everything(hub)).not.toContain(token);
  });

  it.each([
    ['a login that is taken', { name: '另一位' }, { rejection: 'account.duplicateLogin', field: 'login' }],
    ['a place that does not fit the role', { login: 'other', place: '441900103' }, PLACE_INVALID],
    ['a village that does not exist', { login: 'other', place: '441900999999' }, PLACE_INVALID],
  ])('are refused with %s, and nothing is left behind', async (_what, changes, data) => {
    const hub = memoryHub();
    await add(hub);
    const before = hub.register.list();
    await expect(add(hub, { ...DISPATCHER, ...changes })).rejects.toMatchObject({ code: 'params.invalid', data });
    expect(hub.register.list()).toEqual(before);
  });
});

describe('sign-in', () => {
  it('opens a session bound to the station, and is on record', async () => {
    const hub = memoryHub();
    const { id } = await add(hub);
    const { token } = await signIn(hub, { login: ' ＣＵＮ-103012 ' });
    expect(hub.accounts.authenticate(token)).toMatchObject({ account: { id }, disabled: false, stationId: 'station-1' });
    expect(auditLines(hub).at(-1)).toEqual(['session.signIn', `account:${id}`, 'applied']);
  });

  it('fails the same way for a wrong password and an unknown login, and never writes an unknown login down', async () => {
    const hub = memoryHub();
    const { id } = await add(hub);
    await expect(signIn(hub, { password: 'wrong password' })).rejects.toMatchObject({ code: 'signIn.wrong' });
    await expect(signIn(hub, { login: 'my-secret-typed-here' })).rejects.toMatchObject({ code: 'signIn.wrong' });
    expect(auditLines(hub).slice(-2)).toEqual([
      ['session.signIn', `account:${id}`, 'refused:signIn.wrong'], ['session.signIn', 'unknown', 'refused:signIn.wrong'],
    ]);
    expect(everything(hub)).not.toContain('my-secret-typed-here');
  });

  it('is slowed down after eight failures of a login, also when they come at once, and opens again after a while', async () => {
    const hub = memoryHub();
    await add(hub);
    const guesses = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(hub, { password: 'wrong password' })));
    const codes = guesses.map((guess) => (guess.status === 'rejected' ? (guess.reason as { code: string }).code : 'in'));
    expect(codes.filter((code) => code === 'signIn.wrong')).toHaveLength(8);
    expect(codes.filter((code) => code === 'signIn.tooMany')).toHaveLength(4);
    await expect(signIn(hub)).rejects.toMatchObject({ code: 'signIn.tooMany', data: { retryAfterMs: 15 * 60_000 } });
    hub.time.now += 15 * 60_000;
    expect((await signIn(hub)).account.login).toBe('cun-103012');
  });

  it('at a station is for station roles only', async () => {
    const hub = memoryHub();
    await add(hub, { login: 'registry', name: '登记接口', role: 'intake', password: PASSWORD });
    await expect(signIn(hub, { login: 'registry' })).rejects.toMatchObject({ code: 'signIn.notStationRole' });
    expect((await signIn(hub, { login: 'registry', stationId: null })).account.role).toBe('intake');
  });

  it('of a disabled account says so only to who knows the password', async () => {
    const hub = memoryHub();
    await add(hub);
    hub.register.disable('cun-103012', LOCAL_ADMINISTRATOR, 'cli');
    await expect(signIn(hub, { password: 'wrong password' })).rejects.toMatchObject({ code: 'signIn.wrong' });
    await expect(signIn(hub)).rejects.toMatchObject({ code: 'account.disabled' });
  });
});

describe('sessions', () => {
  it('slide while they are used and end after ninety days without use', async () => {
    const hub = memoryHub();
    await add(hub);
    const { token } = await signIn(hub);
    hub.time.now += 80 * DAY_MS;
    expect(hub.accounts.authenticate(token)).toBeDefined();
    hub.time.now += 80 * DAY_MS;
    expect(hub.accounts.authenticate(token)).toBeDefined();
    hub.time.now += 91 * DAY_MS;
    expect(hub.accounts.authenticate(token)).toBeUndefined();
  });

  it('and keys end at once when the account is disabled, and who holds them is told', async () => {
    const hub = memoryHub();
    const { id, key } = await add(hub, { ...DISPATCHER, key: true });
    const { token } = await signIn(hub);
    const told: string[] = [];
    hub.accounts.onRevoked((accountId) => told.push(accountId));
    hub.register.disable('cun-103012', LOCAL_ADMINISTRATOR, 'cli');
    expect(told).toEqual([id]);
    expect(() => hub.accounts.require(token)).toThrow(expect.objectContaining({ code: 'token.invalid' }));
    expect(() => hub.accounts.require(key ?? '')).toThrow(expect.objectContaining({ code: 'token.invalid' }));
  });

  it('of other stations end when the holder changes the password; the own one stays', async () => {
    const hub = memoryHub();
    const { id } = await add(hub);
    const [here, there, web] = [await signIn(hub), await signIn(hub, { stationId: 'station-2' }), await signIn(hub, { stationId: null })];
    await hub.runCall('session.changePassword', { current: PASSWORD, next: 'another password' }, here.account, 'station-1');
    expect([here, there, web].map(({ token }) => hub.accounts.authenticate(token)?.account.id)).toEqual([id, undefined, undefined]);
    await expect(signIn(hub)).rejects.toMatchObject({ code: 'signIn.wrong' });
  });

  it('all end when an administrator sets the password', async () => {
    const hub = memoryHub();
    const { id } = await add(hub);
    const { token } = await signIn(hub);
    await hub.accounts.setPassword(id, 'another password', { id: 'admin', name: '管理员', origin: 'station-9' });
    expect(hub.accounts.authenticate(token)).toBeUndefined();
  });

  it('end with sign-out', async () => {
    const hub = memoryHub();
    await add(hub);
    const { token } = await signIn(hub);
    hub.accounts.signOut(token);
    expect(hub.accounts.authenticate(token)).toBeUndefined();
  });

  it('of another hub are told from ended ones', () => {
    const hub = memoryHub();
    expect(() => hub.accounts.require(newToken('session', 'another hub'))).toThrow(expect.objectContaining({ code: 'hub.other' }));
    expect(() => hub.accounts.require(newToken('session', hub.store.hubId))).toThrow(expect.objectContaining({ code: 'token.invalid' }));
    expect(() => hub.accounts.require('')).toThrow(expect.objectContaining({ code: 'session.required' }));
  });
});
