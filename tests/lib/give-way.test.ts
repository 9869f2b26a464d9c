import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { giveWay, goesFirst } from '#src/lib/give-way.ts';

/** Something of twenty turns of the process, each of which has to wait for a piece of other work that is in between. */
async function twentyTurns() {
  for (let turn = 0; turn < 20; turn += 1) await pause(1);
}

test('long work stands still at its next pause while something goes first, and goes on behind it', async () => {
  let pieces = 0;
  let isOver = false;
  const work = (async () => {
    while (!isOver) {
      await giveWay();
      pieces += 1;
    }
  })();
  await pause(5);
  const before = await goesFirst(async () => {
    const begun = pieces;
    await twentyTurns();
    return pieces - begun;
  });
  // At most the piece whose pause was already over.
  expect(before).toBeLessThanOrEqual(1);
  const then = pieces;
  await pause(5);
  expect(pieces).toBeGreaterThan(then);
  isOver = true;
  await work;
});

test('a row of things that go first does not keep the work from going on, nor does one that fails', async () => {
  let pieces = 0;
  const row = (async () => {
    for (let mail = 0; mail < 10; mail += 1) {
      await goesFirst(async () => {
        await pause(2);
        if (mail % 2) throw new Error('the server hung up');
      }).catch(() => undefined);
    }
  })();
  const work = (async () => {
    for (; pieces < 5; pieces += 1) await giveWay();
  })();
  await Promise.all([row, work]);
  expect(pieces).toBe(5);
});
