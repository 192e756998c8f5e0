/** The page of an official document (GB/T 9704-2012, 党政机关公文格式). Lengths in millimetres, sizes of type in points. */

export const PAGE = { widthMm: 210, heightMm: 297, topMm: 37, leftMm: 28, rightMm: 26, bottomMm: 35 } as const;
/** 版心: 156 × 225 mm, 22 lines of 28 characters. */
export const TEXT_AREA = { widthMm: 156, heightMm: 225, lines: 22, characters: 28 } as const;
export const LINE_MM = TEXT_AREA.heightMm / TEXT_AREA.lines;

/** 三号 · 二号 · 四号 · 小四 · 小五; the mark of the agency is of no fixed size, only smaller than the standard's sample. */
export const TYPE_PT = { body: 16, title: 22, folio: 14, table: 12, small: 9, mark: 36 } as const;

/** 发文机关标志: its upper edge lies 35 mm below the upper edge of the text area. */
export const MARK_BELOW_MM = 35;
/** The red line lies 4 mm under the number. */
export const RED_LINE_BELOW_MM = 4;
/** 页码: the dashes lie 7 mm below the text area. */
export const FOLIO_BELOW_MM = 7;

/** Lines of a table of 小四 and the air above and below a row's text. */
export const TABLE_LINE_MM = 6.2;
export const TABLE_AIR_MM = 1.9;
/** Left and right of a cell's text, both sides together. */
export const CELL_AIR_MM = 3;

const MM_A_POINT = 25.4 / 72;
export const millimetresOf = (points: number): number => points * MM_A_POINT;
