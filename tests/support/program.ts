/** A program that talks to the hub over HTTP with a key: the registry, or a grid member's phone. */
import { newSystemId } from '#protocol/system.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export class Program {
  readonly #hubUrl: string;
  readonly #key: string;

  constructor(hubUrl: string, key: string) {
    this.#hubUrl = hubUrl;
    this.#key = key;
  }

  get(path: string): Promise<HttpAnswer> {
    return this.#ask('GET', path);
  }

  post(path: string, body: unknown): Promise<HttpAnswer> {
    return this.#ask('POST', path, JSON.stringify(body));
  }

  /** A command of the phone's grid member; answers what the hub decided. */
  async command(name: string, args: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const { status, body } = await this.post('/api/v1/field/commands', { id: newSystemId(), name, args, issuedAt: Date.now() });
    if (status !== 200) throw new Error(`${name}: ${String(status)} ${JSON.stringify(body)}`);
    return body;
  }

  async #ask(method: string, path: string, body?: string): Promise<HttpAnswer> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.#key}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(new URL(path, this.#hubUrl), { method, headers, body });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
}
