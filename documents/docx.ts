/**
 * A document as a Word file (.docx): the page, grid and type of GB/T 9704-2012. Lengths in twips (1/20 pt), type in half points.
 * Fonts are named, not embedded: office machines have 仿宋, 黑体, 楷体; word/fontTable.xml names what to take instead.
 */
import {
  AlignmentType, BorderStyle, Document, DocumentGridType, Footer, Header, HeightRule, LineRuleType, Packer, PageBreak, PageNumber,
  Paragraph,
  ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType,
} from 'docx';
import type { IRunOptions, ISectionOptions } from 'docx';
import { balancedLines, signaturePlaces } from './lines.ts';
import { bodyAndAnnexes } from './model.ts';
import type { Block, ExportMark, Facts, OfficialDocument, Strip, TableBlock } from './model.ts';
import { millimetresOf, TEXT_AREA, TYPE_PT } from './page.ts';
import { FONT_TABLE_XML, FONTS } from './fonts.ts';
import { DRAFT_MARK } from './words.ts';

/**
 * 225 mm are 12,756 twips: 22 lines of 579 fit, 22 of 580 would not. 156 mm are 8,845 twips: 28 × (16 pt − 842/4096 pt) just fit,
 * so the left margin must not be rounded up to 1588.
 */
const PAGE_TWIPS = { width: 11906, height: 16838, top: 2098, left: 1587, right: 1474, bottom: 1984 } as const;
const GRID = { linePitch: 579, charSpace: -842 } as const;
const TEXT_WIDTH = PAGE_TWIPS.width - PAGE_TWIPS.left - PAGE_TWIPS.right;
const LINE = GRID.linePitch;
/** Folio and mark, from the edge of the paper: the dashes lie 7 mm under the text area. */
const FOOTER_FROM_EDGE = 1390;
const HEADER_FROM_EDGE = 900;
/** Two characters of 三号. */
const INDENT = 640;
/** 26 mm */
const LABEL_WIDTH = 1474;
/** A line of a form that is written by hand. */
const WRITING_LINE = 352;

const RED = 'D6000F';
const STRIP: Readonly<Record<Strip['tone'], string>> = { blue: '1F5FBF', yellow: 'F2C200', red: 'C5221F', grey: '55616F' };
const LINE_BORDER = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;

type Child = Paragraph | Table;

/** The file's bytes. */
export function docxOf(document: OfficialDocument, mark: ExportMark): Promise<Uint8Array> {
  const file = new Document({
    title: document.title, creator: document.agency, description: mark.text, evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { size: 2 * TYPE_PT.body, font: FONTS.body },
          paragraph: { spacing: { line: LINE, lineRule: LineRuleType.EXACTLY } },
        },
      },
    },
    sections: [section(document, mark)],
  });
  return Packer.pack(file, 'uint8array', false, [{ path: 'word/fontTable.xml', data: FONT_TABLE_XML }]);
}

function section(document: OfficialDocument, mark: ExportMark): ISectionOptions {
  const marked = new Header({ children: [markLine(document, mark)] });
  return {
    properties: {
      page: {
        size: { width: PAGE_TWIPS.width, height: PAGE_TWIPS.height },
        margin: { ...PAGE_TWIPS, header: HEADER_FROM_EDGE, footer: FOOTER_FROM_EDGE },
      },
      grid: { type: DocumentGridType.LINES_AND_CHARS, ...GRID },
    },
    headers: { default: marked, even: marked },
    // Odd pages carry the number at the right, even ones at the left, one character from the edge.
    footers: { default: folio(AlignmentType.RIGHT), even: folio(AlignmentType.LEFT) },
    children: childrenOf(document),
  };
}

function markLine({ draft }: OfficialDocument, { text }: ExportMark): Paragraph {
  const small = { size: 2 * TYPE_PT.small, color: '666666', font: FONTS.body } as const;
  const marked = new TextRun({ ...small, text: draft ? `${DRAFT_MARK}　${text}` : text });
  return new Paragraph({ alignment: AlignmentType.RIGHT, children: [marked] });
}

function folio(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  const type = { size: 2 * TYPE_PT.folio, font: FONTS.folio } as const;
  return new Footer({
    children: [
      new Paragraph({
        alignment, indent: alignment === AlignmentType.RIGHT ? { right: INDENT / 2 } : { left: INDENT / 2 },
        children: [new TextRun({ ...type, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

function childrenOf(document: OfficialDocument): Child[] {
  const { body, annexes } = bodyAndAnnexes(document.blocks);
  return [
    ...(document.layout === 'letterhead' ? letterhead(document) : formHead(document)),
    ...(document.addressee === undefined ? [] : [line(`${document.addressee}：`)]),
    ...body.flatMap(blockChildren),
    ...attachments(document.attachments),
    ...ending(document),
    ...annexes.flatMap(blockChildren),
  ];
}

/** One paragraph of one run. */
function line(text: string, run: Partial<IRunOptions> = {}, paragraph: ConstructorParameters<typeof Paragraph>[0] = {}): Paragraph {
  const options = typeof paragraph === 'string' ? {} : paragraph;
  return new Paragraph({ ...options, children: [new TextRun({ font: FONTS.body, ...run, text })] });
}

const blank = (lines: number): Paragraph[] => Array.from({ length: lines }, () => line(''));

function letterhead({ agency, number, title }: OfficialDocument): Child[] {
  const red = { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 8 } } as const;
  const natural = { line: 240, lineRule: LineRuleType.AUTO } as const;
  return [
    // The mark's upper edge lies 35 mm below that of the text area.
    line(`${agency}文件`, { font: FONTS.title, bold: true, size: markSize(agency), color: RED }, {
      alignment: AlignmentType.CENTER, spacing: { before: 1984, ...natural },
    }),
    ...blank(1),
    line(number, {}, { alignment: AlignmentType.CENTER, border: red }),
    ...blank(2),
    ...titleLines(title),
    ...blank(1),
  ];
}

/** Half points: a long name is set smaller so that it stays within the text area. */
const markSize = (agency: string): number => Math.min(2 * TYPE_PT.mark, Math.floor((2 * 440) / (agency.length + 2)));

function formHead({ title, number, strip }: OfficialDocument): Child[] {
  return [
    ...titleLines(title),
    new Paragraph({
      tabStops: [{ type: 'right', position: TEXT_WIDTH }],
      children: [
        ...(strip === undefined ? [] : [stripRun(strip)]),
        new TextRun({ text: `\t${number}`, font: FONTS.body }),
      ],
    }),
  ];
}

function stripRun({ tone, text }: Strip): TextRun {
  return new TextRun({
    text: `　${text}　`, font: FONTS.heading, color: tone === 'yellow' ? '000000' : 'FFFFFF',
    shading: { type: ShadingType.CLEAR, fill: STRIP[tone], color: 'auto' },
  });
}

const titleLines = (title: string): Paragraph[] =>
  balancedLines(title, TEXT_AREA.widthMm / millimetresOf(TYPE_PT.title) - 1).map((text) =>
    line(text, { font: FONTS.title, bold: true, size: 2 * TYPE_PT.title }, {
      alignment: AlignmentType.CENTER, spacing: { line: 720, lineRule: LineRuleType.EXACTLY },
    }));

function blockChildren(block: Block): Child[] {
  switch (block.kind) {
    case 'heading':
      return [line(block.text, { font: block.level === 1 ? FONTS.heading : FONTS.subheading }, {
        indent: { firstLine: INDENT }, keepNext: true,
      })];
    case 'paragraph':
      return [line(block.text, {}, { indent: { firstLine: INDENT }, alignment: AlignmentType.BOTH })];
    case 'facts':
      return [factsTable(block), ...blank(1)];
    case 'table':
      return [listTable(block), ...blank(1)];
    case 'annex':
      return [
        new Paragraph({ children: [new PageBreak(), new TextRun({ text: block.label, font: FONTS.heading })] }),
        ...blank(1), ...titleLines(block.title), ...blank(1),
      ];
  }
}

function cell(text: string, width: number, label: boolean, centred: boolean, span = 1): TableCell {
  const font = label ? FONTS.heading : FONTS.body;
  return new TableCell({
    columnSpan: span, width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 85, right: 85, top: 60, bottom: 60 },
    children: text.split('\n').map((part) => line(part, { font, size: 2 * TYPE_PT.table }, {
      alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT, spacing: { line: WRITING_LINE, lineRule: LineRuleType.AT_LEAST },
    })),
  });
}

const borders = {
  top: LINE_BORDER, bottom: LINE_BORDER, left: LINE_BORDER, right: LINE_BORDER, insideHorizontal: LINE_BORDER, insideVertical: LINE_BORDER,
} as const;

/** Four columns: a row of one fact spans the last three. */
function factsTable({ rows }: Facts): Table {
  const half = TEXT_WIDTH / 2 - LABEL_WIDTH;
  const widths = [LABEL_WIDTH, half, LABEL_WIDTH, half];
  return new Table({
    layout: TableLayoutType.FIXED, width: { size: TEXT_WIDTH, type: WidthType.DXA }, columnWidths: widths.map(Math.floor), borders,
    rows: rows.map((facts) => {
      const single = facts.length === 1;
      const lines = Math.max(...facts.map(({ lines: wanted = 1 }) => wanted));
      return new TableRow({
        height: { value: lines * WRITING_LINE + 120, rule: HeightRule.ATLEAST },
        children: facts.flatMap(({ label, value }) => [
          cell(label, LABEL_WIDTH, true, true),
          cell(value, single ? TEXT_WIDTH - LABEL_WIDTH : half, false, false, single ? 3 : 1),
        ]),
      });
    }),
  });
}

function listTable({ columns, rows }: TableBlock): Table {
  const widths = columns.map(({ share }) => Math.floor(share * TEXT_WIDTH));
  return new Table({
    layout: TableLayoutType.FIXED, width: { size: TEXT_WIDTH, type: WidthType.DXA }, columnWidths: widths, borders,
    rows: [
      new TableRow({ tableHeader: true, children: columns.map(({ title }, index) => cell(title, widths[index] ?? 0, true, true)) }),
      ...rows.map((texts) => new TableRow({
        cantSplit: true,
        children: columns.map(({ centred = false }, index) => cell(texts[index] ?? '', widths[index] ?? 0, false, centred)),
      })),
    ],
  });
}

function attachments(titles: readonly string[]): Child[] {
  if (titles.length === 0) return [];
  const numbered = (title: string, index: number): string => (titles.length > 1 ? `${String(index + 1)}. ${title}` : title);
  return [
    ...blank(1),
    ...titles.map((title, index) =>
      line(`${index === 0 ? '附件：' : ''}${numbered(title, index)}`, {}, { indent: { left: index === 0 ? INDENT : (INDENT * 5) / 2 } })),
  ];
}

function signatureLines({ unit, date }: { readonly unit: string; readonly date: string }): Paragraph[] {
  const places = signaturePlaces(unit, date);
  const right = (ems: number) => ({ alignment: AlignmentType.RIGHT, indent: { right: Math.round((ems * INDENT) / 2) }, keepNext: true });
  return [line(unit, {}, right(places.unit)), line(date, {}, right(places.date))];
}

function ending({ signature, note, layout }: OfficialDocument): Child[] {
  return [
    ...(signature === undefined ? [] : [...blank(layout === 'letterhead' ? 2 : 1), ...signatureLines(signature)]),
    ...(note === undefined ? [] : [line(`（${note}）`, {}, { indent: { firstLine: INDENT } })]),
  ];
}
