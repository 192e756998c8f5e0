/** A translation has the keys of the original and texts of its own. Checked by the compiler and by a test. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };
