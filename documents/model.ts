/**
 * An official document (公文) as data: what it says, in blocks, without a word about screens or files. Built from rows by
 * documents/kinds, set on pages by documents/pages.ts, written as a Word file by documents/docx.ts.
 */
import type { DocumentKind } from '#domain/documents/kinds.ts';

/** 一、 in 黑体 · （一） in 楷体 */
export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Room to write by hand: at least so many lines. */
  readonly lines?: number;
}

/** A form: one or two facts a row. */
export interface Facts {
  readonly kind: 'facts';
  readonly rows: readonly (readonly [Fact] | readonly [Fact, Fact])[];
}

export interface TableColumn {
  readonly title: string;
  /** Share of the width; all columns of a table together make it. */
  readonly share: number;
  readonly centred?: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** 附件: begins a new page with its number and title. */
export interface Annex {
  readonly kind: 'annex';
  readonly label: string;
  readonly title: string;
}

export type Block = Heading | Paragraph | Facts | TableBlock | Annex;

/** 督办单: the colour of the rung, always with its word. */
export interface Strip {
  readonly tone: 'blue' | 'yellow' | 'red' | 'grey';
  readonly text: string;
}

export interface OfficialDocument {
  readonly kind: DocumentKind;
  /** Without its ending. */
  readonly fileName: string;
  /** A letterhead has the agency's red mark and line; a form only its title. */
  readonly layout: 'letterhead' | 'form';
  /** 发文机关标志 */
  readonly agency: string;
  readonly number: string;
  readonly title: string;
  readonly strip: Strip | undefined;
  /** 主送, without the colon. */
  readonly addressee: string | undefined;
  readonly blocks: readonly Block[];
  /** 附件说明: titles in order. */
  readonly attachments: readonly string[];
  readonly signature: { readonly unit: string; readonly date: string } | undefined;
  /** 附注, without the brackets. */
  readonly note: string | undefined;
  /** Not approved or not final yet: marked on every page. */
  readonly draft: boolean;
}

/** Who took the document out of the system and when: stands on every page. */
export interface ExportMark {
  readonly text: string;
}

/** A document on one page after another knows which blocks come before its attachments: annexes begin with the first of them. */
export function bodyAndAnnexes(blocks: readonly Block[]): { readonly body: readonly Block[]; readonly annexes: readonly Block[] } {
  const first = blocks.findIndex(({ kind }) => kind === 'annex');
  return first < 0 ? { body: blocks, annexes: [] } : { body: blocks.slice(0, first), annexes: blocks.slice(first) };
}
