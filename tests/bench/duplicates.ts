/** `npm run bench:duplicates [-- quality|index|cases|similar]`: how well and how fast duplicate leads are found. One JSON line each. */
import { join } from 'node:path';
import { makeFolder, removeFolder } from '../support/folder.ts';
import { casesSpeed } from './duplicates/cases-speed.ts';
import { indexSpeed } from './duplicates/index-speed.ts';
import { quality } from './duplicates/quality.ts';
import { similarSpeed } from './duplicates/similar-speed.ts';

const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

if (isWanted('quality')) quality();
if (isWanted('cases')) casesSpeed();
if (isWanted('similar')) inFolder((folder) => similarSpeed(join(folder, 'replica.sqlite')));
if (isWanted('index')) inFolder(indexSpeed);

function inFolder(run: (folder: string) => void): void {
  const folder = makeFolder();
  try {
    run(folder);
  } finally {
    removeFolder(folder);
  }
}
