/** Leads whose disposal a member of the village must verify: a dispatcher asks for it, whoever goes there next takes it. */
export class Revisits {
  readonly #waiting = new Map<string, string[]>();
  readonly #asked = new Set<string>();

  /** Asked once; nobody goes there twice for the same result. */
  ask(villageCode: string, leadId: string): void {
    if (this.#asked.has(leadId)) return;
    this.#asked.add(leadId);
    this.#waiting.set(villageCode, [...this.#waiting.get(villageCode) ?? [], leadId]);
  }

  /** The one asked for first; undefined when nothing waits in the village. */
  take(villageCode: string): string | undefined {
    return this.#waiting.get(villageCode)?.shift();
  }

  /** The matter was not settled: the next result needs another visit. */
  again(leadId: string): void {
    this.#asked.delete(leadId);
  }
}
