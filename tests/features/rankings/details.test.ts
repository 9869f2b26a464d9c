import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inPlaces, partOf, recounted } from '#src/features/rankings/counting/details.ts';
import { keysOf } from '#src/features/rankings/counting/facts.ts';
import { changedColumns, tallyColumns } from '#src/features/rankings/counting/stored.ts';
import { count, type Tally } from '#src/features/rankings/counting/tally.ts';
import { today } from '#tests/factories.ts';
import { anyFacts } from './counted.ts';

const tallyOf = (...counted: readonly (readonly [keys: ReturnType<typeof keysOf>, sign: 1 | -1])[]): Tally => {
  const tally: Tally = new Map();
  for (const [keys, sign] of counted) count(tally, keys, sign);
  return tally;
};

test('counting what changed gives the columns of a tally of everything, to the letter, also where it falls below nothing', () => {
  fc.assert(
    fc.property(fc.array(anyFacts, { maxLength: 8 }), fc.option(anyFacts), fc.option(anyFacts), (cases, was, is) => {
      const counted = cases.map((facts) => [keysOf(facts, today), 1] as const);
      const changed = [
        ...(was ? [[keysOf(was, today), -1] as const] : []),
        ...(is ? [[keysOf(is, today), 1] as const] : []),
      ];
      const { details, ...row } = tallyColumns(tallyOf(...counted));
      const { stored, columns } = changedColumns(tallyOf(...changed))({ ...row, details: JSON.stringify(details) });
      const { details: whole, ...wanted } = tallyColumns(tallyOf(...counted, ...changed));
      expect({ ...row, ...columns }).toEqual(wanted);
      expect(stored).toBe(JSON.stringify(whole));
    }),
  );
});

test('a key comes at its place, is counted and goes again, at the beginning, in the middle, at the end and alone', () => {
  const one = recounted('{}', [['m/2', 1]]);
  expect(one).toBe('{"m/2":1}');
  const three = recounted(
    one,
    inPlaces([
      ['z', 3],
      ['a', -1],
      ['m/2', 0],
      ['m/10', 2],
    ]),
  );
  expect(three).toBe('{"a":-1,"m/10":2,"m/2":1,"z":3}');
  expect(partOf(three, 'm/')).toEqual([
    ['10', 2],
    ['2', 1],
  ]);
  expect(partOf(three, 'n')).toEqual([]);
  expect(recounted(three, [['a', 1]])).toBe('{"m/10":2,"m/2":1,"z":3}');
  expect(recounted(three, [['m/10', -2]])).toBe('{"a":-1,"m/2":1,"z":3}');
  expect(recounted(three, [['z', -3]])).toBe('{"a":-1,"m/10":2,"m/2":1}');
  expect(recounted(one, [['m/2', -1]])).toBe('{}');
});
