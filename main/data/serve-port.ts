/** Runs the data process behind a host's port, with as many bridge clients as the host has windows. */
import { toErrorValue } from '#protocol/errors.ts';
import type { BridgeClient, DataProcess } from './data-process.ts';
import type { DataProcessSettings, HostPort, ToDataProcess } from './port.ts';

/** `create` may throw: the host is told. `ended` is called after an orderly stop. */
export function servePort(port: HostPort, create: (settings: DataProcessSettings) => DataProcess, ended: () => void): void {
  const clients = new Map<number, BridgeClient>();
  let data: DataProcess | undefined;

  const start = (settings: DataProcessSettings): void => {
    try {
      data = create(settings);
      port.post({ kind: 'ready' });
    } catch (error) {
      const { code, data: details } = toErrorValue(error);
      port.post({ kind: 'failed', error: { code, message: error instanceof Error ? error.message : String(error), data: details } });
    }
  };

  const take = (message: ToDataProcess): void => {
    switch (message.kind) {
      case 'start':
        start(message.settings);
        return;
      case 'open': {
        const { client } = message;
        if (data !== undefined)
          clients.set(
            client,
            data.connect((text) => port.post({ kind: 'text', client, text })),
          );
        return;
      }
      case 'text':
        void clients.get(message.client)?.receive(message.text);
        return;
      case 'close':
        clients.get(message.client)?.close();
        clients.delete(message.client);
        return;
      case 'awake':
        data?.awake();
        return;
      case 'stop':
        void (data?.stop() ?? Promise.resolve()).then(() => {
          port.post({ kind: 'stopped' });
          ended();
        });
    }
  };
  port.onMessage(take);
}
