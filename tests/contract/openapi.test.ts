/** The OpenAPI document and the hub agree: requests written from it are taken, and what comes back is what it says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ApiHub } from '../support/api.ts';
import type { Person } from '../support/api.ts';
import { exampleOf } from '../support/example.ts';
import { cameraPicture } from '../support/picture.ts';
import type { Picture } from '../support/picture.ts';
import { VILLAGES } from '../simulation/city.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security?: unknown;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: unknown }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly responses: Readonly<Record<string, Operation['responses'][string]>>;
  };
}

/** Who asks, and what an example made from the schema alone cannot know. */
interface Case {
  readonly who: Person | null;
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>> | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const PIECE = 'application/offset+octet-stream';
const LEAD = 'lead-of-the-department';
let api: ApiHub;
let document: Document;
let picture: Picture;
let kept: Picture;
const open: { upload: string; leads: string[]; key: string } = { upload: '', leads: [], key: '' };

beforeAll(async () => {
  api = await ApiHub.start(3);
  document = (await api.call<Document>(null, 'GET', '/api/v1/openapi.json')).body;
  [picture, kept] = await Promise.all([cameraPicture('#123123'), cameraPicture('#321321')]);
  for (let index = 0; index < 3; index += 1) open.leads.push(transferredLead(index));
  open.upload = await announced(picture);
  const whole = await announced(kept);
  await api.call('gridMember', 'PATCH', `/api/v1/uploads/${whole}`, kept.bytes, { 'content-type': PIECE, 'upload-offset': '0' });
  api.hub.services.register.addKey(
    { login: 'api-town' }, { accountId: 'x', name: 'x', role: 'administrator', grants: ['admin'], memberId: null }, 'test'
  );
  open.key = api.hub.services.register.keys().at(-1)?.id ?? '';
});
afterAll(() => api.stop());

async function announced({ hash, bytes }: Picture): Promise<string> {
  return (await api.call<{ upload: string }>('gridMember', 'POST', '/api/v1/attachments', { hash, bytes: bytes.length })).body.upload;
}

function transferredLead(index: number): string {
  const report = { villageCode: VILLAGES[0], category: 'unlicensed', subjectName: `${LEAD}${String(index)}`, address: '振华路2号' };
  const id = api.decide('gridMember', 'lead.report', report);
  api.decide('dispatcher', 'lead.accept', { leadId: id });
  api.decide('dispatcher', 'lead.handUp', { leadId: id, reason: 'noPower' });
  api.decide('town', 'lead.transfer', { leadId: id, department: 'market' });
  return id;
}

const webhook = () => ({ id: String(api.hub.store.database.prepare('SELECT id FROM webhook').pluck().get()) });
const once = () => ({ 'idempotency-key': crypto.randomUUID() });
const lead = (index: number) => ({ id: open.leads[index] ?? '' });

/** Every operation of the document has a line here: a new route is tried too. In this order, so that what is needed is there. */
const CASES: Readonly<Record<string, () => Case>> = {
  'get /health': () => ({ who: null }),
  'get /metrics': () => ({ who: null }),
  'get /api/v1/openapi.json': () => ({ who: null }),
  'get /api/v1/accounts': () => ({ who: 'administrator' }),
  'post /api/v1/accounts': () => ({ who: 'administrator', body: { login: 'further', role: 'intake', password: 'a long enough password' } }),
  'post /api/v1/session': () => ({ who: null, body: { login: 'further', password: 'a long enough password' } }),
  'post /api/v1/accounts/{login}/disable': () => ({ who: 'administrator', path: { login: 'further' } }),
  'get /api/v1/keys': () => ({ who: 'administrator' }),
  'post /api/v1/keys': () => ({ who: 'administrator', body: { login: 'api-market', scopes: ['department'], days: 30 } }),
  'delete /api/v1/keys/{id}': () => ({ who: 'administrator', path: { id: open.key } }),
  'get /api/v1/field/me': () => ({ who: 'gridMember' }),
  'get /api/v1/field/tasks': () => ({ who: 'gridMember' }),
  'get /api/v1/field/tasks/{id}': () => ({ who: 'gridMember', path: { id: 't1' } }),
  'get /api/v1/field/forms': () => ({ who: 'gridMember' }),
  'get /api/v1/field/leads': () => ({ who: 'gridMember' }),
  'get /api/v1/field/announcements': () => ({ who: 'gridMember' }),
  'get /api/v1/field/orders': () => ({ who: 'gridMember' }),
  'get /api/v1/field/questions': () => ({ who: 'gridMember' }),
  'get /api/v1/field/knowledge': () => ({ who: 'gridMember' }),
  'post /api/v1/field/commands': () => (
    { who: 'gridMember', body: { id: crypto.randomUUID(), name: 'task.accept', args: { taskId: 't1' } } }
  ),
  'post /api/v1/field/position': () => ({ who: 'gridMember', body: { lon: 113.7, lat: 23 } }),
  'post /api/v1/attachments': () => ({ who: 'gridMember', body: { hash: kept.hash, bytes: kept.bytes.length } }),
  'get /api/v1/uploads/{upload}': () => ({ who: 'gridMember', path: { upload: open.upload } }),
  'patch /api/v1/uploads/{upload}': () => ({
    who: 'gridMember', path: { upload: open.upload }, body: picture.bytes.subarray(0, 100),
    headers: { 'content-type': PIECE, 'upload-offset': '0' },
  }),
  'delete /api/v1/uploads/{upload}': () => ({ who: 'gridMember', path: { upload: open.upload } }),
  'get /api/v1/attachments/{hash}': () => ({ who: 'gridMember', path: { hash: kept.hash } }),
  'get /api/v1/rows/{table}': () => ({ who: 'town', path: { table: 'task' } }),
  'get /api/v1/leads': () => ({ who: 'town' }),
  'get /api/v1/leads/{id}': () => ({ who: 'market', path: lead(0) }),
  'get /api/v1/department/leads': () => ({ who: 'market' }),
  'post /api/v1/department/leads/{id}/accept': () => ({ who: 'market', path: lead(0), headers: once() }),
  'post /api/v1/department/leads/{id}/return': () => ({ who: 'market', path: lead(1), headers: once() }),
  'post /api/v1/department/leads/{id}/feedback': () => ({ who: 'market', path: lead(0), headers: once() }),
  'post /api/v1/registrations': () => ({
    who: 'intake', body: { creditCode: '91441900MA00000011', address: '振华路8号', registeredOn: '2026-11-20' },
  }),
  'post /api/v1/annual-reports': () => ({ who: 'intake', body: { creditCode: '91441900MA00000011', year: '2025' } }),
  'post /api/v1/complaints': () => ({ who: 'intake', body: { source: '12345', number: 'GD-1', address: '振华路8号' } }),
  'post /api/v1/addresses': () => ({ who: 'intake', body: { address: '振华路8号', villageCode: VILLAGES[0] } }),
  'post /api/v1/territory': () => ({ who: 'administrator', body: { code: '441900103', name: '镇', kind: 'town' } }),
  'post /api/v1/webhooks': () => ({ who: 'town', body: { url: 'https://example.org/hook', events: ['lead.changed'] } }),
  'get /api/v1/webhooks': () => ({ who: 'town' }),
  'get /api/v1/webhooks/{id}/dead': () => ({ who: 'town', path: webhook() }),
  'post /api/v1/webhooks/{id}/retry': () => ({ who: 'town', path: webhook() }),
  'delete /api/v1/webhooks/{id}': () => ({ who: 'town', path: webhook() }),
  'delete /api/v1/session': () => ({ who: 'fire' }),
};

/** Needs a large city: its own tests are in snapshots.test.ts. */
const ELSEWHERE = ['get /api/v1/snapshots/{name}'];

const operations = () => Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, method, path, operation })));

/** A validator of a schema of the document. */
function validator(schema: unknown): z.ZodType {
  const own = JSON.stringify({ ...(schema as object), $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(own.replaceAll('"#/components/schemas/', '"#/$defs/')) as Parameters<typeof z.fromJSONSchema>[0]);
}

const jsonOf = (content: Readonly<Record<string, { readonly schema?: unknown }>> | undefined): unknown =>
  content?.['application/json']?.schema;

function bodyOf(operation: Operation, given: Case['body']): unknown {
  const schema = jsonOf(operation.requestBody?.content);
  if (given instanceof Uint8Array || schema === undefined) return given;
  return { ...(exampleOf(schema, false) as object), ...given };
}

async function send(name: string): Promise<{ status: number; text: string; operation: Operation }> {
  const found = operations().find((each) => each.name === name);
  if (found === undefined) throw new Error(`the document has no ${name}`);
  const { who, path = {}, body, headers = {} } = CASES[name]?.() ?? { who: null };
  const url = found.path.replace(/\{(\w+)\}/g, (_all, parameter: string) => encodeURIComponent(path[parameter] ?? ''));
  const response = await api.send(who, found.method.toUpperCase(), url, bodyOf(found.operation, body), { ...headers });
  return { status: response.status, text: await response.text(), operation: found.operation };
}

describe('the OpenAPI document', () => {
  it('is of version 3.1 and describes every operation that is tried here, and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations().map(({ name }) => name).toSorted()).toEqual([...Object.keys(CASES), ...ELSEWHERE].toSorted());
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of operations()) expect(operation.summary).toMatch(/\.$/);
  });

  it('names every path parameter', () => {
    for (const { path, operation } of operations()) {
      const named = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(named);
    }
  });

  it.each(Object.keys(CASES))('%s: a request from the document is taken, and its answer is as documented', async (name) => {
    const { status, text, operation } = await send(name);
    expect(Object.keys(operation.responses), text).toContain(String(status));
    const schema = jsonOf(operation.responses[status]?.content);
    if (schema !== undefined) expect(validator(schema).safeParse(JSON.parse(text)).error?.issues ?? []).toEqual([]);
    else if (operation.responses[status]?.content === undefined) expect(text).toBe('');
  });

  it('describes refusals: no key, a key of another role, an unknown field', async () => {
    const failure = validator(jsonOf(document.components.responses['Failure']?.content));
    for (const { name, method, path, operation } of operations()) {
      if (operation.security === undefined || ELSEWHERE.includes(name)) continue;
      const url = path.replace(/\{(\w+)\}/g, 'x');
      const statuses: number[] = [];
      for (const who of [null, 'intake', 'administrator', 'gridMember', 'town'] as const) {
        const answer = await api.call(who, method.toUpperCase(), url, method === 'post' ? { surprise: 1 } : undefined);
        statuses.push(answer.status);
        if (answer.status >= 400) expect(failure.safeParse(answer.body).error?.issues ?? [], name).toEqual([]);
      }
      expect(statuses[0], name).toBe(401);
      expect(statuses, name).toContain(403);
      expect(statuses.every((status) => status < 500), `${name} ${statuses.join(' ')}`).toBe(true);
    }
  });
});
