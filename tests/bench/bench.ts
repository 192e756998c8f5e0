/** `npm run bench [-- import|latency|open|screen]`: benchmarks that print ratios. One JSON line each on standard output. */
import { Argument } from 'commander';
import { npmCommand } from '../support/command-line.ts';
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

const { args: wanted } = npmCommand('bench', 'How fast the product is, as ratios beside a baseline of the same run.')
  .addArgument(new Argument('[names...]', 'which of them; without a name all').choices(Object.keys(BENCHES)))
  .parse();
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
