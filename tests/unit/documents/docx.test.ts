/** The Word file: page, grid and fonts of GB/T 9704, and the names of 道滘 and 高埗 in fonts that have their characters. */
import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { docxOf } from '#documents/docx.ts';
import type { OfficialDocument } from '#documents/model.ts';
import { supervisionTable } from '#domain/schema/supervision.ts';
import { ACTION_PLACES, actionOf } from '../domain/enforcement/places.ts';
import { leadWorld } from '../domain/lead/places.ts';
import { town } from '../domain/task/world.ts';
import { documentFor, HARD_NAMES } from './places.ts';

const MARK = { text: '王指挥 2026-11-22 12:30 导出' };
const decoder = new TextDecoder();

async function partsOf(document: OfficialDocument): Promise<Readonly<Record<string, string>>> {
  const parts = unzipSync(await docxOf(document, MARK));
  return Object.fromEntries(Object.entries(parts).map(([path, bytes]) => [path, decoder.decode(bytes)]));
}

const planned = () => {
  const w = ACTION_PLACES.approved();
  return documentFor(w, 'actionPlan', actionOf(w).id);
};

describe('the page', async () => {
  const { 'word/document.xml': body = '', 'word/settings.xml': settings = '', ...rest } = await partsOf(planned());

  it('is A4 with the margins of the standard; the left one not rounded up', () => {
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    for (const margin of ['w:top="2098"', 'w:left="1587"', 'w:right="1474"', 'w:bottom="1984"']) expect(body).toContain(margin);
  });

  it('has a grid of 22 lines and 28 characters that fits the text area', () => {
    expect(body).toMatch(/<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"\/>/);
    expect(579 * 22).toBeLessThanOrEqual(16838 - 2098 - 1984);
    expect(28 * (16 - 842 / 4096) * 20).toBeLessThanOrEqual(11906 - 1587 - 1474);
  });

  it('numbers odd pages at the right and even ones at the left', () => {
    expect(settings).toContain('<w:evenAndOddHeaders');
    const footers = Object.entries(rest).filter(([path]) => path.startsWith('word/footer'));
    expect(footers).toHaveLength(2);
    expect(footers.map(([, xml]) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]).toSorted()).toEqual(['left', 'right']);
    for (const [, xml] of footers) expect(xml).toMatch(/— .*PAGE.* —/s);
  });

  it('carries who took it out and when on every page', () => {
    const headers = Object.entries(rest).filter(([path]) => path.startsWith('word/header'));
    expect(headers.length).toBeGreaterThan(0);
    for (const [, xml] of headers) expect(xml).toContain(MARK.text);
  });
});

describe('fonts', async () => {
  const { 'word/document.xml': body = '', 'word/fontTable.xml': table = '' } = await partsOf(planned());

  it('are named for Chinese and for Latin letters in every run', () => {
    const runs = body.match(/<w:r>.*?<\/w:r>/gs) ?? [];
    expect(runs.length).toBeGreaterThan(20);
    for (const run of runs.filter((each) => each.includes('<w:t'))) {
      expect(run).toMatch(/w:eastAsia="[^"]+"/);
      expect(run).toContain('w:ascii="Times New Roman"');
    }
  });

  it('are none of GB 2312, and each has something to stand in for it', () => {
    expect(`${body}${table}`).not.toContain('GB2312');
    const named = new Set([...body.matchAll(/w:eastAsia="([^"]+)"/g)].map(([, name]) => name));
    for (const name of named) expect(table, name).toMatch(new RegExp(`<w:font w:name="${name ?? ''}"><w:altName w:val="[^"]+"`));
  });

  it('print 道滘 and 高埗, which GB 2312 cannot', () => {
    expect(body).toContain('道滘镇');
    for (const char of '滘埗') {
      // Characters of GB 2312 have two bytes from 0xA1 up in GBK, its superset.
      expect(HARD_NAMES).toContain(char);
      expect([...iconv.encode(char, 'gbk')].every((byte) => byte >= 0xa1)).toBe(false);
    }
    const run = /<w:r>(?:(?!<\/w:r>).)*道滘镇.*?<\/w:r>/s.exec(body)?.[0] ?? '';
    expect(run).toMatch(/w:eastAsia="(仿宋|方正小标宋_GBK)"/);
  });
});

it('a draft says so', async () => {
  const w = ACTION_PLACES.planned();
  const parts = await partsOf(documentFor(w, 'actionPlan', actionOf(w).id));
  expect(Object.entries(parts).some(([path, xml]) => path.startsWith('word/header') && xml.includes('草稿'))).toBe(true);
});

it('a supervision has its colour behind its word', async () => {
  const w = leadWorld('villageAccepted');
  w.must('supervision.issue', { subject: 'lead', id: 'lead', rung: 'blue', reason: '将到期' }, town);
  const [card] = w.all(supervisionTable);
  const { 'word/document.xml': body = '' } = await partsOf(documentFor(w, 'supervision', card?.id ?? ''));
  expect(body).toMatch(/w:fill="1F5FBF".*?蓝色督办/s);
});
