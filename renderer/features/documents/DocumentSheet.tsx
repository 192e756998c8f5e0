/** One A4 page of an official document, drawn from its pieces in millimetres. */
import { FOLIO_BELOW_MM, LINE_MM, PAGE, TABLE_LINE_MM, TEXT_AREA } from '#documents/page.ts';
import type { Page, Piece } from '#documents/pages.ts';
import { DRAFT_MARK } from '#documents/words.ts';
import paper from '../../ui/paper/paper.module.css';
import styles from './documents.module.css';

const mm = (value: number): string => `${value.toFixed(3)}mm`;

interface DocumentSheetProps {
  readonly page: Page;
  /** Who took it out of the system and when. */
  readonly mark: string;
  readonly draft: boolean;
}

export function DocumentSheet({ page, mark, draft }: DocumentSheetProps) {
  const odd = page.number % 2 === 1;
  return (
    <article className={`${paper['sheet']} ${styles['sheet']}`} lang="zh-CN" data-testid="document-sheet">
      <p className={styles['mark']}>{mark}</p>
      <p className={styles['watermark']} aria-hidden>
        {mark}
      </p>
      {draft && <p className={styles['draft']}>{DRAFT_MARK}</p>}
      <div
        className={styles['area']}
        style={{ top: mm(PAGE.topMm), left: mm(PAGE.leftMm), width: mm(TEXT_AREA.widthMm), height: mm(TEXT_AREA.heightMm) }}
      >
        {page.pieces.map((piece, index) => (
          <PieceBox key={index} piece={piece} />
        ))}
      </div>
      <p
        className={styles['folio']}
        style={{
          top: mm(PAGE.topMm + TEXT_AREA.heightMm + FOLIO_BELOW_MM),
          [odd ? 'right' : 'left']: mm((odd ? PAGE.rightMm : PAGE.leftMm) + LINE_MM / 2),
        }}
      >
        — {page.number} —
      </p>
    </article>
  );
}

function PieceBox({ piece }: { piece: Piece }) {
  const height = mm(piece.mm);
  switch (piece.kind) {
    case 'gap':
      return <div style={{ height }} />;
    case 'mark':
      return (
        <p className={styles['agency']} style={{ height }} data-long={piece.text.length > LONG_MARK}>
          {piece.text}
        </p>
      );
    case 'redLine':
      return <div className={styles['redLine']} />;
    case 'title':
      return (
        <h1 className={styles['title']} style={{ height }}>
          {piece.text}
        </h1>
      );
    case 'number':
      return (
        <div className={styles['number']} style={{ height }} data-centred={piece.centred}>
          {piece.strip !== undefined && (
            <b className={styles['strip']} data-tone={piece.strip.tone}>
              {piece.strip.text}
            </b>
          )}
          <span>{piece.text}</span>
        </div>
      );
    case 'line':
      return <TextLine piece={piece} height={height} />;
    case 'row':
      return <TableRow piece={piece} height={height} />;
  }
}

/** Characters of a mark that still fit the text area at its full size. */
const LONG_MARK = 12;

function TextLine({ piece, height }: { piece: Extract<Piece, { kind: 'line' }>; height: string }) {
  const { style, text, indentEm, rightEm, stretched } = piece;
  const place =
    rightEm === undefined
      ? { paddingLeft: `${String(indentEm)}em` }
      : { paddingRight: `${String(rightEm)}em`, textAlign: 'right' as const };
  return (
    <p className={styles['line']} style={{ height, ...place }} data-style={style} data-stretched={stretched}>
      {text}
    </p>
  );
}

function TableRow({ piece, height }: { piece: Extract<Piece, { kind: 'row' }>; height: string }) {
  return (
    <div className={styles['row']} style={{ height }}>
      {piece.cells.map((cell, index) => (
        <div key={index} className={styles['cell']} style={{ width: mm(cell.width) }} data-role={cell.role} data-centred={cell.centred}>
          {cell.lines.map((line, at) => (
            <p key={at} style={{ height: mm(TABLE_LINE_MM) }}>
              {line}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}
