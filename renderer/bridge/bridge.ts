/** The window's bridge: one client, one set of live queries, and the station's status as a store. */
import { create } from 'zustand';
import type { Status } from '#protocol/bridge/methods.ts';
import { systemClock, systemTimers } from '../system.ts';
import { BridgeClient } from './client.ts';
import { LiveQueries } from './live.ts';
import { preloadTransport, socketTransport } from './transport.ts';

function connect(): BridgeClient {
  if (window.shaotai !== undefined) return new BridgeClient(preloadTransport(window.shaotai), systemTimers);
  const url = new URL('/bridge', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.hash = '';
  return new BridgeClient(socketTransport(url.href, systemTimers), systemTimers);
}

export const bridge = connect();
export const liveQueries = new LiveQueries(bridge, systemClock, systemTimers);

interface StationState {
  /** Undefined until the data process answered for the first time. */
  readonly status: Status | undefined;
  /** Whether the data process itself can be reached; the hub is another matter. */
  readonly connected: boolean;
}

export const useStation = create<StationState>(() => ({ status: undefined, connected: false }));

/** Takes a status that a method returned, without waiting for the notification. */
export function acceptStatus(status: Status): void {
  const before = useStation.getState().status;
  useStation.setState({ status });
  const unlocked = before?.locked === true && !status.locked;
  if (unlocked || before?.account?.id !== status.account?.id) liveQueries.renew();
}

bridge.on('status', acceptStatus);
bridge.onLost(() => useStation.setState({ connected: false }));
bridge.onConnected(() => {
  useStation.setState({ connected: true });
  askStatus();
});

function askStatus(): void {
  // Without an answer the window says that the data process does not respond; the next connection asks again.
  bridge.request('status', {}).then(
    (status) => {
      useStation.setState({ connected: true });
      acceptStatus(status);
    },
    () => useStation.setState({ connected: false }),
  );
}
askStatus();
