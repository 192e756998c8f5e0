/** Attachments over HTTP: uploads that go on after a break, content kept once, and nobody sees what is not theirs. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiHub, errorOf } from '../support/api.ts';
import type { ApiAnswer, Person } from '../support/api.ts';
import { cameraPicture, hashOf } from '../support/picture.ts';

const PIECE = { 'content-type': 'application/offset+octet-stream' };
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
let api: ApiHub;

beforeAll(async () => {
  api = await ApiHub.start();
});
afterAll(() => api.stop());

interface State { readonly state: 'open' | 'stored'; readonly upload: string; readonly offset: number }

const announce = (who: Person, bytes: Buffer) =>
  api.call<State & Record<string, unknown>>(who, 'POST', '/api/v1/attachments', { hash: hashOf(bytes), bytes: bytes.length });
const piece = (who: Person, upload: string, offset: number, bytes: Buffer) =>
  api.call<State & Record<string, unknown>>(
    who, 'PATCH', `/api/v1/uploads/${upload}`, bytes, { ...PIECE, 'upload-offset': String(offset) }
  );
const content = (who: Person, hash: string, variant = 'view') => api.send(who, 'GET', `/api/v1/attachments/${hash}?variant=${variant}`);

async function upload(who: Person, bytes: Buffer): Promise<string> {
  const { body } = await announce(who, bytes);
  if (body.state === 'open') expect((await piece(who, body.upload, body.offset, bytes.subarray(body.offset))).body.state).toBe('stored');
  return hashOf(bytes);
}

const evidence = (hash: string, bytes: number) => ({ kind: 'photo', name: '门头.jpg', hash, bytes });

describe('an upload', () => {
  it('goes on where it stopped, over a restart of the hub', async () => {
    const { bytes, hash } = await cameraPicture('#446688');
    const half = Math.floor(bytes.length / 2);
    const { body: begun } = await announce('gridMember', bytes);
    expect(begun).toMatchObject({ state: 'open', offset: 0 });
    expect((await piece('gridMember', begun.upload, 0, bytes.subarray(0, half))).body).toMatchObject({ state: 'open', offset: half });
    await api.restart();
    expect((await announce('gridMember', bytes)).body).toMatchObject({ state: 'open', upload: begun.upload, offset: half });
    const head = await api.send('gridMember', 'HEAD', `/api/v1/uploads/${begun.upload}`);
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(half)]);
    expect((await piece('gridMember', begun.upload, half, bytes.subarray(half))).body).toEqual({ state: 'stored', hash });
    expect((await announce('dispatcher', bytes)).body).toEqual({ state: 'stored', hash });
  });

  it('refuses a piece out of place and names where to go on', async () => {
    const { bytes } = await cameraPicture('#112233');
    const { body } = await announce('gridMember', bytes);
    const answer = await piece('gridMember', body.upload, 10, bytes.subarray(10));
    expect([answer.status, errorOf(answer).code, errorOf(answer).data['offset']]).toEqual([409, 'upload.offset', 0]);
    expect((await piece('colleague', body.upload, 0, bytes)).status).toBe(404);
    expect((await api.call('gridMember', 'DELETE', `/api/v1/uploads/${body.upload}`)).status).toBe(204);
  });

  it('of another content than announced is thrown away and may begin again', async () => {
    const { bytes } = await cameraPicture('#556677');
    const { body } = await announce('gridMember', bytes);
    const damaged = Buffer.from(bytes);
    damaged.writeUInt8(damaged.readUInt8(500) ^ 1, 500);
    const answer = await piece('gridMember', body.upload, 0, damaged);
    expect([answer.status, errorOf(answer).code]).toEqual([422, 'upload.damaged']);
    expect((await announce('gridMember', bytes)).body).toMatchObject({ state: 'open', offset: 0 });
    expect(await upload('gridMember', bytes)).toBe(hashOf(bytes));
  });

  it.each([
    ['a program', Buffer.from('MZ\x90\x00 this is no picture')],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['what only begins like a picture', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400)])],
  ])('is refused when it is %s', async (_what, bytes) => {
    const { body } = await announce('gridMember', bytes);
    const answer = await piece('gridMember', body.upload, 0, bytes);
    expect([answer.status, errorOf(answer).code, errorOf(answer).data['field']]).toEqual([400, 'params.invalid', 'type']);
    expect(readdirSync(join(api.folder, 'attachments', 'parts'))).toEqual([]);
  });

  it.each<[string, unknown, number, string, string | undefined]>([
    ['a hash that is none', { hash: 'x', bytes: 10 }, 400, 'params.invalid', 'hash'],
    ['no size', { hash: 'a'.repeat(64) }, 400, 'params.invalid', 'bytes'],
    ['a size beyond the limit', { hash: 'a'.repeat(64), bytes: 30 * 1024 * 1024 }, 400, 'params.invalid', 'bytes'],
  ])('with %s is refused with the field named', async (_what, body, status, code, field) => {
    const answer: ApiAnswer = await api.call('gridMember', 'POST', '/api/v1/attachments', body);
    expect([answer.status, errorOf(answer).code, errorOf(answer).data['field']]).toEqual([status, code, field]);
  });

  it('may not have more bytes than announced', async () => {
    const { body } = await announce('gridMember', PDF);
    const answer = await piece('gridMember', body.upload, 0, Buffer.concat([PDF, PDF]));
    expect([answer.status, errorOf(answer).code]).toEqual([413, 'request.tooLarge']);
    await api.call('gridMember', 'DELETE', `/api/v1/uploads/${body.upload}`);
  });
});

describe('a picture', () => {
  it('leaves the hub upright, small and without the camera’s metadata', async () => {
    const { bytes, hash } = await cameraPicture('#884422');
    await upload('gridMember', bytes);
    for (const [variant, side] of [['thumbnail', 360], ['view', 1200]] as const) {
      const answer = await content('gridMember', hash, variant);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      const { width, height, exif, orientation } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      expect([height, width < height, exif, orientation]).toEqual([side, true, undefined, undefined]);
    }
  });

  it('is shown as it was sent on record only, and not to grid members’ colleagues', async () => {
    const { bytes, hash } = await cameraPicture('#228844');
    await upload('gridMember', bytes);
    api.decide('gridMember', 'evidence.add', { subject: 'task', subjectId: 't1', piece: evidence(hash, bytes.length) });
    const answer = await content('dispatcher', hash, 'original');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    const last = api.hub.store.database.prepare('SELECT action, subject, actorName FROM audit ORDER BY number DESC LIMIT 1').get();
    expect(last).toEqual({ action: 'attachment.original', subject: `attachment:${hash}`, actorName: 'dispatcher' });
    expect((await content('colleague', hash)).status).toBe(404);
  });
});

describe('who may look', () => {
  it('is whoever sees the row it belongs to, and nobody else', async () => {
    const { bytes, hash } = await cameraPicture('#abcdef');
    await upload('gridMember', bytes);
    const statusOf = async (person: Person) => (await content(person, hash)).status;
    for (const person of ['dispatcher', 'neighbour', 'town', 'city', 'market'] as const) expect(await statusOf(person)).toBe(404);
    api.decide('gridMember', 'evidence.add', { subject: 'task', subjectId: 't2', piece: evidence(hash, bytes.length) });
    for (const person of ['gridMember', 'dispatcher', 'town', 'city'] as const) expect((await content(person, hash)).status).toBe(200);
    for (const person of ['colleague', 'neighbour', 'otherTown', 'market', 'fire'] as const) expect(await statusOf(person)).toBe(404);
    for (const person of ['administrator', 'intake'] as const) expect((await content(person, hash)).status).toBe(403);
    expect((await api.send(null, 'GET', `/api/v1/attachments/${hash}`)).status).toBe(401);
  });

  it('a document comes as it is, for keeping, never for running in a page', async () => {
    const hash = await upload('dispatcher', PDF);
    const answer = await content('dispatcher', hash);
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual(['application/pdf', 'attachment']);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
  });

  it('a picture is made anew when it was lost beside the originals', async () => {
    const { bytes, hash } = await cameraPicture('#998877');
    await upload('gridMember', bytes);
    await content('gridMember', hash, 'thumbnail');
    writeFileSync(join(api.folder, 'attachments', 'pictures', 'left.part'), 'x');
    expect((await content('gridMember', hash, 'thumbnail')).status).toBe(200);
  });
});
