/** Loaded into the stand-in's utility process before its entry: `process.parentPort` over the child process channel. */
import { EventEmitter } from 'node:events';

class ParentPort extends EventEmitter {
  constructor() {
    super();
    // Node keeps what arrives before anybody listens.
    this.once('newListener', () => process.on('message', (data) => this.emit('message', { data, ports: [] })));
    process.on('disconnect', () => process.exit(1));
  }

  postMessage(message: unknown): void {
    process.send?.(message);
  }
}

Object.assign(process, { parentPort: new ParentPort() });
