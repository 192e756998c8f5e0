/** API keys: made and revoked by administrators, worth what they are for, and nothing afterwards. */
import { describe, expect, it } from 'vitest';
import { ROLES } from '#domain/core/actor.ts';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import type { ListedKey } from '#protocol/key-scopes.ts';
import { LOCAL_ADMINISTRATOR } from '#hub/accounts/register.ts';
import { secretPart } from '../../support/secret-part.ts';
import { auditLines, DAY_MS, everything, memoryHub } from './memory-hub.ts';

const administrator: SessionAccount = {
  id: 'admin', login: 'admin', name: '管理员', role: 'administrator', place: '', grants: ['admin'], memberId: null
};

async function hubWithHotline() {
  const hub = memoryHub();
  const { id } = await hub.register.add({ login: 'hotline', name: '热线', role: 'intake' }, LOCAL_ADMINISTRATOR, 'test');
  const add = async (args: object) => (
    await hub.runCall('key.add', { accountId: id, label: '12345', scopes: ['complaints'], days: 30, ...args }, administrator)
  ) as { key: string };
  const list = async () => (await hub.runCall('key.list', {}, administrator)) as ListedKey[];
  return { hub, id, add, list };
}

describe('a key', () => {
  it('has the scopes and days it was made with, and only its hash is kept', async () => {
    const { hub, id, add, list } = await hubWithHotline();
    const { key } = await add({});
    expect(hub.accounts.require(key)).toMatchObject({ kind: 'key', scopes: ['complaints'], account: { login: 'hotline' } });
    expect(await list()).toMatchObject(
      [{ accountId: id, login: 'hotline', label: '12345', scopes: ['complaints'], expiresAt: hub.time.now + 30 * DAY_MS }]
    );
    expect(everything(hub)).not.toContain(key);
    expect(JSON.stringify(await list())).not.toContain(secretPart(key));
  });

  it('is worth nothing when its days are over, however often it was used', async () => {
    const { hub, add } = await hubWithHotline();
    const { key } = await add({});
    for (let day = 1; day <= 30; day += 1) {
      hub.time.now += DAY_MS;
      expect(hub.accounts.require(key).kind).toBe('key');
    }
    hub.time.now += 1;
    expect(() => hub.accounts.require(key)).toThrow(expect.objectContaining({ code: 'token.invalid' }) as Error);
  });

  it('is worth nothing once it is revoked, which is on record; others of the account stay', async () => {
    const { hub, add, list } = await hubWithHotline();
    const first = await add({});
    hub.time.now += 1000;
    const second = await add({ scopes: null, days: null });
    const [{ id } = { id: '' }] = await list();
    await hub.runCall('key.revoke', { id }, administrator);
    expect(() => hub.accounts.require(first.key)).toThrow(expect.objectContaining({ code: 'token.invalid' }) as Error);
    expect(hub.accounts.require(second.key).scopes).toBeNull();
    expect(auditLines(hub).map(([action]) => action)).toEqual(expect.arrayContaining(['account.createKey', 'account.revokeKey']));
    await expect(hub.runCall('key.revoke', { id }, administrator)).rejects.toMatchObject({ code: 'row.notFound' });
  });

  it('is the administrators’ alone to make, see and revoke', async () => {
    const { hub, id } = await hubWithHotline();
    const calls: readonly (readonly [string, object])[] = [
      ['key.list', {}], ['key.add', { accountId: id, label: 'x', scopes: null, days: null }], ['key.revoke', { id: 'x' }],
    ];
    for (const role of ROLES.filter((each) => each !== 'administrator')) {
      for (const [name, args] of calls) {
        await expect(hub.runCall(name, args, { ...administrator, role })).rejects.toMatchObject({ code: 'permission.denied' });
      }
    }
  });

  it.each([
    ['an unknown scope', { scopes: ['everything'] }],
    ['no scopes at all', { scopes: [] }],
    ['no days', { days: 0 }],
    ['no words', { label: ' ' }],
    ['a field too many', { admin: true }],
  ])('with %s is refused', async (_what, args) => {
    const { add } = await hubWithHotline();
    await expect(add(args)).rejects.toMatchObject({ code: 'params.invalid' });
  });

  it('is not made for a disabled account, and ends with it', async () => {
    const { hub, add } = await hubWithHotline();
    const { key } = await add({});
    hub.register.disable('hotline', LOCAL_ADMINISTRATOR, 'test');
    expect(() => hub.accounts.require(key)).toThrow();
    await expect(add({})).rejects.toMatchObject({ code: 'account.disabled' });
  });
});
