#!/usr/bin/env node
/** `npx shaotai <verb>`: the command line, on Node 24 whatever runs this file. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.argv.splice(2, 0, join(dirname(dirname(fileURLToPath(import.meta.url))), 'cli', 'shaotai.ts'));
await import('./run.mjs');
