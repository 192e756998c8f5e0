/** No byte of a row outside a person's scope leaves through the HTTP API, whoever asks for whatever; and nothing of it can be changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_SCOPE, visible } from '#domain/core/scope.ts';
import type { AnyRow } from '#domain/core/table.ts';
import { evidenceTable } from '#domain/schema/disposal.ts';
import { leadTable } from '#domain/schema/lead.ts';
import type { Lead } from '#domain/schema/lead.ts';
import { taskTable } from '#domain/schema/task.ts';
import type { Task } from '#domain/schema/task.ts';
import { TABLES } from '#domain/schema/tables.ts';
import { seededRandom } from '#cli/random.ts';
import { ApiHub, PEOPLE } from '../support/api.ts';
import type { Person } from '../support/api.ts';
import { cameraPicture } from '../support/picture.ts';
import { secretPart } from '../support/secret-part.ts';
import { VILLAGES } from '../simulation/city.ts';

const CALLER = '13711112222';
const DEPARTMENTS = ['market', 'fire'] as const;
/** Random requests besides the systematic ones. */
const REQUESTS = 400;
let api: ApiHub;
let pictures: string[];

/** Every lead has a word of its own in its description. */
const secretOf = (lead: Lead): string => `secret-${lead.id}-`;

beforeAll(async () => {
  api = await ApiHub.start(2);
  for (const [index, villageCode] of VILLAGES.entries()) {
    const complaint = {
      source: '12345', number: `GD-${String(index)}`, address: '振华路3号', description: 'x', callerPhone: CALLER, callBack: true, villageCode
    };
    await api.call('intake', 'POST', '/api/v1/complaints', complaint);
    for (let number = 0; number < 3; number += 1) {
      api.decide(
        'city', 'lead.report', { villageCode, category: 'unlicensed', subjectName: '店', address: `振华路${String(number)}号`, phone: CALLER }
      );
    }
  }
  for (const [index, department] of DEPARTMENTS.entries()) {
    const lead = leads().filter(({ villageCode, origin }) => villageCode === VILLAGES[0] && origin === 'typed')[index];
    api.decide('dispatcher', 'lead.accept', { leadId: lead?.id ?? '' });
    api.decide('dispatcher', 'lead.handUp', { leadId: lead?.id ?? '', reason: 'noPower' });
    api.decide('town', 'lead.transfer', { leadId: lead?.id ?? '', department });
  }
  api.hub.store.commit((transaction) => transaction.apply(leads().map((lead) => ({
    op: 'put' as const, table: leadTable.name, row: { ...lead, description: secretOf(lead) } as unknown as AnyRow,
  }))));
  pictures = await Promise.all(leads().slice(0, 6).map((lead, index) => photographed(lead, index)));
});
afterAll(() => api.stop());

const leads = (): Lead[] => VILLAGES.flatMap(
  (villageCode) => api.hub.store.reader.find(leadTable, { villageCode, open: 1 }, 100)
) as unknown as Lead[];

async function photographed(lead: Lead, index: number): Promise<string> {
  const { hash, bytes } = await cameraPicture(`#${String(index)}${String(index)}${String(index)}`, 400, 300);
  const { body } = await api.call<{ upload: string }>('city', 'POST', '/api/v1/attachments', { hash, bytes: bytes.length });
  const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
  await api.call('city', 'PATCH', `/api/v1/uploads/${body.upload}`, bytes, headers);
  api.decide('city', 'evidence.add', {
    subject: 'lead', subjectId: lead.id, piece: { kind: 'photo', name: secretOf(lead), hash, bytes: bytes.length }
  });
  return hash;
}

const grantsOf = (person: Person): readonly string[] => api.hub.services.accounts.require(api.key(person)).account.grants;
const persons = Object.keys(PEOPLE) as Person[];

/** Whatever of other people's leads stands in a text. */
function leaks(person: Person, text: string): string[] {
  const grants = grantsOf(person);
  const foreign = leads().filter((lead) => !visible(lead, grants)).filter((lead) => text.includes(secretOf(lead))).map(({ id }) => id);
  return text.includes(CALLER) ? [...foreign, 'a telephone number'] : foreign;
}

async function everyPage(person: Person, path: string): Promise<string> {
  let text = '';
  for (let after: string | null | undefined = undefined; after !== null;) {
    const query: string = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
    const answer: { body: { next?: string | null } } = await api.call<{ next?: string | null }>(person, 'GET', `${path}${query}`);
    text += JSON.stringify(answer.body);
    after = answer.body.next ?? null;
  }
  return text;
}

describe('reading', () => {
  it.each(persons)('%s gets every lead of the own scope and none of another, in every table and list', async (person) => {
    const tables = TABLES.map(({ name }) => `/api/v1/rows/${name}`);
    const paths = [...tables, '/api/v1/leads', '/api/v1/department/leads', '/api/v1/field/leads', '/api/v1/field/tasks'];
    for (const path of paths) expect(leaks(person, await everyPage(person, path)), path).toEqual([]);
    if (!['dispatcher', 'neighbour', 'town', 'otherTown', 'market', 'fire', 'city'].includes(person)) return;
    const seen = await everyPage(person, '/api/v1/leads');
    const own = leads().filter((lead) => visible(lead, grantsOf(person)));
    expect(own.filter((lead) => !seen.includes(secretOf(lead)))).toEqual([]);
  });

  it.each(persons)('%s cannot ask for single leads, tasks or pictures of others', async (person) => {
    const grants = grantsOf(person);
    for (const lead of leads()) {
      const answer = await api.call(person, 'GET', `/api/v1/leads/${encodeURIComponent(lead.id)}`);
      if (!visible(lead, grants)) expect([403, 404]).toContain(answer.status);
      expect(leaks(person, JSON.stringify(answer.body))).toEqual([]);
    }
    for (const hash of pictures) {
      const [evidence] = api.hub.store.reader.find(evidenceTable, { hash }, 1);
      const answer = await api.send(person, 'GET', `/api/v1/attachments/${hash}?variant=thumbnail`);
      await answer.arrayBuffer();
      const mayAsk = !['gridMember', 'colleague', 'administrator', 'intake'].includes(person);
      const maySee = mayAsk && evidence !== undefined && visible(evidence, grants);
      expect(answer.status === 200, `${person} ${hash}`).toBe(maySee);
    }
  });

  it('gives nothing away to requests that make no sense', async () => {
    const random = seededRandom(20261122);
    const any = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    const ids = [
      ...leads().map(({ id }) => id), ...pictures, 't1', 't2', '..', '%2e%2e%2fhub.sqlite', "'; DROP TABLE lead; --", '[0,"",""]', ''
    ];
    const paths = ['leads', 'rows', 'field/tasks', 'attachments', 'uploads', 'snapshots', 'department/leads'];
    for (let request = 0; request < REQUESTS; request += 1) {
      const person = any(persons);
      const query = any(['', `?after=${encodeURIComponent(any(ids))}`, '?variant=original', '?state=closed', '?__proto__=1']);
      const answer = await api.send(person, 'GET', `/api/v1/${any(paths)}/${encodeURIComponent(any(ids))}${query}`);
      const text = await answer.text();
      expect(answer.status, text.slice(0, 300)).toBeLessThan(500);
      expect(leaks(person, text)).toEqual([]);
      expect(text).not.toMatch(/SQLITE|node_modules|\.ts:/);
    }
  });
});

describe('a special unit', () => {
  it('has its own task and entity, and nothing of the village around it', async () => {
    const gridId = `${VILLAGES[0]}-T1`;
    const tasks = () => api.hub.store.reader.find(taskTable, { villageCode: VILLAGES[0] }, 100) as unknown as Task[];
    const own = tasks().find(({ state }) => state === 'assigned');
    const other = tasks().find(({ id }) => id !== own?.id);
    api.decide('town', 'task.move', { taskId: own?.id ?? '', villageCode: VILLAGES[0], gridId, reason: '在园区内' });
    api.decide('unit', 'task.accept', { taskId: own?.id ?? '' });
    const seen = TABLES.flatMap(({ name }) => api.hub.store.database.prepare(`SELECT * FROM "${name}"`).all() as AnyRow[])
      .filter((row) => row.scope !== PUBLIC_SCOPE && visible(row, grantsOf('unit')));
    expect(new Set(seen.map(({ also }) => also))).toEqual(new Set(grantsOf('unit')));
    expect(seen.map(({ id }) => id)).toEqual(expect.arrayContaining([own?.id, own?.entityId]));
    expect(() => api.decide('unit', 'task.accept', { taskId: other?.id ?? '' })).toThrow('row.notFound');
    expect(() => api.decide('dispatcher', 'task.remark', { taskId: own?.id ?? '', text: 'x' })).toThrow('row.notFound');
  });
});

describe('a department’s actions', () => {
  const act = (person: Person, leadId: string, action: string, body: object = {}, key = crypto.randomUUID()) =>
    api.call<Record<string, unknown>>(
      person, 'POST', `/api/v1/department/leads/${encodeURIComponent(leadId)}/${action}`, body, { 'idempotency-key': key }
    );

  it('concern its own leads only; others do not exist for it', async () => {
    const head = api.hub.store.head();
    for (const lead of leads().filter(({ also }) => also !== grantsOf('fire')[0])) {
      expect((await act('fire', lead.id, 'accept')).body).toMatchObject({ kind: 'rejected', code: 'row.notFound', current: null });
    }
    expect(api.hub.store.head()).toBe(head);
  });

  it('are done once, whatever is sent again, from acceptance to feedback with a picture', async () => {
    const lead = leads().find(({ also }) => also === grantsOf('market')[0]);
    const id = lead?.id ?? '';
    const key = crypto.randomUUID();
    const first = await act('market', id, 'accept', {}, key);
    expect(first.body).toEqual({ kind: 'applied', subject: { table: 'lead', id } });
    expect((await act('market', id, 'accept', {}, key)).body).toEqual(first.body);
    expect((await act('fire', id, 'accept', {}, key)).status).toBe(400);
    expect((await act('market', id, 'accept')).body).toMatchObject({ kind: 'rejected', code: 'lead.wrongState' });
    expect((await act('market', id, 'feedback', { result: 'nonsense' })).status).toBe(400);
    expect((await act('market', id, 'feedback', { result: 'shutDown', note: '已取缔' })).body['kind']).toBe('applied');
    expect(api.hub.store.reader.get(leadTable, id)).toMatchObject({ state: 'feedback', result: 'shutDown' });
  });

  it('need an idempotency key', async () => {
    const answer = await api.call('market', 'POST', '/api/v1/department/leads/x/accept', {});
    expect([answer.status, (answer.body['error'] as { data: { field: string } }).data.field]).toEqual([400, 'idempotency-key']);
  });
});

describe('a key', () => {
  it('is worth only what it is for, and nothing once it is revoked or has expired', async () => {
    const key = api.keyFor('town', ['leads']);
    expect((await api.call({ key }, 'GET', '/api/v1/leads')).status).toBe(200);
    const refused = await api.call({ key }, 'GET', `/api/v1/rows/${taskTable.name}`);
    expect([refused.status, refused.body]).toMatchObject(
      [403, { error: { code: 'permission.denied', data: { scope: 'changes', scopes: ['leads'] } } }]
    );
    const { id } = api.hub.services.register.keys().at(-1) ?? { id: '' };
    expect((await api.call('administrator', 'DELETE', `/api/v1/keys/${id}`)).status).toBe(204);
    expect((await api.call({ key }, 'GET', '/api/v1/leads')).status).toBe(401);
  });

  it('is stored as its hash alone', () => {
    const key = api.keyFor('town', ['leads']);
    const tables = api.hub.store.database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    const everything = tables.map((table) => JSON.stringify(api.hub.store.database.prepare(`SELECT * FROM "${table}"`).all())).join('');
    expect(everything).not.toContain(key);
    expect(everything).not.toContain(secretPart(key));
  });

  it('asks too often: is told when to come back', async () => {
    const limited = await ApiHub.start(0, { rate: { burst: 5, perSecond: 0.5 } });
    const statuses: number[] = [];
    for (let request = 0; request < 7; request += 1) statuses.push((await limited.call('town', 'GET', '/api/v1/leads')).status);
    const late = await limited.call('town', 'GET', '/api/v1/leads');
    expect([statuses, late.headers.get('retry-after')]).toEqual([[200, 200, 200, 200, 200, 429, 429], '2']);
    expect((await limited.call('city', 'GET', '/api/v1/leads')).status).toBe(200);
    await limited.stop();
  });
});
