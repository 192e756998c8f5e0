/** `npm run bench:duplicates [-- quality|index|cases|similar]`: how well and how fast duplicate leads are found. One JSON line each. */
import { join } from 'node:path';
import { Argument } from 'commander';
import { npmCommand } from '../support/command-line.ts';
import { makeFolder, removeFolder } from '../support/folder.ts';
import { casesSpeed } from './duplicates/cases-speed.ts';
import { indexSpeed } from './duplicates/index-speed.ts';
import { quality } from './duplicates/quality.ts';
import { similarSpeed } from './duplicates/similar-speed.ts';

const BENCHES: Readonly<Record<string, (folder: string) => void>> = {
  quality,
  cases: casesSpeed,
  similar: (folder) => similarSpeed(join(folder, 'replica.sqlite')),
  index: indexSpeed,
};

const { args: wanted } = npmCommand('bench:duplicates', 'How well and how fast duplicate leads are found.')
  .addArgument(new Argument('[names...]', 'which of them; without a name all').choices(Object.keys(BENCHES)))
  .parse();
for (const [name, run] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const folder = makeFolder();
  try {
    run(folder);
  } finally {
    removeFolder(folder);
  }
}
