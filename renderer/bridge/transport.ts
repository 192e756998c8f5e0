/** How texts reach the data process: the preload of Electron, or the kiosk host's socket at the page's own origin. */
import type { Timers } from '#domain/core/time.ts';
import type { PreloadBridge } from '#protocol/bridge/electron.ts';

export interface Transport {
  /** Texts sent while disconnected are refused (false): the client keeps them. */
  send(text: string): boolean;
  onText(listener: (text: string) => void): void;
  /** Calls back at once when already connected, and after every reconnection. */
  onConnected(listener: () => void): void;
  onLost(listener: () => void): void;
}

declare global {
  interface Window {
    readonly shaotai?: PreloadBridge;
  }
}

export function preloadTransport(preload: Pick<PreloadBridge, 'send' | 'onMessage'>): Transport {
  return {
    send(text) {
      preload.send(text);
      return true;
    },
    onText: (listener) => preload.onMessage(listener),
    onConnected: (listener) => listener(),
    // The main process restarts the data process behind the same port and says so with a `status` notification.
    onLost: () => undefined,
  };
}

/** The host is on this machine: a short fixed pause is enough, no back-off. */
const RECONNECT_MS = 700;

export function socketTransport(url: string, timers: Timers): Transport {
  const texts: ((text: string) => void)[] = [];
  const connected: (() => void)[] = [];
  const lost: (() => void)[] = [];
  let socket: WebSocket | undefined;

  const open = (): void => {
    const next = new WebSocket(url);
    next.onopen = () => {
      socket = next;
      for (const listener of connected) listener();
    };
    next.onmessage = (event) => {
      if (typeof event.data === 'string') for (const listener of texts) listener(event.data);
    };
    next.onclose = () => {
      if (socket === next) {
        socket = undefined;
        for (const listener of lost) listener();
      }
      timers.after(RECONNECT_MS, open);
    };
  };
  open();

  return {
    send(text) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(text);
      return true;
    },
    onText: (listener) => {
      texts.push(listener);
    },
    onConnected: (listener) => {
      connected.push(listener);
      if (socket !== undefined) listener();
    },
    onLost: (listener) => {
      lost.push(listener);
    },
  };
}
