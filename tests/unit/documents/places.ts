/** Documents of small records: the rows as a station would have them, the words as the interface has them. */
import { documentOf } from '#documents/build.ts';
import type { OfficialDocument } from '#documents/model.ts';
import type { Page, Piece } from '#documents/pages.ts';
import { pagesOf } from '#documents/pages.ts';
import type { Role } from '#domain/core/actor.ts';
import type { DocumentKind } from '#domain/documents/kinds.ts';
import { townTable } from '#domain/schema/territory.ts';
import { documentWords } from '#renderer/features/documents/words.ts';
import { TOWN } from '../domain/task/world.ts';
import type { World } from '../domain/task/world.ts';
import { CITY, QueryStation } from '../replica/query-city.ts';

/** 道滘 and 高埗: the two towns whose names fonts of GB 2312 cannot print. */
export const HARD_NAMES = '道滘镇高埗镇';

/** The world with its town named like the hard ones. */
export function named(w: World): World {
  const town = w.all(townTable).find(({ id }) => id === TOWN);
  if (town !== undefined) w.put(townTable, { ...town, name: HARD_NAMES.slice(0, 3) });
  return w;
}

/** The document a station makes. */
export function documentFor(w: World, kind: DocumentKind, id: string, role: Role = 'citySupervisor', place = CITY): OfficialDocument {
  const rows = new QueryStation(named(w), role, place).ask('document.rows', { kind, id });
  if (rows === null) throw new Error(`no ${kind} ${id}`);
  return documentOf(rows, documentWords);
}

function textOf(piece: Piece): string | undefined {
  switch (piece.kind) {
    case 'row':
      return piece.cells.map(({ lines }) => lines.join('/')).join(' | ');
    case 'number':
      return [piece.strip?.text, piece.text].filter((text) => text !== undefined).join('　');
    case 'gap':
      return undefined;
    case 'redLine':
      return '———';
    default:
      return `${'　'.repeat(piece.kind === 'line' ? Math.round(piece.indentEm) : 0)}${piece.text}`;
  }
}

/** A page as lines of text: what a reader sees, without the air. */
export const pageText = ({ pieces }: Page): readonly string[] => pieces.map(textOf).filter((text) => text !== undefined);

export const textsOf = (document: OfficialDocument): readonly (readonly string[])[] => pagesOf(document).map(pageText);
