/** Theory: a row that left the grants is not on the disk any more, for whoever takes the PC home. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openReplica } from '#main/replica/sqlite-replica.ts';
import { testFolder } from '../../support/folder.ts';
import { fill, ports } from './filled.ts';

const holds = (folder: string, text: string): boolean =>
  readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));

it('overwrites the bytes of removed rows', () => {
  const folder = testFolder();
  const replica = openReplica({ path: join(folder, 'replica.sqlite'), ...ports });
  fill(replica);
  const { cursor } = replica.position();
  const removed = Array.from({ length: 400 }, (_unused, index) => `e${String(index)}`);
  replica.applyBatch({
    from: cursor, to: cursor + 1, head: cursor + 1, verdicts: [], processedThrough: 0,
    tables: [
      { table: 'entity', columns: [], rows: [], removed },
      { table: 'task', columns: [], rows: [], removed: removed.map((id) => id.replace('e', 't')) },
    ],
  });
  replica.close();
  expect(holds(folder, '第一网格')).toBe(true);
  expect(holds(folder, '店铺')).toBe(false);
});
