/** Stands between a station's link and the network: sees what the station asks, and may keep messages from arriving. */
import type { HubEvents, StationEvents } from '#protocol/hub/messages.ts';
import type { Connect } from '#protocol/hub/transport.ts';

export interface Tap {
  /** Before each attempt to connect. */
  readonly onAttempt?: () => void;
  /** Before each request of the station leaves. */
  readonly onRequest?: (event: keyof StationEvents, body: unknown) => void;
  /** What the hub sends unasked arrives only when this answers true. */
  readonly lets?: (event: keyof HubEvents, body: unknown) => boolean;
  /** The name under which the hub is asked: another one than the station's for what an older hub does not know. */
  readonly asksFor?: (event: keyof StationEvents) => string;
}

export function tapped({ onAttempt, onRequest, lets = () => true, asksFor = (event) => event }: Tap): (connect: Connect) => Connect {
  return (connect) => async (url, listener, timeoutMs) => {
    onAttempt?.();
    const connection = await connect(url, {
      received: (event, body) => {
        if (lets(event, body)) listener.received(event, body);
      },
      closed: (reason) => listener.closed(reason),
    }, timeoutMs);
    return {
      ...connection,
      request: (event, body, limitMs) => {
        onRequest?.(event, body);
        return connection.request(asksFor(event) as typeof event, body, limitMs);
      },
    };
  };
}
