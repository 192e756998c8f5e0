/** Why a file cannot be imported at all. */
export const UNREADABLE = {
  empty: 'the file has no header row',
  header: 'required columns are missing',
  format: 'the file is not of the format its name or content type says',
  tooLarge: 'the file is larger than what is read at once',
  row: 'a row is refused, and this file is taken whole or not at all',
  noCity: 'the file has no row for the city',
} as const;

export type UnreadableReason = keyof typeof UNREADABLE;

/** A file that cannot be imported at all; nothing was written. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason;
  /** For `header`: the missing columns; for `row`: the row, the field and what is wrong with it. */
  readonly fields: readonly string[];

  constructor(reason: UnreadableReason, fields: readonly string[] = []) {
    super(`${UNREADABLE[reason]}${fields.length > 0 ? `: ${fields.join(', ')}` : ''}`);
    this.name = 'UnreadableFile';
    this.reason = reason;
    this.fields = fields;
  }
}
