/** One delivery over HTTP: signed with the webhook's secret and the time, to an address the guard lets through. */
import { createHmac } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { APP_VERSION } from '#protocol/version.ts';
import type { AddressGuard } from './address-guard.ts';

const ANSWER_LIMIT_MS = 10_000;
const SECOND_MS = 1000;

export interface Parcel {
  readonly url: string;
  readonly secret: string;
  readonly deliveryId: string;
  readonly body: string;
}

/** `ok` for a status of 2xx; otherwise why not, for the list of deliveries. */
export interface Receipt { readonly ok: boolean; readonly problem: string }

/** `stopping` ends the request when the hub stops; the delivery goes out again later. */
export type Send = (parcel: Parcel, now: number, stopping: AbortSignal) => Promise<Receipt>;

/**
 * `t=SECONDS,v1=HEX`: HMAC-SHA256 of `SECONDS.BODY`. The receiver computes the same, and refuses times too far from its own,
 * so that nobody sends an old delivery again.
 */
export function signatureOf(secret: string, body: string, now: number): string {
  const seconds = Math.floor(now / SECOND_MS);
  return `t=${String(seconds)},v1=${createHmac('sha256', secret).update(`${String(seconds)}.${body}`).digest('hex')}`;
}

/** Redirects are not followed: they could lead anywhere. */
export function sendOverHttp(guard: AddressGuard): Send {
  return ({ url: text, secret, deliveryId, body }, now, stopping) => new Promise((resolve) => {
    const url = new URL(text);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !guard.mayReach(host)) {
      resolve({ ok: false, problem: `the hub does not send to ${host}` });
      return;
    }
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST', agent: false, lookup: guard.lookup, signal: AbortSignal.any([AbortSignal.timeout(ANSWER_LIMIT_MS), stopping]),
      headers: {
        'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': `Shaotai/${APP_VERSION}`,
        'shaotai-delivery': deliveryId, 'shaotai-signature': signatureOf(secret, body, now),
      },
    });
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      response.destroy();
      resolve({ ok: status >= 200 && status < 300, problem: `HTTP ${String(status)}` });
    });
    request.on('error', (error) => resolve({ ok: false, problem: error.message.slice(0, 200) }));
    request.end(body);
  });
}
