/** The colours a state is shown in; each has a shape or a word besides (ui/chips.tsx). */
export type Tone = 'red' | 'amber' | 'green' | 'grey' | 'blue' | 'violet';
