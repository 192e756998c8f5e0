/** Theory: who keeps a market sees that market with its checks, and nothing else of its village, its town or other markets. */
import { describe, expect, it } from 'vitest';
import { grantsOf } from '#domain/administration/grants.ts';
import type { Actor } from '#domain/core/actor.ts';
import { marketScope, visible } from '#domain/core/scope.ts';
import type { AnyRow } from '#domain/core/table.ts';
import { COMMANDS } from '#domain/registry.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { marketCheckTable, marketTable } from '#domain/schema/patrol.ts';
import type { Market } from '#domain/schema/patrol.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { PUBLIC_SCOPE } from '#domain/core/scope.ts';
import { QueryStation } from '../../replica/query-city.ts';
import { actor, dispatcher, NEIGHBOUR, neighbour, VILLAGE, world } from '../task/world.ts';
import type { World } from '../task/world.ts';

const file = { name: '中心市场', operator: '市场公司', stalls: 40, cadence: 'weekly' };

/** A village with two markets, its neighbour with one; the operator keeps the first. */
function city(): { readonly w: World; readonly own: Market; readonly others: readonly Market[]; readonly operator: Actor } {
  const w = world();
  w.must('market.save', { ...file, villageCode: VILLAGE }, dispatcher);
  w.must('market.save', { ...file, villageCode: VILLAGE, name: '东市场' }, dispatcher);
  w.must('market.save', { ...file, villageCode: NEIGHBOUR }, neighbour);
  const [own, ...others] = w.all(marketTable);
  if (own?.also === null || own === undefined) throw new Error('the market has no scope of its own');
  return { w, own, others, operator: { ...actor('marketOperator', own.also), grants: [own.also] } };
}

describe('the operator of a market', () => {
  it('holds the scope of one market, which covers no market with a longer key', () => {
    expect(grantsOf('marketOperator', marketScope(VILLAGE, 'm1'))).toEqual([marketScope(VILLAGE, 'm1')]);
    for (const place of ['', VILLAGE, 'market:', `market:${VILLAGE}:m1`, `market:${VILLAGE}:m1/x/`, 'market:441900103:m1/']) {
      expect(grantsOf('marketOperator', place), place).toBeUndefined();
    }
    const longer = { scope: VILLAGE, also: marketScope(VILLAGE, 'm12') };
    expect(visible(longer, [marketScope(VILLAGE, 'm1')])).toBe(false);
  });

  it('sees the own market and its checks, and no other row that is not public', () => {
    const { w, own, operator } = city();
    w.must('market.selfCheck', { id: own.id, stallsChecked: 40, major: 1, note: '消防通道堵塞。' }, operator);
    const seen = TABLES.flatMap((table) => (w.all(table) as AnyRow[])
      .filter((row) => row.scope !== PUBLIC_SCOPE && visible(row, operator.grants)).map((row) => `${table.name} ${row.also ?? ''}`));
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.filter((row) => !row.endsWith(` ${own.also ?? ''}`))).toEqual([]);
    expect(new Set(seen.map((row) => row.split(' ')[0]))).toEqual(new Set(['market', 'marketCheck', 'event']));
  });

  it('records the own self-check, never another market\'s', () => {
    const { w, own, others, operator } = city();
    w.must('market.selfCheck', { id: own.id, stallsChecked: 40 }, operator);
    expect(w.all(marketCheckTable)).toMatchObject([{ marketId: own.id, byName: operator.name, onTime: 1 }]);
    for (const { id } of others) expect(w.refusal('market.selfCheck', { id, stallsChecked: 40 }, operator)).toBe('row.notFound');
  });

  it('reports a major hazard as a lead of the village, which it does not see', () => {
    const { w, own, operator } = city();
    w.must('market.selfCheck', { id: own.id, stallsChecked: 40, ordinary: 2 }, operator);
    expect(w.all(leadTable)).toEqual([]);
    w.must('market.selfCheck', { id: own.id, stallsChecked: 40, major: 2, note: '电线私拉。' }, operator);
    const [lead] = w.all(leadTable);
    expect(lead).toMatchObject({ villageCode: VILLAGE, state: 'reported', reporterId: operator.accountId, subjectName: own.name });
    expect(lead === undefined || visible(lead, operator.grants)).toBe(false);
  });

  it('may issue nothing but the self-check', () => {
    expect(COMMANDS.filter(({ roles }) => roles.includes('marketOperator')).map(({ name }) => name)).toEqual(['market.selfCheck']);
  });

  it('finds the own market only at its station', () => {
    const { w, own } = city();
    const station = new QueryStation(w, 'marketOperator', own.also ?? '');
    expect(station.ask('markets.list', { queue: 'all' }).rows.map(({ id }) => id)).toEqual([own.id]);
    expect(station.ask('market.detail', { id: own.id })?.market.name).toBe(own.name);
    for (const queue of ['open', 'all'] as const) expect(station.ask('tasks.list', { queue }).total).toBe(0);
    expect(station.ask('entities.list', {}).total).toBe(0);
    expect(station.ask('search.everything', { text: '店' })).toEqual([]);
  });
});
