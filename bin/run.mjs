#!/usr/bin/env node
/**
 * Starts a TypeScript entry on Node 24 from a bare clone: plain JavaScript that runs on Node 20. Installs the packages
 * when some are missing or of another version than the lockfile's, then hands over to the Node that npm brought.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line) => process.stderr.write(`${line}\n`);

if (Number(process.versions.node.split('.')[0]) < 20) {
  say(`Shaotai needs Node 20 or newer to install itself; this is ${process.version}. Get it from https://nodejs.org.`);
  process.exit(1);
}

if (!packagesInstalled()) {
  say('Installing packages (npm ci, about 800 MB on disk) …');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    const reason = npm.error === undefined ? '; see its message above' : `: ${npm.error.message}`;
    say(`npm ci failed${reason}. A registry mirror is set with: npm config set registry URL`);
    process.exit(npm.status ?? 1);
  }
}

/** Whether npm's own record of what it installed agrees with the lockfile; packages of other platforms may be absent. */
function packagesInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, peer }]) =>
    path === '' || (installed[path] === undefined ? optional === true || peer === true : installed[path].version === version));
}

/** The Node to run on: this one when new enough (argon2 in node:crypto needs 24.7), else the one from npm. */
function findNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 7)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const candidate = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', platform === 'win' ? 'node.exe' : 'node');
  if (existsSync(candidate)) return candidate;
  say(`Shaotai runs on Node 24.7 or newer; this is ${process.version}, and npm has no Node 24 for `
    + `${process.platform}-${process.arch}. Install Node 24 from https://nodejs.org.`);
  process.exit(1);
}

/** Compiled modules are kept, so that the next start is faster and needs no compiler in memory. */
const compileCache = join(root, 'node_modules', '.cache', 'node-compile');

const node = findNode();
const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: compileCache, ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
