/**
 * Sets a document on A4 pages: pure arithmetic on the grid of 22 lines and 28 characters, so that the same document has the
 * same pages on every screen, on paper and in a test.
 */
import { balancedLines, breakLines, signaturePlaces, widthEm } from './lines.ts';
import { bodyAndAnnexes } from './model.ts';
import type { Block, Heading, OfficialDocument, Strip } from './model.ts';
import { LINE_MM, MARK_BELOW_MM, millimetresOf, RED_LINE_BELOW_MM, TEXT_AREA, TYPE_PT } from './page.ts';
import type { RowPiece } from './rows-of-tables.ts';
import { factRows, linesThatFit, splitRow, tableRows } from './rows-of-tables.ts';

export type LineStyle = 'body' | 'heading1' | 'heading2' | 'label';

/** What stands on a page, from top to bottom, each with its height in millimetres. */
export type Piece =
  | { readonly kind: 'gap'; readonly mm: number }
  | { readonly kind: 'mark'; readonly text: string; readonly mm: number }
  | { readonly kind: 'redLine'; readonly mm: number }
  | { readonly kind: 'title'; readonly text: string; readonly mm: number }
  /** Number of a letterhead (centred), or strip and number of a form (left and right). */
  | { readonly kind: 'number'; readonly text: string; readonly strip: Strip | undefined; readonly centred: boolean; readonly mm: number }
  | {
    readonly kind: 'line'; readonly style: LineStyle; readonly text: string;
    /** Of the left edge, and of the right one for lines that stand there. */
    readonly indentEm: number; readonly rightEm: number | undefined;
    /** Fills the whole width: every line of a paragraph but its last. */
    readonly stretched: boolean; readonly mm: number;
  }
  | RowPiece;

export interface Page {
  readonly number: number;
  readonly pieces: readonly Piece[];
}

const INDENT_EM = 2;
const TITLE_MM = 13.5;
const MARK_MM = 16;
const NUMBER_MM = 8.5;
const FORM_GAP_MM = 4;
const TABLE_GAP_MM = 1.5;

/** Puts pieces on pages; a new page is begun when one does not fit. */
class Setter {
  readonly #pages: Piece[][] = [[]];
  #left: number = TEXT_AREA.heightMm;

  get left(): number {
    return this.#left;
  }

  get empty(): boolean {
    return this.#pages.at(-1)?.length === 0;
  }

  /** All of the pieces on one page, the next one if need be. */
  together(pieces: readonly Piece[]): void {
    if (this.#left + 0.001 < pieces.reduce((sum, { mm }) => sum + mm, 0) && !this.empty) this.newPage();
    for (const piece of pieces) this.#put(piece);
  }

  /** Air where there is something above it and room for it; never a page of its own. */
  air(mm: number): void {
    if (!this.empty && mm <= this.#left) this.#put(gap(mm));
  }

  newPage(): void {
    this.#pages.push([]);
    this.#left = TEXT_AREA.heightMm;
  }

  #put(piece: Piece): void {
    this.#pages.at(-1)?.push(piece);
    this.#left -= piece.mm;
  }

  pages(): readonly Page[] {
    return this.#pages.filter((pieces) => pieces.length > 0).map((pieces, index) => ({ number: index + 1, pieces }));
  }
}

export function pagesOf(document: OfficialDocument): readonly Page[] {
  const setter = new Setter();
  const { body, annexes } = bodyAndAnnexes(document.blocks);
  setter.together(document.layout === 'letterhead' ? letterhead(document) : formHead(document));
  if (document.addressee !== undefined) setter.together([bodyLine(`${document.addressee}：`, 0, false)]);
  setBlocks(setter, body);
  // A signature never stands alone on a page: it takes the list of attachments along.
  setter.together([...attachmentLines(document.attachments), ...ending(document)]);
  setBlocks(setter, annexes);
  return setter.pages();
}

const gap = (mm: number): Piece => ({ kind: 'gap', mm });

function letterhead({ agency, number, title }: OfficialDocument): readonly Piece[] {
  return [
    gap(MARK_BELOW_MM), { kind: 'mark', text: `${agency}文件`, mm: MARK_MM }, gap(2 * LINE_MM - NUMBER_MM / 2),
    { kind: 'number', text: number, strip: undefined, centred: true, mm: NUMBER_MM }, gap(RED_LINE_BELOW_MM), { kind: 'redLine', mm: 0 },
    gap(2 * LINE_MM), ...titleLines(title), gap(LINE_MM),
  ];
}

function formHead({ number, strip, title }: OfficialDocument): readonly Piece[] {
  return [
    ...titleLines(title), gap(FORM_GAP_MM), { kind: 'number', text: number, strip, centred: false, mm: NUMBER_MM }, gap(FORM_GAP_MM),
  ];
}

const titleLines = (title: string): readonly Piece[] =>
  balancedLines(title, TEXT_AREA.widthMm / millimetresOf(TYPE_PT.title) - 1).map((text) => ({ kind: 'title', text, mm: TITLE_MM }));

function bodyLine(text: string, indentEm: number, stretched: boolean, style: LineStyle = 'body'): Piece {
  return { kind: 'line', style, text, indentEm, rightEm: undefined, stretched, mm: LINE_MM };
}

function paragraphLines(text: string, style: LineStyle): readonly Piece[] {
  const lines = breakLines(text, TEXT_AREA.characters, INDENT_EM);
  return lines.map((line, index) => bodyLine(line, index === 0 ? INDENT_EM : 0, index < lines.length - 1, style));
}

function setBlocks(setter: Setter, blocks: readonly Block[]): void {
  for (const [index, block] of blocks.entries()) {
    switch (block.kind) {
      case 'heading':
        setHeading(setter, block, blocks.slice(index + 1));
        break;
      case 'paragraph':
        for (const line of paragraphLines(block.text, 'body')) setter.together([line]);
        break;
      case 'facts':
        setter.air(TABLE_GAP_MM);
        for (const row of factRows(block)) setRow(setter, row, []);
        setter.air(FORM_GAP_MM);
        break;
      case 'table': {
        const [head, ...rows] = tableRows(block);
        if (head === undefined) break;
        const [first] = rows;
        setter.air(TABLE_GAP_MM);
        if (first !== undefined && setter.left < head.mm + first.mm) setter.newPage();
        setter.together([head]);
        for (const row of rows) setRow(setter, row, [head]);
        setter.air(FORM_GAP_MM);
        break;
      }
      case 'annex':
        setter.newPage();
        setter.together([bodyLine(block.label, 0, false, 'label'), gap(LINE_MM), ...titleLines(block.title), gap(FORM_GAP_MM)]);
        break;
    }
  }
}

const headingLines = ({ text, level }: Heading): readonly Piece[] => paragraphLines(text, level === 1 ? 'heading1' : 'heading2');

/** A heading is never the last line of a page: the beginning of what follows stands with it. */
function setHeading(setter: Setter, heading: Heading, following: readonly Block[]): void {
  const lines = headingLines(heading);
  const wanted = lines.length * LINE_MM + beginningOf(following);
  if (setter.left < Math.min(wanted, TEXT_AREA.heightMm) && !setter.empty) setter.newPage();
  setter.together(lines);
}

/** Height of the least that can stand below a heading: two lines of a paragraph, the first row of a table. */
function beginningOf([block, ...following]: readonly Block[]): number {
  switch (block?.kind) {
    case 'heading':
      return headingLines(block).length * LINE_MM + beginningOf(following);
    case 'paragraph':
      return Math.min(2, paragraphLines(block.text, 'body').length) * LINE_MM;
    case 'table':
      return TABLE_GAP_MM + tableRows(block).slice(0, 2).reduce((sum, { mm }) => sum + mm, 0);
    case 'facts':
      return TABLE_GAP_MM + (factRows(block)[0]?.mm ?? 0);
    default:
      return 0;
  }
}

/** A row on this page or the next; one higher than a page is split. `head` is repeated at the top of a new page. */
function setRow(setter: Setter, row: RowPiece, head: readonly RowPiece[]): void {
  let rest: RowPiece | undefined = row;
  while (rest !== undefined) {
    if (rest.mm <= setter.left + 0.001) {
      setter.together([rest]);
      return;
    }
    const whole = TEXT_AREA.heightMm - head.reduce((sum, { mm }) => sum + mm, 0);
    const fits = linesThatFit(setter.left);
    if (rest.mm <= whole || fits < 1) {
      setter.newPage();
      setter.together(head);
      if (rest.mm <= whole) continue;
    }
    const [now, later] = splitRow(rest, Math.max(1, linesThatFit(setter.left)));
    setter.together([now]);
    rest = later;
    if (rest !== undefined) {
      setter.newPage();
      setter.together(head);
    }
  }
}

function attachmentLines(titles: readonly string[]): readonly Piece[] {
  if (titles.length === 0) return [];
  const label = '附件：';
  const lines = titles.map((title, index) => {
    const numbered = titles.length > 1 ? `${String(index + 1)}. ${title}` : title;
    return bodyLine(`${index === 0 ? label : ''}${numbered}`, INDENT_EM + (index === 0 ? 0 : widthEm(label)), false);
  });
  return [gap(LINE_MM), ...lines];
}

/** Agency and date, and the note below them, together on one page. */
function ending({ signature, note, layout }: OfficialDocument): readonly Piece[] {
  const pieces: Piece[] = [];
  if (signature !== undefined) {
    const { unit, date } = signature;
    const places = signaturePlaces(unit, date);
    pieces.push(gap(layout === 'letterhead' ? 2 * LINE_MM : LINE_MM / 2));
    pieces.push(rightLine(unit, places.unit), rightLine(date, places.date));
  }
  if (note !== undefined) pieces.push(...paragraphLines(`（${note}）`, 'body'));
  return pieces;
}

function rightLine(text: string, rightEm: number): Piece {
  return { kind: 'line', style: 'body', text, indentEm: 0, rightEm, stretched: false, mm: LINE_MM };
}
