/** Rows of tables and forms: what stands in which cell, in lines of 小四, and how high the row becomes. */
import { breakLines } from './lines.ts';
import type { Fact, Facts, TableBlock } from './model.ts';
import { CELL_AIR_MM, millimetresOf, TABLE_AIR_MM, TABLE_LINE_MM, TEXT_AREA, TYPE_PT } from './page.ts';

export interface Cell {
  readonly lines: readonly string[];
  /** Millimetres. */
  readonly width: number;
  readonly role: 'head' | 'label' | 'value';
  readonly centred: boolean;
}

export interface RowPiece {
  readonly kind: 'row';
  readonly cells: readonly Cell[];
  readonly mm: number;
}

/** Five characters of 小四 and their air. */
const LABEL_MM = 26;

const heightOf = (lines: number): number => lines * TABLE_LINE_MM + TABLE_AIR_MM;
export const linesThatFit = (mm: number): number => Math.floor((mm - TABLE_AIR_MM) / TABLE_LINE_MM + 0.001);

function cellOf(text: string, width: number, role: Cell['role'], centred: boolean): Cell {
  const ems = (width - CELL_AIR_MM) / millimetresOf(TYPE_PT.table);
  return { lines: text.split('\n').flatMap((line) => breakLines(line, ems)), width, role, centred };
}

function rowOf(cells: readonly Cell[], atLeast = 1): RowPiece {
  return { kind: 'row', cells, mm: heightOf(Math.max(atLeast, ...cells.map(({ lines }) => lines.length))) };
}

export function factRows({ rows }: Facts): readonly RowPiece[] {
  return rows.map((facts) => {
    const width = TEXT_AREA.widthMm / facts.length - LABEL_MM;
    const cells = facts.flatMap(({ label, value }: Fact) => [cellOf(label, LABEL_MM, 'label', true), cellOf(value, width, 'value', false)]);
    return rowOf(cells, Math.max(...facts.map(({ lines = 1 }: Fact) => lines)));
  });
}

/** The head first. */
export function tableRows({ columns, rows }: TableBlock): readonly RowPiece[] {
  const widths = columns.map(({ share }) => share * TEXT_AREA.widthMm);
  const head = columns.map(({ title }, index) => cellOf(title, widths[index] ?? 0, 'head', true));
  const valueOf = (text: string, index: number): Cell =>
    cellOf(text, widths[index] ?? 0, 'value', columns[index]?.centred ?? false);
  return [rowOf(head), ...rows.map((texts) => rowOf(columns.map((_column, index) => valueOf(texts[index] ?? '', index))))];
}

/** The first `lines` lines of a row, and what is left of it. */
export function splitRow(row: RowPiece, lines: number): readonly [RowPiece, RowPiece | undefined] {
  const part = (from: number, to?: number): RowPiece =>
    rowOf(row.cells.map((cell) => ({ ...cell, lines: cell.lines.slice(from, to) })));
  const longest = Math.max(...row.cells.map((cell) => cell.lines.length));
  return longest <= lines ? [row, undefined] : [part(0, lines), part(lines)];
}
