/** A TCP proxy between stations and a hub that spoils what passes through it. */
import { createServer, connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { Random } from '#domain/core/time.ts';

export interface Fault {
  /** Each piece waits this long and up to `jitterMs` more; order is kept. */
  readonly delayMs?: number;
  readonly jitterMs?: number;
  /** Bytes a second in each direction. */
  readonly bytesPerSecond?: number;
  /** Nothing passes and nobody is told; what was held passes when it is over, as TCP sends again what was not acknowledged. */
  readonly blackHole?: boolean;
  /** What passes now belongs to a connection that one end has forgotten: it is lost, and so is all that follows on it. */
  readonly halfOpen?: boolean;
  /** Both ends are reset after about this many bytes, in the middle of whatever passes. */
  readonly resetAfterBytes?: number;
  /** Every piece is cut into pieces of this many bytes. */
  readonly splitBytes?: number;
}

const NONE: Fault = {};
/** How often a held piece looks whether the black hole is over, ms. */
const HOLD_MS = 20;

export class FaultyProxy {
  readonly #target: URL;
  readonly #random: Random;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #fault: Fault = NONE;
  /** Connections reset by the proxy. */
  resets = 0;

  private constructor(target: URL, random: Random) {
    this.#target = target;
    this.#random = random;
    this.#server = createServer({ allowHalfOpen: false }, (client) => this.#accept(client));
  }

  static async start(targetUrl: string, random: Random): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(new URL(targetUrl), random);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** From now on, also for open connections. */
  use(fault: Fault): void {
    this.#fault = fault;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(client: Socket): void {
    const hub = connect(Number(this.#target.port), this.#target.hostname);
    for (const [from, to] of [[client, hub], [hub, client]] as const) {
      this.#sockets.add(from);
      from.setNoDelay(true);
      const passage = new Passage(to, () => this.#fault, this.#random, () => {
        this.resets += 1;
        client.resetAndDestroy();
        hub.resetAndDestroy();
      });
      from.on('data', (piece: Buffer) => passage.take(from, piece));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}

/** One direction of one connection. */
class Passage {
  readonly #to: Socket;
  readonly #fault: () => Fault;
  readonly #random: Random;
  readonly #reset: () => void;
  #queue: Promise<void> = Promise.resolve();
  #passed = 0;
  #forgotten = false;

  constructor(to: Socket, fault: () => Fault, random: Random, reset: () => void) {
    this.#to = to;
    this.#fault = fault;
    this.#random = random;
    this.#reset = reset;
  }

  take(from: Socket, piece: Buffer): void {
    from.pause();
    this.#queue = this.#queue.then(() => this.#pass(piece)).finally(() => from.resume());
  }

  async #pass(piece: Buffer): Promise<void> {
    while (this.#fault().blackHole === true) await new Promise((resolve) => setTimeout(resolve, HOLD_MS));
    const { delayMs = 0, jitterMs = 0, bytesPerSecond, halfOpen = false, resetAfterBytes, splitBytes } = this.#fault();
    this.#forgotten ||= halfOpen;
    if (this.#forgotten) return;
    const waitMs = delayMs + jitterMs * this.#random() + (bytesPerSecond === undefined ? 0 : (piece.length / bytesPerSecond) * 1000);
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    this.#passed += piece.length;
    if (resetAfterBytes !== undefined && this.#passed > resetAfterBytes * (0.5 + this.#random())) {
      this.#to.write(piece.subarray(0, Math.floor(piece.length * this.#random())));
      this.#reset();
      return;
    }
    const size = splitBytes ?? piece.length;
    for (let start = 0; start < piece.length; start += size) {
      this.#to.write(piece.subarray(start, start + size));
      // A turn of the loop between two pieces, so that they leave as packets of their own.
      if (size < piece.length) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
