/** The headless host: JSON-RPC 2.0, one message a line on standard input and output, for scripts, monitoring and tests. */
import type { Readable, Writable } from 'node:stream';
import { BRIDGE_LIMIT_BYTES } from '#protocol/bridge/methods.ts';
import type { DataProcess } from '../../data/data-process.ts';
import { tooLargeResponse } from '../../data/rpc.ts';
import type { Log } from '../../log.ts';
import { readLines } from './lines.ts';

export interface HeadlessOptions {
  readonly data: DataProcess;
  readonly input: Readable;
  readonly output: Writable;
  /** Signs in at the start; how it goes is told by `status` notifications. */
  readonly signIn?: { readonly login: string; readonly password: string } | undefined;
  readonly log: Log;
}

/** Resolves at the end of the input, when every request is answered. */
export async function runHeadless({ data, input, output, signIn, log }: HeadlessOptions): Promise<void> {
  const write = (text: string): void => {
    output.write(`${text}\n`);
  };
  const client = data.connect(write);
  if (signIn !== undefined) signInFirst(data, signIn, log);
  const underWay = new Set<Promise<void>>();
  for await (const line of readLines(input, BRIDGE_LIMIT_BYTES)) {
    if (line === undefined) write(JSON.stringify(tooLargeResponse()));
    else if (line.trim() !== '') {
      const answered = client.receive(line).finally(() => underWay.delete(answered));
      underWay.add(answered);
    }
  }
  await Promise.all(underWay);
  client.close();
}

/** Over a connection of its own, so that its answer is not taken for one of the script's. */
function signInFirst(data: DataProcess, signIn: { login: string; password: string }, log: Log): void {
  const own = data.connect((text) => {
    const message = JSON.parse(text) as { id?: unknown; error?: { data: unknown } };
    if (message.id === undefined) return;
    if (message.error !== undefined) log.error({ error: message.error.data }, 'sign-in failed');
    own.close();
  });
  void own.receive(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'session.signIn', params: signIn }));
}
