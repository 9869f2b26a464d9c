import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairPlaces, type Leave } from '#src/lib/fair.ts';

const places = { atOnce: 2, each: 1, mostWaiting: 6, eachWaiting: 4 };

test('one network gets its share, another one at once what is left', async () => {
  const line = fairPlaces(places);
  const first = await line.enter('a');
  const waiting = line.enter('a');
  const other = await line.enter('b');
  expect(first && other).toBeTruthy();
  other?.();
  // A free place is not the same network's.
  expect(await Promise.race([waiting, Promise.resolve('waits')])).toBe('waits');
  first?.();
  expect(await waiting).toBeTruthy();
});

test('networks take turns, however many of one came first', async () => {
  const line = fairPlaces({ ...places, atOnce: 1 });
  const order: string[] = [];
  const visit = async (network: string) => {
    const leave = await line.enter(network);
    if (!leave) return;
    order.push(network);
    await Promise.resolve();
    leave();
  };
  const before = await line.enter('x');
  const visits = ['a', 'a', 'a', 'b', 'c'].map(visit);
  before?.();
  await Promise.all(visits);
  expect(order).toEqual(['a', 'b', 'c', 'a', 'a']);
});

test('where too many wait, the newest of the network with most goes, never one of a network with fewer', async () => {
  const line = fairPlaces({ ...places, atOnce: 1 });
  await line.enter('x');
  const many = Array.from({ length: 4 }, () => line.enter('a'));
  const few = [line.enter('b'), line.enter('b')];
  expect(await line.enter('a')).toBeNull();
  const newcomer = line.enter('c');
  expect(await many[3]).toBeNull();
  const settled = await Promise.race([newcomer, ...few, Promise.resolve('all wait')]);
  expect(settled).toBe('all wait');
});

test('who goes away while waiting leaves the line', async () => {
  const line = fairPlaces({ ...places, atOnce: 1 });
  const first = await line.enter('a');
  const gone = new AbortController();
  const waiting = line.enter('b', gone.signal);
  const next = line.enter('c');
  gone.abort();
  expect(await waiting).toBeNull();
  first?.();
  expect(await next).toBeTruthy();
});

test('never more at once than there are places, and every place is used again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 }), async (networks) => {
      const line = fairPlaces({ atOnce: 3, each: 2, mostWaiting: 100, eachWaiting: 100 });
      const inside = new Map<string, number>();
      const visits = networks.map(async (network) => {
        const leave: Leave | null = await line.enter(network);
        inside.set(network, (inside.get(network) ?? 0) + 1);
        expect([...inside.values()].reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(3);
        expect(inside.get(network)).toBeLessThanOrEqual(2);
        await Promise.resolve();
        inside.set(network, (inside.get(network) ?? 1) - 1);
        leave?.();
        leave?.();
      });
      await Promise.all(visits);
    }),
  );
});
