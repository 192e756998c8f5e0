/** Pages are set by arithmetic: nothing is lost, nothing runs over the edge, and punctuation stands where it may. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedLines, breakLines, signaturePlaces, widthEm } from '#documents/lines.ts';
import type { Block, OfficialDocument } from '#documents/model.ts';
import { TEXT_AREA } from '#documents/page.ts';
import { pagesOf } from '#documents/pages.ts';

const CHINESE = fc.string({
  unit: fc.constantFrom(...'联合执法方案总结道滘高埗，。；：？！）（《》“”、2026LH-abc 1%'), minLength: 1, maxLength: 300,
});
const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

describe('breaking lines', () => {
  it('loses no character and keeps within the width', () => {
    fc.assert(fc.property(CHINESE, fc.integer({ min: 6, max: 28 }), (text, width) => {
      const lines = breakLines(text, width, 2);
      expect(squeezed(lines.join(''))).toBe(squeezed(text));
      for (const [index, line] of lines.entries()) expect(widthEm(line)).toBeLessThanOrEqual(width - (index === 0 ? 2 : 0) + 0.001);
    }));
  });

  it('puts no full stop at the start of a line and no opening bracket at its end', () => {
    const text = '各单位收到通知后签收，到场后签到（含负责人），逐个登记。'.repeat(6);
    for (const line of breakLines(text, 11, 2).slice(1)) expect(line).not.toMatch(/^[，。）、]/);
    for (const line of breakLines(text, 11, 2)) expect(line).not.toMatch(/[（《]$/);
  });

  it('keeps a number whole', () => {
    expect(breakLines('编号为LH20261122-ABC123的方案', 12).some((line) => line.includes('LH20261122-ABC123'))).toBe(true);
  });

  it('breaks a title into lines of about the same length', () => {
    const lines = balancedLines('关于开展校园周边无证餐饮和瓶装燃气联合执法行动的方案', 19);
    expect(lines).toHaveLength(2);
    expect(Math.abs(widthEm(lines[0] ?? '') - widthEm(lines[1] ?? ''))).toBeLessThanOrEqual(4);
  });
});

const blocks: fc.Arbitrary<Block> = fc.oneof(
  CHINESE.map((text): Block => ({ kind: 'paragraph', text })),
  CHINESE.map((text): Block => ({ kind: 'heading', level: 1, text: text.slice(0, 12) })),
  fc.array(CHINESE, { minLength: 1, maxLength: 8 }).map((texts): Block => ({
    kind: 'table', columns: [{ title: '甲', share: 0.4 }, { title: '乙', share: 0.6 }], rows: texts.map((text) => [text, text]),
  })),
  CHINESE.map((text): Block => ({ kind: 'facts', rows: [[{ label: '情况', value: text.repeat(8), lines: 2 }]] })),
);

function documentOf(body: readonly Block[], layout: OfficialDocument['layout']): OfficialDocument {
  return {
    kind: 'actionPlan', fileName: 'x', layout, agency: '道滘镇指挥调度中心', number: '编号：1', title: '方案', strip: undefined, addressee: '各单位',
    blocks: [...body, { kind: 'annex', label: '附件', title: '名单' }], attachments: ['名单'],
    signature: { unit: '道滘镇指挥调度中心', date: '2026年11月22日' }, note: '附注', draft: false,
  };
}

describe('setting pages', () => {
  it('never runs over the text area, never leaves an empty page, numbers from 1', () => {
    fc.assert(fc.property(fc.array(blocks, { maxLength: 12 }), fc.constantFrom('letterhead', 'form'), (body, layout) => {
      const pages = pagesOf(documentOf(body, layout));
      pages.forEach(({ number, pieces }, index) => {
        expect(number).toBe(index + 1);
        expect(pieces.some(({ kind }) => kind !== 'gap')).toBe(true);
        expect(pieces.reduce((sum, { mm }) => sum + mm, 0)).toBeLessThanOrEqual(TEXT_AREA.heightMm + ROUNDING_MM);
      });
    }), { numRuns: 60 });
  });

  it('a heading is never the last line of a page', () => {
    fc.assert(fc.property(fc.array(blocks, { minLength: 3, maxLength: 12 }), (body) => {
      const document = documentOf([...body, { kind: 'paragraph', text: '完' }], 'form');
      for (const { pieces } of pagesOf(document)) {
        const last = pieces.findLast(({ kind }) => kind !== 'gap');
        expect(last?.kind === 'line' && last.style === 'heading1').toBe(false);
      }
    }), { numRuns: 60 });
  });

  it('sets 22 lines of 28 characters on a page', () => {
    const text = '一'.repeat(28 * 60);
    const full = pagesOf(documentOf([{ kind: 'paragraph', text }], 'letterhead'))[1];
    const lines = full?.pieces.filter((piece) => piece.kind === 'line') ?? [];
    expect(lines).toHaveLength(22);
    expect(lines.every((piece) => piece.kind === 'line' && piece.text.length === 28 && piece.stretched)).toBe(true);
  });

  it('centres the agency above the date, or the date below a long agency', () => {
    const date = '2026年11月22日';
    for (const unit of ['茶山镇指挥调度中心', '东莞市市场监管体系建设统筹协调小组办公室', '镇政府']) {
      const places = signaturePlaces(unit, date);
      expect(places.unit + widthEm(unit) / 2).toBeCloseTo(places.date + widthEm(date) / 2);
      expect(Math.min(places.unit, places.date)).toBeGreaterThanOrEqual(2);
    }
  });

  it('repeats the head of a table on each of its pages', () => {
    const rows = Array.from({ length: 60 }, (_, index) => [String(index + 1), '无名店']);
    const columns = [{ title: '序号', share: 0.2 }, { title: '名称', share: 0.8 }];
    const pages = pagesOf(documentOf([{ kind: 'table', columns, rows }], 'form'));
    const heads = pages.filter(({ pieces }) => pieces.some((piece) => piece.kind === 'row' && piece.cells[0]?.role === 'head'));
    expect(heads.length).toBe(3);
  });
});

const ROUNDING_MM = 0.01;
