/** A connection to the hub without a station behind it: for what a station would never send, and what it never gets to see. */
import { SCHEMA_VERSION } from '#domain/schema/tables.ts';
import type { HubEvents, Reply } from '#protocol/hub/messages.ts';
import type { QuietDay } from './quiet-day.ts';

/** What the hub sent unasked. */
export interface Sent {
  readonly event: keyof HubEvents;
  readonly body: unknown;
}

/** A connection of its own, after its hello. */
export async function rawSession(day: QuietDay, stationId: string, token = 'dispatcher-a1') {
  const sent: Sent[] = [];
  const opened = day.hub.accept({ send: (event, body) => void sent.push({ event, body }), close: () => undefined });
  if (opened === undefined) throw new Error('the hub is down');
  const handle = (event: string, body: unknown): Promise<Reply<unknown>> => opened.handle(event, body);
  const ask = async (event: string, body: unknown): Promise<Reply<unknown>> => {
    const reply = handle(event, body);
    await day.pass(1_000);
    return reply;
  };
  const hello = {
    protocolMin: 1, protocolMax: 1, schema: SCHEMA_VERSION, app: 'test', stationId, token,
    hubId: null, epoch: null, cursor: 0, decidedThrough: 0, grantsKey: null,
  };
  await ask('hello', hello);
  return { ask, sent, handle };
}
