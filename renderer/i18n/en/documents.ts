import type { Translated } from '../shape.ts';
import type { documents as zh } from '../zh/documents.ts';

export const documents: Translated<typeof zh> & { pages_one: string } = {
  title: 'Documents',
  pages_one: '{{count}} page',
  pages_other: '{{count}} pages',
  print: 'Print',
  pdf: 'Save as PDF',
  docx: 'Save as Word',
  saved: 'Saved; the export is on record',
  failed: 'The document was not saved: check that the folder can be written to, then try again',
  notHere: 'This station does not hold the document',
  notHereHint: 'The record lies outside the station’s scope, or has not arrived yet.',
};
