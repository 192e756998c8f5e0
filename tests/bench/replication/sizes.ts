/** How much each benchmark does: SMALL in a minute or two for those who write code, FULL for the figures that are kept. */

export interface Sizes {
  readonly name: 'SMALL' | 'FULL';
  readonly rounds: number;
  readonly bootstrapRows: readonly number[];
  readonly catchUp: { readonly rows: number; readonly changes: readonly number[] };
  readonly visible: { readonly crowd: number; readonly rounds: number };
  readonly deciding: { readonly stations: number; readonly commandsEach: number };
  readonly drainCommands: number;
  readonly peerRows: { readonly zero: number; readonly pouchdb: number; readonly tinybase: number };
}

/** One benchmark: works in a folder of its own and answers its figures. */
export type Bench = (folder: string, sizes: Sizes) => Promise<object>;

export const SIZES: Readonly<Record<Sizes['name'], Sizes>> = {
  SMALL: {
    name: 'SMALL', rounds: 1, bootstrapRows: [40_000], catchUp: { rows: 40_000, changes: [5_000] }, visible: { crowd: 50, rounds: 40 },
    deciding: { stations: 100, commandsEach: 20 }, drainCommands: 1_000, peerRows: { zero: 5_000, pouchdb: 5_000, tinybase: 2_000 },
  },
  FULL: {
    name: 'FULL', rounds: 3, bootstrapRows: [100_000, 1_000_000, 2_840_000], catchUp: { rows: 200_000, changes: [10_000, 100_000] },
    visible: { crowd: 200, rounds: 200 }, deciding: { stations: 100, commandsEach: 200 }, drainCommands: 10_000,
    peerRows: { zero: 100_000, pouchdb: 100_000, tinybase: 10_000 },
  },
};
