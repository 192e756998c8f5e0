/** A place, a grid: anything with an id and a name, as something to choose. */
import type { Choice } from './FilterSelect.tsx';

export const choiceOf = ({ id, name }: { readonly id: string; readonly name: string }): Choice => ({ value: id, label: name });
