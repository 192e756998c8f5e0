/**
 * Where the hub may send to: public addresses over HTTPS, and the networks it was told of. Checked when a webhook is
 * registered and again for every connection, on the address that is really connected to, so that no name of somebody else's
 * leads the hub to a neighbour of its own (SSRF, DNS rebinding).
 */
import { lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { ShaotaiError } from '#protocol/errors.ts';

/** Loopback, private, link-local, carrier, documentation, benchmark, multicast and translated addresses (IANA special registries). */
const NOT_PUBLIC = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
  '::/127', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10',
  'ff00::/8',
];

const URL_MAX = 2000;

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix = ''] = network.split('/');
    const family = isIP(address);
    const bits = Number(prefix);
    if (family === 0 || prefix === '' || !Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128)) {
      throw new ShaotaiError('params.invalid', `${network} is no network like 10.0.0.0/8`, { field: 'webhookNetworks' });
    }
    list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

export class AddressGuard {
  readonly #closed = listOf(NOT_PUBLIC);
  readonly #allowed: BlockList;
  readonly #anyAllowed: boolean;

  /** `networks`: the hub's own networks that may be sent to, for example 10.20.0.0/16. Throws params.invalid. */
  constructor(networks: readonly string[]) {
    this.#allowed = listOf(networks);
    this.#anyAllowed = networks.length > 0;
  }

  mayReach(address: string): boolean {
    const family = isIP(address);
    if (family === 0) return false;
    const kind = family === 4 ? 'ipv4' : 'ipv6';
    return this.#allowed.check(address, kind) || !this.#closed.check(address, kind);
  }

  /** The URL, when it may be registered at all. Throws params.invalid naming the field. */
  checked(text: string): URL {
    const url = text.length > URL_MAX ? null : URL.parse(text);
    const refuse = (reason: string) => new ShaotaiError('params.invalid', reason, { field: 'url' });
    if (url === null) throw refuse('no address like https://example.org/path');
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && this.#anyAllowed)) throw refuse('only https is sent to');
    if (url.username !== '' || url.password !== '') throw refuse('no name or password may stand in the address');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !this.mayReach(host)) throw refuse('the hub does not send to this network');
    return url;
  }

  /** Looks names up for a connection, and fails when any address they stand for may not be reached. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const refused = addresses.find(({ address }) => !this.mayReach(address));
      const [first] = addresses;
      if (refused !== undefined || first === undefined) callback(new Error(`the hub does not send to ${refused?.address ?? hostname}`), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
