/** Attachments in backups: copied once, put back, and missed or altered ones found. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Attachments, attachmentsPathOf } from '#hub/attachments/attachments.ts';
import { contentPath } from '#hub/attachments/content-store.ts';
import { attachmentsOfBackup, verifyAttachments } from '#hub/backup/attachments.ts';
import { backupStore, restoreStore } from '#hub/backup/backup.ts';
import { openDataDirectory, storePathOf } from '#hub/data-directory.ts';
import { openSqliteStore } from '#hub/store/sqlite-store.ts';
import { newSystemId } from '#protocol/system.ts';
import { testFolder } from '../../support/folder.ts';
import { cameraPicture } from '../../support/picture.ts';
import type { Picture } from '../../support/picture.ts';

const clock = { now: () => Date.UTC(2026, 5, 1) };

async function take(data: string, pictures: readonly Picture[]): Promise<void> {
  const store = openSqliteStore({ path: storePathOf(data), newId: newSystemId });
  const attachments = new Attachments({ database: store.database, directory: attachmentsPathOf(data), clock, newId: newSystemId });
  for (const { bytes, hash } of pictures) {
    const state = await attachments.begin('somebody', hash, bytes.length);
    if (state.state === 'open') await attachments.append('somebody', state.upload, 0, Readable.from([bytes]));
  }
  store.close();
}

const verified = async (database: string, directory: string) => {
  const opened = new BetterSqlite3(database, { readonly: true });
  const result = await verifyAttachments(opened, directory);
  opened.close();
  return result;
};

it('a backup has the attachments, a second one copies only new ones, and a restore brings them back', async () => {
  const folder = testFolder();
  const data = join(folder, 'hub');
  openDataDirectory(data).release();
  const [first, second] = await Promise.all([cameraPicture('#111111'), cameraPicture('#222222')]);
  await take(data, [first]);
  const target = join(folder, 'backup.sqlite');
  expect((await backupStore(data, target, () => undefined)).attachments).toEqual({ files: 1, copied: 1, missing: 0 });
  await take(data, [second]);
  expect((await backupStore(data, target, () => undefined)).attachments).toEqual({ files: 2, copied: 1, missing: 0 });
  expect(await verified(target, attachmentsOfBackup(target))).toEqual({ files: 2, problems: [] });

  rmSync(attachmentsPathOf(data), { recursive: true });
  expect(restoreStore(target, data, { clock, newId: newSystemId }).attachments).toEqual({ files: 2, copied: 2, missing: 0 });
  expect(await verified(storePathOf(data), attachmentsPathOf(data))).toEqual({ files: 2, problems: [] });
  expect(readdirSync(attachmentsPathOf(data)).toSorted()).toEqual([first.hash.slice(0, 2), second.hash.slice(0, 2)].toSorted());
});

it('an attachment that is missing or altered is named', async () => {
  const folder = testFolder();
  const data = join(folder, 'hub');
  openDataDirectory(data).release();
  const [first, second] = await Promise.all([cameraPicture('#111111'), cameraPicture('#222222')]);
  await take(data, [first, second]);
  rmSync(contentPath(attachmentsPathOf(data), first.hash));
  writeFileSync(contentPath(attachmentsPathOf(data), second.hash), 'something else');
  expect((await verified(storePathOf(data), attachmentsPathOf(data))).problems.toSorted()).toEqual([
    `attachment ${first.hash} is missing`, `attachment ${second.hash} has another content`,
  ].toSorted());
});
