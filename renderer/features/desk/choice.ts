/** A place, a grid: anything with an id and a name, as something to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export const choiceOf = ({ id, name }: { readonly id: string; readonly name: string }): Choice => ({ value: id, label: name });
