/** `npm run bench [-- import|latency|open|screen]`: benchmarks that print ratios. One JSON line each on standard output. */
import { makeFolder, removeFolder } from '../support/folder.ts';
import { importSpeed } from './import.ts';
import { latency } from './latency.ts';
import { openSpeed } from './open.ts';
import { screenSpeed } from './screen.ts';

const BENCHES: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  import: importSpeed,
  latency,
  open: openSpeed,
  screen: screenSpeed,
};

const wanted = process.argv.slice(2);
for (const [name, run] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`bench ${name} …\n`);
  const folder = makeFolder();
  try {
    await run(folder);
  } finally {
    removeFolder(folder);
  }
}
