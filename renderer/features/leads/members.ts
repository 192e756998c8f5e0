/** The people of a disposal team: a JSON array in the row, one line each in the form. */
export interface TeamMember {
  readonly name: string;
  readonly unit: string;
}

/** From the row's JSON or from lines of "name, unit"; lines without a name are left out. */
export function membersOf(text: string): readonly TeamMember[] {
  if (text.trimStart().startsWith('[')) return JSON.parse(text) as TeamMember[];
  return text
    .split('\n')
    .map((line) => line.split(/[,，、\t]/, 2).map((part) => part.trim()))
    .flatMap(([name = '', unit = '']) => (name === '' ? [] : [{ name, unit }]));
}

export const membersText = (members: readonly TeamMember[]): string =>
  members.map(({ name, unit }) => (unit === '' ? name : `${name}，${unit}`)).join('\n');
