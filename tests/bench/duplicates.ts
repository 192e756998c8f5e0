/** `npm run bench:duplicates [-- quality|index|cases]`: how well and how fast duplicate leads are found. One JSON line each. */
import { makeFolder, removeFolder } from '../support/folder.ts';
import { casesSpeed } from './duplicates/cases-speed.ts';
import { indexSpeed } from './duplicates/index-speed.ts';
import { quality } from './duplicates/quality.ts';

const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

if (isWanted('quality')) quality();
if (isWanted('cases')) casesSpeed();
if (isWanted('index')) {
  const folder = makeFolder();
  try {
    indexSpeed(folder);
  } finally {
    removeFolder(folder);
  }
}
