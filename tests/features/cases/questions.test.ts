import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, countedFacts } from '#db/schema/index.ts';
import { answerInThread, judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { type CaseAct, caseState } from '#src/features/cases/rules.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { caseRecord, factsOfRecords } from '#src/features/open-data/tables.ts';
import { type CountedFacts, daysAsked, keysOf } from '#src/features/rankings/counting/facts.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays, type Day, daysBetween } from '#src/lib/dates.ts';
import { anOpenCase, aRepresentative, momentOn, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { openFacts } from '../rankings/counted.ts';

const born = '2026-01-01';
const on = (n: number): Day => addDays(born, n);
const published: CaseAct[] = [
  { kind: 'submitted', on: born },
  { kind: 'confirmed', on: born },
];
const said = (n: number, asks: boolean, boilerplate = false): CaseAct => ({
  ...{ kind: 'reply', on: on(n), proposesSolved: false, boilerplate, asks },
});
const answered = (n: number): CaseAct => ({ kind: 'answer', on: on(n) });

const countedAt = (acts: readonly CaseAct[], asOf: Day): CountedFacts => {
  const { firstAnswerOn, firstAnswerBy, asked } = caseState([...published, ...acts], asOf);
  return { ...openFacts, publishedOn: born, firstAnswerOn, firstAnswerBy, asked };
};
const waitOf = (acts: readonly CaseAct[], asOf: Day) =>
  keysOf(countedAt(acts, asOf), asOf).find((key) => /^(answered|waiting)\//.test(key));

describe('a question of the company', () => {
  test('is a reaction and no answer, and the days until it is answered do not count', () => {
    const asking = [said(2, true)];
    expect(caseState([...published, ...asking], on(5))).toMatchObject({
      ...{ status: 'answered', ball: 'author', firstReplyOn: on(2), firstAnswerOn: null },
    });
    expect(waitOf(asking, on(9))).toBe('waiting/2');
    const told = [...asking, answered(10)];
    expect(waitOf(told, on(9))).toBe('waiting/2');
    expect(waitOf(told, on(13))).toBe('waiting/5');
    expect(waitOf([...told, said(12, false)], on(40))).toBe('answered/4');
  });

  test('may be asked twice; asked again before the answer it stops nothing anew', () => {
    const acts = [said(2, true), said(4, true), answered(10), said(12, true), answered(20), said(21, false)];
    expect(waitOf(acts, on(60))).toBe('answered/5');
  });

  test('stops nothing once its author calls it boilerplate', () => {
    expect(waitOf([said(2, true, true), answered(10)], on(13))).toBe('waiting/13');
  });

  test('waits for nobody any more when the case rests or is over: the days count again', () => {
    expect(waitOf([said(2, true)], on(2 + 90 + 20))).toBe('waiting/22');
    const closed: CaseAct = { kind: 'closed', on: on(8), outcome: 'unsolved' };
    expect(waitOf([said(2, true), closed], on(20))).toBe('waiting/14');
    expect(waitOf([said(2, true), { kind: 'withdrawn', on: on(8) }], on(20))).toBe('waiting/14');
  });

  test('is too young to tell while its author is to move, and counts for a reply in time afterwards', () => {
    const keys = (acts: readonly CaseAct[], asOf: Day) => keysOf(countedAt(acts, asOf), asOf).join(' ');
    expect(keys([said(2, true)], on(20))).toContain('alike/-/');
    expect(keys([said(2, true), answered(20), said(25, false)], on(30))).toContain('alike/1/');
    expect(keys([said(2, true), answered(3)], on(30))).toContain('alike/0/');
  });
});

describe('the days that a case waits', () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('said' as const), asks: fc.boolean(), boilerplate: fc.boolean() }),
    fc.constantFrom(
      { kind: 'answer' as const },
      { kind: 'close' as const },
      { kind: 'reopen' as const },
      { kind: 'withdraw' as const },
    ),
  );
  const life = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), act), { maxLength: 8 }).map((steps) => {
    let n = 0;
    return steps.map(([gap, one]): CaseAct => {
      n += gap;
      if (one.kind === 'said') return said(n, one.asks, one.boilerplate);
      if (one.kind === 'answer') return answered(n);
      if (one.kind === 'close') return { kind: 'closed', on: on(n), outcome: 'unsolved' };
      return one.kind === 'reopen' ? { kind: 'reopened', on: on(n) } : { kind: 'withdrawn', on: on(n) };
    });
  });
  const asOfDay = fc.integer({ min: 0, max: 300 }).map(on);
  const days = (key: string | undefined) => Number(key?.split('/')[1]);

  test('and those on which its author had to answer make up all days, never more', () => {
    fc.assert(
      fc.property(life, asOfDay, (acts, asOf) => {
        const facts = countedAt(
          acts.filter(({ on: day }) => day <= asOf),
          asOf,
        );
        const until = facts.firstAnswerOn ?? asOf;
        const waited = days(keysOf(facts, asOf).find((key) => /^(answered|waiting)\//.test(key)));
        expect(waited + daysAsked(facts, asOf)).toBe(daysBetween(born, until));
        expect(waited).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('are the same out of the data set', () => {
    fc.assert(
      fc.property(life, asOfDay, (acts, asOf) => {
        const facts = countedAt(
          acts.filter(({ on: day }) => day <= asOf),
          asOf,
        );
        const its = { number: '2026-000001', company: 'x', industry: 'shops', alsoNamed: null, repliesChecking: 0 };
        const row = caseRecord(
          { ...its, kind: null, readOn: null, facts, knownSince: asOf, isAnswerAbout: false, disputed: null },
          asOf,
        );
        expect(keysOf(factsOfRecords(row, null), asOf)).toEqual(keysOf(facts, asOf));
      }),
    );
  });

  test('are never fewer, and no answer comes earlier, than if the company had answered instead of asking', () => {
    fc.assert(
      fc.property(life, asOfDay, (acts, asOf) => {
        const past = acts.filter(({ on: day }) => day <= asOf);
        const instead = past.map((one) => (one.kind === 'reply' ? { ...one, asks: false } : one));
        const [asked, told] = [countedAt(past, asOf), countedAt(instead, asOf)];
        if (asked.firstAnswerOn !== null) expect(told.firstAnswerOn ?? '9').not.toBe('9');
        if (told.firstAnswerOn !== null && asked.firstAnswerOn !== null) {
          expect(asked.firstAnswerOn >= told.firstAnswerOn).toBe(true);
        }
      }),
    );
  });
});

test('a question is stored as what it is, and a second count finds nothing to mend', async ({ db }) => {
  const theCase = await anOpenCase(db, { publishedOn: '2026-03-01' });
  const speaker = await aRepresentative(db, { company: theCase.company });
  const { number } = theCase;
  const ask = {
    id: newId(),
    number,
    text: 'Wie lautet die Sendungsnummer?',
    intent: 'question' as const,
    promises: [],
  };
  must(await publishReply(situationOf(speaker, '2026-03-04'), ask));
  must(await answerInThread(situationOf(theCase.author, '2026-03-20'), { id: newId(), number, text: 'Sie ist 4711.' }));
  expect(await stored(db, theCase.id)).toMatchObject({ asked: [['2026-03-04', '2026-03-20']], firstAnswerOn: null });
  const reply = { id: newId(), number, text: 'Wir erstatten.', intent: 'answer' as const, promises: [] };
  must(await publishReply(situationOf(speaker, '2026-03-22'), reply));
  expect(keysOf(await stored(db, theCase.id), '2026-03-31')).toContain('answered/5');
  expect(await checkCases(db, momentOn('2026-03-22'))).toEqual([]);
  const verdict = { number, replyId: ask.id, content: 'no' as const, boilerplate: true, text: '' };
  must(await judgeReply(situationOf(theCase.author, '2026-03-23'), verdict));
  expect(keysOf(await stored(db, theCase.id), '2026-03-31')).toContain('answered/21');
  expect(await db.$count(cases, eq(cases.firstReplyOn, '2026-03-04'))).toBe(1);
});

async function stored(db: Database, caseId: string) {
  const rows = await db.select().from(countedFacts).where(eq(countedFacts.caseId, caseId));
  const last = rows.toSorted((a, b) => (a.recordedOn < b.recordedOn ? -1 : 1)).at(-1);
  if (!last) throw new Error('not counted');
  return last;
}
