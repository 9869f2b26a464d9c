import { expect, test } from 'vitest';
import { device } from '#src/features/accounts/devices.ts';

const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E148 Safari/604.1';

test('a device is called what its owner calls it', () => {
  expect(device(edge)).toEqual({ browser: 'Edge', system: 'Windows' });
  expect(device(iphone)).toEqual({ browser: 'Safari', system: 'iPhone' });
  expect(device('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toEqual({
    browser: 'Firefox',
    system: 'Linux',
  });
  expect(device('')).toEqual({ browser: null, system: null });
});
