/**
 * Who may talk to the kiosk host: only a browser of this machine that was given the address with the secret. Other
 * programs and web pages of the same machine know the port but not the secret; a page of another site is stopped by
 * Host (DNS rebinding), Origin and the SameSite cookie.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export class Admission {
  readonly #port: number;
  readonly #secret: Buffer;

  constructor(port: number, secret: string) {
    this.#port = port;
    this.#secret = Buffer.from(secret);
  }

  /** Cookies do not know ports: each kiosk of a machine has its own name. */
  get cookieName(): string {
    return `shaotai-${this.#port}`;
  }

  /** The page's origin, one and the same for page and socket. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Sets the cookie of a window that showed the secret in its address. */
  cookie(): string {
    return `${this.cookieName}=${this.#secret.toString()}; HttpOnly; SameSite=Strict; Path=/`;
  }

  isSecret(value: string): boolean {
    const given = Buffer.from(value);
    return given.length === this.#secret.length && timingSafeEqual(given, this.#secret);
  }

  isOurHost(request: IncomingMessage): boolean {
    return request.headers.host === `127.0.0.1:${this.#port}`;
  }

  hasCookie(request: IncomingMessage): boolean {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
    return pairs.some((pair) => pair.startsWith(`${this.cookieName}=`) && this.isSecret(pair.slice(this.cookieName.length + 1)));
  }

  /** A socket needs all three: a browser sends Origin with every one. */
  admitsSocket(request: IncomingMessage): boolean {
    return this.isOurHost(request) && request.headers.origin === this.origin && this.hasCookie(request);
  }
}
