/** Photographs at a station: saved without the hub, sent when it is back, over kills of either; looked at by others on demand. */
import { describe, expect, it } from 'vitest';
import type { AttachmentPiece } from '#protocol/bridge/methods.ts';
import { testFolder } from '../support/folder.ts';
import { TestHub } from '../support/hub.ts';
import { cameraPicture, hashOf } from '../support/picture.ts';
import type { Picture } from '../support/picture.ts';
import { LOGINS, PASSWORD, seedSmallCity, taskId } from '../support/small-city.ts';
import { HeadlessStation } from '../support/station.ts';

const PIECE_BYTES = 100_000;

async function handOver(station: HeadlessStation, { bytes, hash }: Picture): Promise<void> {
  const { file } = await station.call('attachment.begin', {});
  for (let offset = 0; offset < bytes.length; offset += PIECE_BYTES) {
    const data = bytes.subarray(offset, offset + PIECE_BYTES).toString('base64');
    await station.call('attachment.write', { file, offset, data });
  }
  expect(await station.call('attachment.close', { file })).toEqual({ hash, bytes: bytes.length, type: 'image/jpeg' });
  const piece = { kind: 'photo', name: '现场.jpg', hash, bytes: bytes.length };
  await station.call('issue', { command: 'evidence.add', args: { subject: 'task', subjectId: taskId(1), piece } });
}

async function contentOf(station: HeadlessStation, hash: string, variant: 'view' | 'thumbnail'): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let offset: number | null = 0; offset !== null;) {
    const piece: AttachmentPiece = await station.call('attachment.content', { hash, variant, offset });
    pieces.push(Buffer.from(piece.data, 'base64'));
    offset = piece.next;
  }
  return Buffer.concat(pieces);
}

async function seeded(): Promise<{ folder: string; hub: TestHub }> {
  const folder = testFolder();
  await seedSmallCity(`${folder}/hub`, 2);
  return { folder, hub: await TestHub.start(folder) };
}

const start = (folder: string, hub: TestHub, login: string, offline = false) =>
  new HeadlessStation({ dataDir: `${folder}/${login}`, hubUrl: hub.url, login, password: PASSWORD, offline });
const online = (station: HeadlessStation) => station.until('the hub', ({ state }) => state === 'online');

describe('a photograph added at a station', () => {
  it('waits through the absence of the hub and a kill of the station, then everybody it concerns can look at it', async () => {
    const { folder, hub } = await seeded();
    const picture = await cameraPicture('#334455', 2600, 2000);
    let first = start(folder, hub, LOGINS.first);
    await online(first);
    await hub.kill();
    await handOver(first, picture);
    expect(await first.call('attachment.states', { hashes: [picture.hash] })).toMatchObject(
      [{ state: 'waiting', bytes: picture.bytes.length }]
    );
    expect(hashOf(await contentOf(first, picture.hash, 'thumbnail'))).toBe(picture.hash);
    await first.kill();

    await hub.start();
    first = start(folder, hub, LOGINS.first);
    await first.untilAttachment(picture.hash, 'here');
    const second = start(folder, hub, LOGINS.second);
    await online(second);
    await second.untilAnswer('task.detail', { id: taskId(1) }, 'the photograph', (detail) => detail?.evidence[0]?.hash === picture.hash);
    const seen = await contentOf(second, picture.hash, 'view');
    expect(seen.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(seen.includes('Phone of somebody')).toBe(false);
    expect(await second.call('attachment.states', { hashes: [picture.hash] })).toMatchObject([{ state: 'here' }]);

    // What was looked at once is there without the hub; what was not is said to be at the hub.
    await hub.stop();
    expect((await contentOf(second, picture.hash, 'thumbnail')).equals(seen)).toBe(true);
    await expect(second.call('attachment.content', { hash: 'b'.repeat(64), variant: 'view' })).rejects.toMatchObject(
      { value: { code: 'hub.unreachable' } }
    );
    await Promise.all([first.stop(), second.stop()]);
  });

  it('is nothing to the village next door', async () => {
    const { folder, hub } = await seeded();
    const picture = await cameraPicture('#665544');
    const first = start(folder, hub, LOGINS.first);
    await online(first);
    await handOver(first, picture);
    await first.untilAttachment(picture.hash, 'here');
    const neighbour = start(folder, hub, LOGINS.neighbour);
    await online(neighbour);
    await expect(neighbour.call('attachment.content', { hash: picture.hash, variant: 'view' })).rejects.toMatchObject(
      { value: { code: 'row.notFound' } }
    );
    await Promise.all([first.stop(), neighbour.stop(), hub.stop()]);
  });

  it('is refused at once when it is none', async () => {
    const { folder, hub } = await seeded();
    const first = start(folder, hub, LOGINS.first);
    await online(first);
    const { file } = await first.call('attachment.begin', {});
    await first.call('attachment.write', { file, offset: 0, data: Buffer.from('no picture').toString('base64') });
    await expect(first.call('attachment.close', { file })).rejects.toMatchObject(
      { value: { code: 'params.invalid', data: { field: 'type' } } }
    );
    await expect(first.call('attachment.write', { file: '../../hub.sqlite', offset: 0, data: 'AAAA' })).rejects.toMatchObject({
      value: { code: 'params.invalid', data: { field: 'file' } },
    });
    await Promise.all([first.stop(), hub.stop()]);
  });
});
