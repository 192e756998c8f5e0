/** Where webhooks may send to: nothing of the hub's own surroundings unless it was told of them. */
import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { AddressGuard } from '#hub/webhooks/address-guard.ts';
import { signatureOf } from '#hub/webhooks/send.ts';

const guard = new AddressGuard([]);
const office = new AddressGuard(['10.20.0.0/16', 'fd00:20::/32']);

describe('addresses', () => {
  it.each([
    '127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1',
    '255.255.255.255', '::1', '::', 'fe80::1', 'fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1',
    '64:ff9b::a00:1', '2002:a00:1::', 'no address',
  ])('%s is not sent to', (address) => {
    expect(guard.mayReach(address)).toBe(false);
  });

  it.each(['93.184.216.34', '172.32.0.1', '11.0.0.1', '2606:4700::1111', '::ffff:93.184.216.34'])('%s is', (address) => {
    expect(guard.mayReach(address)).toBe(true);
  });

  it('of the hub’s own networks are sent to when it was told of them, no others', () => {
    expect(['10.20.3.4', 'fd00:20::7', '10.21.0.1', '127.0.0.1'].map((address) => office.mayReach(address))).toEqual(
      [true, true, false, false]
    );
  });
});

describe('URLs', () => {
  it.each([
    'http://example.org/x', 'ftp://example.org/x', 'https://127.0.0.1/x', 'https://[::1]/x', 'https://2130706433/x', 'https://0x7f.1/x',
    'https://name:password@example.org/', 'file:///etc/passwd', 'example.org', '', `https://example.org/${'x'.repeat(2100)}`,
  ])('%s is refused', (url) => {
    expect(() => guard.checked(url)).toThrow(expect.objectContaining({ code: 'params.invalid', data: { field: 'url' } }) as Error);
  });

  it('may be plain HTTP in the hub’s own networks', () => {
    expect(office.checked('http://10.20.0.5:8080/hook').port).toBe('8080');
    expect(guard.checked('https://example.org/hook').pathname).toBe('/hook');
  });

  it('of names are checked by what they stand for when the connection is made', async () => {
    const found = new Promise<{ error: Error | null; addresses: string | LookupAddress[] }>((resolve) => {
      guard.lookup('localhost', { all: true }, (error, addresses) => resolve({ error, addresses }));
    });
    expect((await found).error?.message).toMatch(/does not send to/);
  });
});

it('networks that are none are refused at the start', () => {
  for (const network of ['10.0.0.0', '10.0.0.0/33', 'office/8', '/8']) expect(() => new AddressGuard([network])).toThrow('is no network');
});

it('a signature tells time, secret and body apart', () => {
  const signatures = [
    signatureOf('secret', '{"a":1}', 1_795_000_000_000), signatureOf('other', '{"a":1}', 1_795_000_000_000),
    signatureOf('secret', '{"a":2}', 1_795_000_000_000), signatureOf('secret', '{"a":1}', 1_795_000_001_000),
  ];
  expect(new Set(signatures).size).toBe(4);
  expect(signatureOf('secret', '{"a":1}', 1_795_000_000_999)).toBe(signatures[0]);
});
