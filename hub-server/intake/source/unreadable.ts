/** empty: no header row · header: required columns are missing · format: not such a file · tooLarge: beyond what is read at once. */
export type UnreadableReason = 'empty' | 'header' | 'format' | 'tooLarge';

/** A file that cannot be imported at all; nothing was written. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason;
  /** For `header`: the missing fields. */
  readonly fields: readonly string[];

  constructor(reason: UnreadableReason, fields: readonly string[] = []) {
    super(`unreadable file: ${reason}${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`);
    this.name = 'UnreadableFile';
    this.reason = reason;
    this.fields = fields;
  }
}
