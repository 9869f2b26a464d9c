import { afterEach, expect, test, vi } from 'vitest';
import { clockBehind, neverBefore, now } from '#src/lib/clock.ts';

afterEach(() => {
  vi.useRealTimers();
  // As in a process that does not serve: it counts nothing on.
  Reflect.deleteProperty(globalThis, Symbol.for('aktenkundig.clock'));
});

const at = (time: string) => new Date(`2026-03-30T${time}Z`);
const from = (time: string) => vi.useFakeTimers({ toFake: ['Date', 'performance'], now: at(time) });

test('a clock that is set back is counted on, and followed again when it is set right', () => {
  from('12:00:00');
  neverBefore(null);
  vi.advanceTimersByTime(60_000);
  expect(now()).toEqual(at('12:01:00'));

  vi.setSystemTime(at('09:00:00'));
  expect(now()).toEqual(at('12:01:00'));
  expect(clockBehind()).toBe(3 * 3_600_000 + 60_000);
  vi.advanceTimersByTime(60_000);
  expect(now()).toEqual(at('12:02:00'));

  vi.setSystemTime(at('12:02:30'));
  expect(now()).toEqual(at('12:02:30'));
  expect(clockBehind()).toBe(0);
});

test('a start goes on where the last one ended, unless that lies more than a day ahead: then a person says which is wrong', () => {
  from('12:00:00');
  neverBefore(at('14:00:00'));
  expect(now()).toEqual(at('14:00:00'));
  neverBefore(new Date('2026-07-30T12:00:00Z'));
  expect(now()).toEqual(at('12:00:00'));
});
