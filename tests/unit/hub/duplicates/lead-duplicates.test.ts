import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/core/actor.ts';
import { townOf } from '#domain/core/scope.ts';
import { learnAnew } from '#hub/duplicates/learning.ts';
import { newestWeights } from '#hub/duplicates/lead-index.ts';
import { hubOfLeads, lead, NEIGHBOUR, other, VILLAGE } from './hub-of-leads.ts';

const person = (role: Actor['role'], grant: string): Actor => ({ accountId: grant, name: grant, role, grants: [grant], memberId: null });
const town = person('townStaff', townOf(VILLAGE));
const village = person('villageDispatcher', VILLAGE);

describe('the duplicates of a hub', () => {
  it('follow its leads as they are committed, changed and removed', () => {
    const hub = hubOfLeads();
    const found = () => hub.duplicates().find(lead('new', { subjectName: '仁甜' }));
    hub.save(lead('a'), other('b'));
    hub.settle();
    expect(found().map(({ id }) => id)).toEqual(['a']);
    expect(found()[0]?.sameIncident).toBeGreaterThan(0.9);
    hub.save({ ...other('a'), subjectName: '永安药店' });
    hub.settle();
    expect(found()).toEqual([]);
    hub.save(lead('c'));
    hub.settle();
    hub.drop('c');
    hub.settle();
    expect(found()).toEqual([]);
  });

  it('know the leads of before the index, a slice at a time', () => {
    const hub = hubOfLeads();
    hub.duplicates().stop();
    hub.save(lead('a'), lead('b'), lead('c'));
    hub.restart();
    expect(hub.duplicates().work(2)).toBe(true);
    hub.settle();
    expect(hub.duplicates().find(lead('a')).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(hub.suggestions()).toHaveLength(3);
  });

  it('make up after a restart for what was committed and never looked at', () => {
    const hub = hubOfLeads();
    hub.save(lead('a'));
    hub.settle();
    hub.duplicates().stop();
    hub.save(lead('b'), lead('a', { description: '没有办理营业执照' }));
    hub.restart();
    hub.settle();
    expect(hub.suggestions().map(({ id, state }) => [id, state])).toEqual([['a~b', 'open']]);
  });

  it('rest when nothing has changed', () => {
    const hub = hubOfLeads();
    hub.save(lead('a'), lead('b'));
    hub.settle();
    const head = hub.store.head();
    hub.save(lead('a'));
    hub.settle();
    expect(hub.store.head()).toBe(head + 1);
  });
});

describe('suggestions', () => {
  it('tell the pair, why, and that it is strong, to the village that has both', () => {
    const hub = hubOfLeads();
    hub.save(lead('b'), lead('a'), other('c'));
    hub.settle();
    expect(hub.suggestions()).toMatchObject([{ id: 'a~b', scope: VILLAGE, kind: 'duplicate', state: 'open', strong: 1 }]);
    const [{ reasons, sameIncident, savedVisits } = { reasons: '[]', sameIncident: 0, savedVisits: 0 }] = hub.suggestions();
    const features = (JSON.parse(reasons) as { feature: string }[]).map(({ feature }) => feature);
    expect(features).toEqual(expect.arrayContaining(['location', 'name', 'phone']));
    expect(savedVisits).toBe(sameIncident);
  });

  it('across two villages are for the town only', () => {
    const hub = hubOfLeads();
    hub.save(lead('a'), lead('b', { villageCode: NEIGHBOUR }));
    hub.settle();
    expect(hub.suggestions()).toMatchObject([{ id: 'a~b', scope: townOf(VILLAGE) }]);
  });

  it('are never merged by the hub itself, and follow what people decide', () => {
    const hub = hubOfLeads();
    hub.save(lead('a'), lead('b'));
    hub.settle();
    expect(hub.operations()).toEqual([]);
    const states = () => hub.suggestions().map(({ state }) => state);
    const merged = hub.issue('case.merge', { pairs: [['a', 'b']] }, village);
    hub.settle();
    expect(states()).toEqual(['merged']);
    hub.issue('case.retract', { operation: merged }, village);
    hub.settle();
    expect(states()).toEqual(['open']);
    hub.issue('case.split', { pairs: [['a', 'b']] }, village);
    hub.settle();
    expect(states()).toEqual(['split']);
  });

  it('of a split pair are not made again through a lead that is in a case with it', () => {
    const hub = hubOfLeads();
    hub.save(lead('a'), lead('b'));
    hub.settle();
    hub.issue('case.split', { pairs: [['a', 'b']] }, village);
    hub.save(lead('c'));
    hub.issue('case.merge', { pairs: [['b', 'c']] }, village);
    hub.settle();
    expect(hub.suggestions().filter(({ state }) => state === 'open')).toEqual([]);
  });

  it('end when the leads look alike no longer, or both are settled', () => {
    const hub = hubOfLeads();
    hub.save(lead('a'), lead('b'), lead('c', { subjectName: '', phone: '', address: '大街75号' }));
    hub.settle();
    hub.save(other('b'));
    hub.save(lead('a', { open: 0, state: 'closed' }), lead('c', { open: 0, state: 'closed' }));
    hub.settle();
    expect(hub.suggestions().filter(({ state }) => state === 'open')).toEqual([]);
  });
});

describe('an operation', () => {
  it('reaches every village that has a lead of the case, and leaves when the case comes apart', () => {
    const hub = hubOfLeads();
    hub.save(lead('a'), lead('b', { villageCode: NEIGHBOUR }), lead('c', { villageCode: NEIGHBOUR }));
    const across = hub.issue('case.merge', { pairs: [['a', 'b']] }, town);
    const inside = hub.issue('case.merge', { pairs: [['b', 'c']] }, person('villageDispatcher', NEIGHBOUR));
    const scopes = (operation: string) => hub.operations().filter((row) => row.operation === operation).map(({ scope }) => scope).sort();
    const both = [VILLAGE, NEIGHBOUR].sort();
    expect(scopes(across)).toEqual(both);
    expect(scopes(inside)).toEqual([NEIGHBOUR]);
    hub.settle();
    expect(scopes(inside), 'the village of a shows the same case').toEqual(both);
    hub.issue('case.retract', { operation: across }, town);
    hub.settle();
    expect(scopes(inside), 'what is decided about others is no longer told').toEqual([NEIGHBOUR]);
  });

  it('moves with the lead it names', () => {
    const hub = hubOfLeads();
    hub.save(lead('a'), lead('b'));
    hub.issue('case.merge', { pairs: [['a', 'b']] }, village);
    hub.save(lead('a', { villageCode: NEIGHBOUR }), lead('b', { villageCode: NEIGHBOUR, also: 'dept:441900103:market' }));
    hub.settle();
    expect(hub.operations().map(({ scope }) => scope)).toEqual([NEIGHBOUR, 'dept:441900103:market'].sort());
  });
});

describe('the nightly learning', () => {
  it('changes nothing as long as nobody decided, and otherwise puts a new version into force', () => {
    const hub = hubOfLeads();
    hub.save(lead('a'), lead('b'), lead('c'));
    hub.settle();
    expect(learnAnew(hub.store, hub.time.now)).toBe(false);
    hub.issue('case.split', { pairs: [['a', 'b'], ['a', 'c'], ['b', 'c']], sameShop: 'no' }, village);
    hub.settle();
    const before = hub.duplicates().find(lead('new'))[0]?.sameShop ?? 0;
    expect(learnAnew(hub.store, hub.time.now)).toBe(true);
    expect(newestWeights(hub.store)?.version).toMatch(/\+3$/);
    expect(hub.duplicates().find(lead('new'))[0]?.sameShop, 'what people refuse is less probable from now on').toBeLessThan(before);
    expect(learnAnew(hub.store, hub.time.now + 1), 'the same decisions, the same weights').toBe(false);
  });
});
