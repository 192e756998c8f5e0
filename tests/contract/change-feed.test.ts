/** The change feed: complete from any cursor, masked and within scope, at the client's pace, ended when its key is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromCells, maskRow, toCells } from '#domain/core/row.ts';
import type { Cell } from '#domain/core/row.ts';
import { visible } from '#domain/core/scope.ts';
import type { AnyRow } from '#domain/core/table.ts';
import { leadTable } from '#domain/schema/lead.ts';
import { TABLES, tableNamed } from '#domain/schema/tables.ts';
import type { FeedMessage } from '#protocol/feed.ts';
import { ApiHub, PEOPLE } from '../support/api.ts';
import type { Person } from '../support/api.ts';
import { FeedClient } from '../support/feed-client.ts';
import { VILLAGES } from '../simulation/city.ts';

const PHONE = '13755556666';
let api: ApiHub;

beforeAll(async () => {
  api = await ApiHub.start(3);
});
afterAll(() => api.stop());

const report = (village: number, name = '店'): string => api.decide('city', 'lead.report', {
  villageCode: VILLAGES[village] ?? '', category: 'unlicensed', subjectName: name, address: '振华路1号', phone: PHONE,
});
const open = (person: Person) => FeedClient.open(api.hub.url, api.key(person));
const grantsOf = (person: Person) => api.hub.services.accounts.require(api.key(person)).account.grants;
type Changes = Extract<FeedMessage, { type: 'changes' }>;

/** Rows by table and id, as a client that applies every message has them. */
function applied(messages: readonly Changes[], rows = new Map<string, readonly Cell[]>()): Map<string, readonly Cell[]> {
  for (const { tables } of messages) {
    for (const { table, columns, rows: changed, removed } of tables) {
      for (const cells of changed) rows.set(`${table}/${String(cells[columns.indexOf('id')])}`, cells);
      for (const id of removed) rows.delete(`${table}/${id}`);
    }
  }
  return rows;
}

/** What the hub has for a person, masked; accounts aside. */
function expected(person: Person): Map<string, readonly Cell[]> {
  const rows = new Map<string, readonly Cell[]>();
  for (const table of TABLES.filter(({ name }) => name !== 'account')) {
    const names = table.columnNames.map((name) => `"${name}"`).join(', ');
    for (const row of api.hub.store.database.prepare(`SELECT ${names} FROM "${table.name}"`).all() as AnyRow[]) {
      if (visible(row, grantsOf(person))) rows.set(`${table.name}/${row.id}`, toCells(table, maskRow(table, row)));
    }
  }
  return rows;
}

describe('a feed', () => {
  const READERS = ['town', 'neighbour', 'market', 'city'] as const;
  it.each(READERS)('from the beginning gives %s exactly the rows of the own scope, masked', async (person) => {
    report(0);
    report(2);
    const client = await open(person);
    await client.start(0);
    // The last commit may not concern this person: a public one comes after it.
    api.decide('city', 'announcement.publish', { place: '441900', title: `end for ${person}`, body: 'x', everybody: true });
    const messages = await client.until(api.hub.store.head());
    expect(Object.fromEntries(applied(messages))).toEqual(Object.fromEntries(expected(person)));
    expect(JSON.stringify(messages)).not.toContain(PHONE);
    await client.close();
  });

  it('goes on from its cursor after a break and a restart of the hub, missing nothing', async () => {
    const first = await open('town');
    const { epoch } = await first.start(null);
    const before = report(0, '断线前');
    const seen = await first.until(api.hub.store.head());
    await first.close();
    const during = report(0, '断线时');
    await api.restart();
    const second = await open('town');
    expect(await second.start(seen.at(-1)?.to ?? 0, 50, { epoch })).toMatchObject({ epoch, head: api.hub.store.head() });
    const rows = applied(await second.until(api.hub.store.head()), applied(seen));
    expect([rows.has(`lead/${before}`), rows.has(`lead/${during}`)]).toEqual([true, true]);
    await second.close();
  });

  it('tells the department that a lead came to it, and that it left', async () => {
    const id = report(0, '移交');
    const client = await open('market');
    await client.start(null, 50, { tables: ['lead'] });
    api.decide('dispatcher', 'lead.accept', { leadId: id });
    api.decide('dispatcher', 'lead.handUp', { leadId: id, reason: 'noPower' });
    api.decide('town', 'lead.transfer', { leadId: id, department: 'market' });
    const came = await client.next('changes');
    const [table] = came.tables;
    expect(fromCells(tableNamed('lead') ?? leadTable, table?.rows[0] ?? [])).toMatchObject({ id, state: 'transferred' });
    api.decide('market', 'lead.returnTransfer', { leadId: id, reason: '不属本部门' });
    expect((await client.next('changes')).tables).toMatchObject([{ table: 'lead', rows: [], removed: [id] }]);
    await client.close();
  });
});

describe('back-pressure', () => {
  it('sends nothing without credits, and everything afterwards, in order', async () => {
    const client = await open('town');
    const { cursor } = await client.start(null, 1);
    for (let number = 0; number < 5; number += 1) {
      report(0, `慢${String(number)}`);
      // A message of its own for each: what is gathered in one turn would travel together.
      if (number === 0) await client.next('changes');
    }
    await expect.poll(() => api.hub.store.head()).toBeGreaterThan(cursor + 4);
    expect(client.pending).toEqual([]);
    client.send({ type: 'credit', credits: 5 });
    const rest = await client.next('changes');
    expect([rest.from > cursor, rest.to]).toEqual([true, api.hub.store.head()]);
    expect(rest.tables.find(({ table }) => table === 'lead')?.rows).toHaveLength(4);
    await client.close();
  });
});

describe('a refusal', () => {
  it('below the floor says what to do, and the rows are to be had as it says', async () => {
    api.hub.store.compact(api.hub.store.head() - 1);
    const client = await open('town');
    client.send({ type: 'start', cursor: 1, credits: 1 });
    const { error } = await client.next('refused');
    expect(error).toMatchObject({ code: 'cursor.belowFloor', data: { floor: api.hub.store.floor(), head: api.hub.store.head() } });
    expect(String(error.data['do'])).toContain('/api/v1/rows/');
    expect(await client.closed).toBe(4410);
    const page = await api.call<{ rows: AnyRow[]; head: number }>('town', 'GET', '/api/v1/rows/lead');
    const again = await open('town');
    await again.start(page.body.head);
    const id = report(0, '以后');
    const rows = applied(
      await again.until(api.hub.store.head()), new Map(page.body.rows.map((row) => [`lead/${row.id}`, toCells(leadTable, row)]))
    );
    const leads = [...expected('town')].filter(([key]) => key.startsWith('lead/'));
    expect(Object.fromEntries([...rows].filter(([key]) => key.startsWith('lead/')))).toEqual(Object.fromEntries(leads));
    expect(rows.has(`lead/${id}`)).toBe(true);
    await again.close();
  });

  it.each<[string, string, string | undefined]>([
    ['no JSON', 'hello', undefined],
    ['an unknown type', '{"type":"stop"}', 'type'],
    ['credit before the start', '{"type":"credit","credits":1}', 'type'],
    ['too many credits', '{"type":"start","cursor":null,"credits":1000}', 'credits'],
    ['an unknown table', '{"type":"start","cursor":null,"tables":["password"]}', 'tables.0'],
    ['a cursor of the future', '{"type":"start","cursor":99999999}', undefined],
    ['another history', '{"type":"start","cursor":1,"epoch":"other"}', undefined],
  ])('of %s names the fault and ends the connection', async (_what, text, field) => {
    const client = await open('town');
    client.raw(text);
    expect((await client.next('refused')).error.data['field']).toBe(field);
    expect(await client.closed).toBeGreaterThanOrEqual(4400);
  });

  it('of a key that is not for it, or is none, comes before anything is opened', async () => {
    for (const person of Object.keys(PEOPLE) as Person[]) {
      if (!['gridMember', 'colleague', 'administrator', 'intake'].includes(person)) continue;
      expect(await FeedClient.refusal(api.hub.url, api.key(person))).toBe(403);
    }
    expect(await FeedClient.refusal(api.hub.url, 'nonsense')).toBe(401);
    expect(await FeedClient.refusal(api.hub.url, api.keyFor('town', ['leads']))).toBe(403);
  });

  it('comes at once when the key is revoked or the account disabled', async () => {
    const key = api.keyFor('town', ['changes']);
    const client = await FeedClient.open(api.hub.url, key);
    await client.start(null);
    const { id } = api.hub.services.register.keys().at(-1) ?? { id: '' };
    await api.call('administrator', 'DELETE', `/api/v1/keys/${id}`);
    expect((await client.next('refused')).error.code).toBe('token.invalid');
    expect(await client.closed).toBe(4401);
    const fire = await open('fire');
    await fire.start(null);
    await api.call('administrator', 'POST', '/api/v1/accounts/api-fire/disable', {});
    expect(await fire.closed).toBe(4401);
  });
});
