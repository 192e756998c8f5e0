/** People who signed in on this station before: what an offline sign-in needs, in DIR/known-accounts.json. */
import { join } from 'node:path';
import { z } from 'zod';
import { SessionAccount } from '#protocol/hub/messages.ts';
import { readJsonFile, writeAtomically } from './atomic-file.ts';
import { SealedToken } from './secrets.ts';

export const KnownAccount = z.strictObject({
  login: z.string(), account: SessionAccount, sealed: SealedToken, hubId: z.string(), epoch: z.string(),
  /** How long this person may work without the hub, days, as the hub said last. */
  offlineDays: z.int().min(0),
  /** Last contact with the hub, ms since 1970 by this machine's clock. */
  lastOnlineAt: z.int(),
  lastSignInAt: z.int(),
});
export type KnownAccount = z.infer<typeof KnownAccount>;

const File = z.strictObject({ version: z.literal(1), accounts: z.array(KnownAccount) });

export class KnownAccounts {
  readonly #path: string;
  #accounts: readonly KnownAccount[];

  /** `damaged` is told when the file could not be read; everybody then has to sign in online once. */
  constructor(directory: string, damaged: (problem: string) => void) {
    this.#path = join(directory, 'known-accounts.json');
    this.#accounts = readJsonFile(this.#path, File, damaged)?.accounts ?? [];
  }

  find(login: string): KnownAccount | undefined {
    return this.#accounts.find((known) => known.login === login);
  }

  /** Who was here last comes first. */
  list(): readonly KnownAccount[] {
    return this.#accounts.toSorted((a, b) => b.lastSignInAt - a.lastSignInAt);
  }

  remember(known: KnownAccount): void {
    this.#store([...this.#others(known.login), known]);
  }

  forget(login: string): void {
    if (this.find(login) !== undefined) this.#store(this.#others(login));
  }

  #others(login: string): KnownAccount[] {
    return this.#accounts.filter((known) => known.login !== login);
  }

  #store(accounts: readonly KnownAccount[]): void {
    writeAtomically(this.#path, JSON.stringify({ version: 1, accounts }, null, 1));
    this.#accounts = accounts;
  }
}
