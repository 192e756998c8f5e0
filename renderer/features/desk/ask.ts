/** The fields a dialog asks for, as data. */
import type { Choice } from './choice.ts';

interface FieldBase {
  /** The command's argument. */
  readonly name: string;
  readonly label: string;
  /** Must be given; fields are optional otherwise. */
  readonly required?: boolean;
  /** Must be given when another field has this value. */
  readonly requiredWhen?: { readonly field: string; readonly is: string };
  readonly hint?: string;
}

export type AskField =
  | (FieldBase & { readonly kind: 'line' | 'text'; readonly max: number; readonly initial?: string })
  /** Few choices are buttons, many a list that can be searched. */
  | (FieldBase & { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly initial?: string })
  | (FieldBase & { readonly kind: 'choices'; readonly choices: readonly Choice[]; readonly initial?: readonly string[] })
  /** Words typed one after the other. */
  | (FieldBase & { readonly kind: 'words'; readonly max: number; readonly initial?: readonly string[] })
  /** A day as YYYY-MM-DD, from and to such days. */
  | (FieldBase & { readonly kind: 'day'; readonly from?: string; readonly to?: string; readonly initial?: string })
  | (FieldBase & { readonly kind: 'number'; readonly min: number; readonly max: number; readonly initial?: number });

export type AskValues = Readonly<Record<string, unknown>>;
