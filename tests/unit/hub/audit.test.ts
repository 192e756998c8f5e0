import { describe, expect, it } from 'vitest';
import { listAudit, verifyAudit } from '#hub/audit/verify.ts';
import { memoryHub } from './memory-hub.ts';

function withTrail() {
  const hub = memoryHub();
  for (const [index, action] of ['task.assign', 'entity.reveal', 'task.accept', 'session.signIn'].entries()) {
    hub.store.commit((transaction) => transaction.audit({
      at: hub.time.now, actorId: `a${String(index)}`, actorName: '陈调度', origin: 'station-1',
      action, subject: 'task:t1', outcome: 'applied', detail: { b: 1, a: '二' },
    }));
  }
  return hub;
}

describe('the audit trail', () => {
  it('is whole as the hub wrote it', () => {
    expect(verifyAudit(withTrail().store.database)).toMatchObject({ ok: true, entries: 4 });
  });

  it.each([
    ['changed', "UPDATE audit SET actorName = '别人' WHERE number = 2", 2, 'hash'],
    ['changed in its detail', "UPDATE audit SET detail = '{}' WHERE number = 3", 3, 'hash'],
    ['removed', 'DELETE FROM audit WHERE number = 2', 3, 'numberGap'],
    ['removed at the beginning', 'DELETE FROM audit WHERE number = 1', 2, 'numberGap'],
    ['put in another place', 'UPDATE audit SET previousHash = hash WHERE number = 2', 2, 'previousHash'],
  ])('shows an entry that was %s', (_what, sql, brokenAt, problem) => {
    const { store } = withTrail();
    store.database.exec(sql);
    expect(verifyAudit(store.database)).toMatchObject({ ok: false, brokenAt, problem });
  });

  it('is listed newest first, by actor, subject or action', () => {
    const { database } = withTrail().store;
    const all = { actorId: null, subject: null, action: null, limit: 10 };
    expect(listAudit(database, all).map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    expect(listAudit(database, { ...all, action: 'task.accept' }).map(({ number }) => number)).toEqual([3]);
    expect(listAudit(database, { ...all, actorId: 'a1' }).map(({ number }) => number)).toEqual([2]);
    expect(listAudit(database, { ...all, limit: 2 })).toHaveLength(2);
  });
});
