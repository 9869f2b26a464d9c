import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, networksOf, shareOf } from '#src/lib/networks.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  [' 203.0.113.7:51234 ', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['[::ffff:cb00:7107]:443', '203.0.113.7'],
  ['2001:DB8:0:0::1', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['"[2001:db8::1]:4711"', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['::1', '::1'],
])('%j is the address %s', (said, address) => {
  expect(addressOf(said)).toBe(address);
});

test.each([
  undefined,
  '',
  'unknown',
  '_hidden',
  '203.0.113',
  '203.0.113.256',
  '203.0.113.7:port',
  '[2001:db8::1',
  '2001:db8::1::2',
  "'; --",
  '203.0.113.7 198.51.100.1',
  '0xcb007107',
])('%j is no address', (said) => {
  expect(addressOf(said)).toBeNull();
});

test('the numbers of one IPv6 connection are one network, and those of one site one wider one', () => {
  expect(networksOf('2001:db8:1:2:3::4')).toEqual({ near: '2001:db8:1:2/64', wide: '2001:db8:1/48' });
  expect(networksOf('2001:db8:1:3::')).toEqual({ near: '2001:db8:1:3/64', wide: '2001:db8:1/48' });
  expect(networksOf('::1')).toEqual({ near: '0:0:0:0/64', wide: '0:0:0/48' });
  expect(networksOf('::ffff:203.0.113.7')).toEqual(networksOf('203.0.113.7:80'));
  expect(networksOf('junk')).toEqual(networksOf('other junk'));
});

test('however an address is written, it is the same network; and whatever is said, there is one', () => {
  fc.assert(
    fc.property(fc.ipV6(), fc.integer({ min: 1, max: 65535 }), (ip, port) => {
      expect(shareOf(`[${ip}]:${port}`)).toBe(shareOf(ip.toUpperCase()));
      const address = addressOf(ip);
      expect(address && addressOf(address)).toBe(address);
    }),
  );
  fc.assert(fc.property(fc.string(), (said) => void expect(shareOf(said)).not.toBe('')));
});
