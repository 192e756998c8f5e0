/** Finds a Chromium for the end-to-end tests, or installs one, and says what it did. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findSystemBrowser } from '#cli/browser.ts';
import { runNode, runTool } from '../runner/tool.ts';

export interface FoundBrowser {
  /** Absent when there is none and none could be installed. */
  readonly path: string | undefined;
  /** Where it is from, or why there is none. */
  readonly reason: string;
}

/** Downloads of 150–300 MB over a slow office line. */
const INSTALL_LIMIT_MS = 10 * 60_000;

/** In this order: the one SHAOTAI_CHROMIUM names, Playwright's own, the system's, Debian's package (as root), Playwright's download. */
export async function findOrInstallBrowser(say: (text: string) => void): Promise<FoundBrowser> {
  return findBrowser() ?? (await installDebianPackage(say)) ?? (await installWithPlaywright(say));
}

/** The first three of the above: what needs no installing. */
export function findBrowser(): FoundBrowser | undefined {
  const named = process.env.SHAOTAI_CHROMIUM;
  if (named !== undefined && named !== '') {
    return existsSync(named)
      ? { path: named, reason: 'named by SHAOTAI_CHROMIUM' }
      : { path: undefined, reason: `SHAOTAI_CHROMIUM names ${named}, which does not exist` };
  }
  if (existsSync(chromium.executablePath())) return { path: chromium.executablePath(), reason: "Playwright's own" };
  const system = findSystemBrowser();
  return system === undefined ? undefined : { path: system, reason: "the system's" };
}

async function installDebianPackage(say: (text: string) => void): Promise<FoundBrowser | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say("no browser found; installing Debian's chromium and fonts-noto-cjk with apt-get …");
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runTool('apt-get', ['update', '-q'], { timeoutMs: INSTALL_LIMIT_MS, env });
  const install = await runTool('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
    timeoutMs: INSTALL_LIMIT_MS,
    env,
  });
  const path = findSystemBrowser();
  if (path !== undefined) return { path, reason: "Debian's package, installed now" };
  say(`apt-get did not bring one: ${lastLine(install.output) || lastLine(update.output)}`);
  return undefined;
}

async function installWithPlaywright(say: (text: string) => void): Promise<FoundBrowser> {
  say('no browser found; fetching one with npx playwright install chromium …');
  const install = await runNode('node_modules/playwright/cli.js', ['install', 'chromium'], { timeoutMs: INSTALL_LIMIT_MS });
  if (install.ok && existsSync(chromium.executablePath()))
    return { path: chromium.executablePath(), reason: 'installed now by Playwright' };
  return {
    path: undefined,
    reason: `no browser on this machine, and Playwright could not fetch one: ${lastLine(install.output)}`,
  };
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
