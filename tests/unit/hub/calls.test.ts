import { describe, expect, it } from 'vitest';
import type { SessionAccount } from '#protocol/hub/messages.ts';
import { ACCOUNTS } from '../../simulation/city.ts';
import { auditLines, memoryHub } from './memory-hub.ts';

function account(id: string): SessionAccount {
  const found = ACCOUNTS.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(id);
  return { id, login: id, name: id, role: found.role, place: found.grants[0] ?? '', grants: [...found.grants], memberId: null };
}

describe('calls', () => {
  it('reveal a contact to who may see the entity, and write it down', async () => {
    const hub = memoryHub();
    const contact = await hub.runCall('entity.reveal', { entityId: 'e1' }, account('dispatcher-a1'), 'station-1');
    expect(contact).toEqual({ contactName: '张三丰', contactPhone: '13812341234' });
    expect(auditLines(hub).at(-1)).toEqual(['entity.reveal', 'entity:e1', 'applied']);
  });

  it.each([
    ['of another village', 'entity.reveal', { entityId: 'e1' }, 'dispatcher-c', 'row.notFound'],
    ['that does not exist', 'entity.reveal', { entityId: 'e999' }, 'dispatcher-c', 'row.notFound'],
    ['with an unknown field', 'entity.reveal', { entityId: 'e1', all: true }, 'dispatcher-a1', 'params.invalid'],
    ['without arguments', 'lead.reveal', null, 'dispatcher-a1', 'params.invalid'],
    ['by a role that may not', 'account.setPassword', { accountId: 'city', password: 'long enough' }, 'dispatcher-a1', 'permission.denied'],
    ['under an unknown name', 'entity.drop', {}, 'dispatcher-a1', 'method.unknown'],
    ['under a name of the language', 'constructor', {}, 'dispatcher-a1', 'method.unknown'],
  ])('refuse one %s and write nothing', async (_what, name, args, who, code) => {
    const hub = memoryHub();
    const before = auditLines(hub);
    await expect(hub.runCall(name, args, account(who), 'station-1')).rejects.toMatchObject({ code });
    expect(auditLines(hub)).toEqual(before);
  });
});
