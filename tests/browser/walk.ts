/**
 * Walks through every page of every role's rail on a fresh demo: `node bin/run.mjs tests/browser/walk.ts`. Takes a picture
 * of each, writes docs/desks.md, and fails on what an eye may miss: errors of the page, texts without their values, pages
 * wider than the window.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { line } from '../runner/tally.ts';
import { ROOT } from '../runner/tool.ts';
import type { Desk } from '../support/desk.ts';
import { AT_CITY, AT_TOWN, AT_VILLAGE, DemoWindows, take } from './demo-windows.ts';

const DOCS = join(ROOT, 'docs');
/** A list is there: nothing on it says so alike on every page. */
const LISTED_MS = 1_200;

const ROLES = [
  { name: 'village', title: 'Village dispatch station (村调度站)', station: AT_VILLAGE, login: 'cun-103201' },
  { name: 'town', title: 'Town command centre (镇指挥中心)', station: AT_TOWN, login: 'zhen-103' },
  { name: 'department', title: 'Department (镇职能部门)', station: AT_CITY, login: 'bumen-103' },
  { name: 'city', title: 'City supervisor (市督查)', station: AT_CITY, login: 'shi' },
  { name: 'administrator', title: 'Administrator (系统管理员)', station: AT_CITY, login: 'admin' },
] as const;

interface Stop {
  readonly label: string;
  readonly picture: string;
}

const faults: string[] = [];
const sections: string[] = [];
const demo = await DemoWindows.start();
try {
  for (const { name, title, station, login } of ROLES) {
    const desk = await demo.signedIn(station, login);
    const stops = await walk(desk, name);
    sections.push(`## ${title}`, ...stops.map(({ label, picture }) => `### ${label}\n\n![${label}](${picture})`));
    await leave(desk);
  }
} finally {
  await demo.stop();
}
const command = '`node bin/run.mjs tests/browser/walk.ts`';
const intro = `Every page of every role’s rail, as the demo city shows it at 1366 × 768. Taken by ${command}.`;
writeFileSync(join(DOCS, 'desks.md'), `${['# The desks', intro, ...sections].join('\n\n')}\n`);
for (const fault of faults) line(`✗ ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;

async function walk({ page }: Desk, role: string): Promise<Stop[]> {
  page.on('pageerror', (error) => faults.push(`${role} ${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${role} ${page.url()}: ${message.text()}`);
  });
  const rail = page.getByRole('navigation').first().getByRole('button');
  const stops: Stop[] = [];
  for (let index = 0; index < (await rail.count()); index += 1) {
    const button = rail.nth(index);
    const label = (await button.innerText()).replace(/[\d+\s]/g, '');
    await button.click();
    if (await isWall(page)) {
      stops.push(await stop(page, role, label));
      await page.goBack();
      await rail.first().waitFor();
      continue;
    }
    await fill(page);
    stops.push(await stop(page, role, label));
    // Where Enter opens a form.
    if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
  }
  return stops;
}

/** A queue that has something, and its first record opened, where the page is a list. */
async function fill(page: Page): Promise<void> {
  await page.waitForTimeout(LISTED_MS);
  const empty = page.locator('[data-queue][aria-pressed="true"][data-count="0"]');
  const other = page.locator('[data-queue]:not([data-count="0"])').first();
  if ((await empty.count()) > 0 && (await other.count()) > 0) {
    await other.click();
    await page.waitForTimeout(LISTED_MS);
  }
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
}

async function stop(page: Page, role: string, label: string): Promise<Stop> {
  const id = /#\/?([a-z]+)/.exec(page.url())?.[1] ?? 'start';
  const picture = `desks/${role}-${id}.jpg`;
  await take(page, join(DOCS, picture));
  const where = `${role} ${label}`;
  if ((await page.getByText('{{').count()) > 0) faults.push(`${where}: words without their values`);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wider > 0) faults.push(`${where}: ${wider} px wider than the window`);
  return { label, picture };
}

/** A wall fills the window: no rail to go on with. */
async function isWall(page: Page): Promise<boolean> {
  return (await page.getByRole('navigation').count()) === 0;
}

async function leave(desk: Desk): Promise<void> {
  // Enter may have decided something: signing out asks while it is on its way.
  await desk.waiting(0);
  await desk.choose('退出登录');
  await desk.page.getByLabel('登录名').waitFor();
}
