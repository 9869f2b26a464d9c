import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { entries } from '#db/schema/index.ts';
import { callInput, entryOfCall } from '#src/features/author-desk/call/input.ts';
import { type CallTimes, minutesQueued } from '#src/features/author-desk/call/rules.ts';
import { recordEntry } from '#src/features/cases/commands/entries.ts';
import { newId } from '#src/lib/crypto.ts';
import { today } from '#src/lib/situation.ts';
import { anOpenCase, situationOf } from '#tests/factories.ts';
import { test as withDatabase } from '#tests/test.ts';

const times: CallTimes = { from: '14:03', reached: '14:15', until: '14:40', queuedMore: 0 };
const nobody = (n: number) => `nobody answered for ${n} minutes`;

/** What a form sends, as the command gets it. */
function told(fields: Record<string, string>) {
  const form = callInput.parse({ number: '2026-000001', entryId: newId(), from: '14:03', ...fields });
  return entryOfCall(form, '2026-04-01', nobody);
}

test('the wait is the time until somebody answered, with every queue after that', () => {
  expect(minutesQueued(times)).toEqual({ ok: true, value: 12 });
  expect(minutesQueued({ ...times, until: null })).toEqual({ ok: true, value: 12 });
  expect(minutesQueued({ ...times, queuedMore: 9 })).toEqual({ ok: true, value: 21 });
});

test('where nobody answered, the wait ends when the caller hangs up', () => {
  expect(minutesQueued({ ...times, reached: null })).toEqual({ ok: true, value: 37 });
});

test('a call may pass midnight', () => {
  expect(minutesQueued({ ...times, from: '23:50', reached: '00:10', until: '00:20' })).toEqual({ ok: true, value: 20 });
});

test.each([
  ['somebody answered before the call', { reached: '14:02' }, 'reached', 'not-in-call'],
  ['it ended before somebody answered', { until: '14:10' }, 'until', 'not-in-call'],
  ['it ended before it began', { reached: null, until: '14:00' }, 'until', 'not-in-call'],
  ['nobody answered, and no end', { reached: null, until: null }, 'until', 'call-end-needed'],
  ['more in queues than the call lasted', { queuedMore: 26 }, 'queuedMore', 'queue-too-long'],
])('%s: said at its field', (_what, given, field, reason) => {
  expect(minutesQueued({ ...times, ...given })).toEqual({ ok: false, refusal: 'invalid', field, reason });
});

test.each([
  ['a call without its beginning', { from: '' }, 'from', 'required'],
  [
    'a promise of somebody who never answered',
    { until: '14:20', promiseText: 'Rückruf' },
    'reached',
    'call-answer-needed',
  ],
  ['a name of somebody who never answered', { until: '14:20', people: 'Frau Beck' }, 'reached', 'call-answer-needed'],
  ['a conversation without a word about it', { reached: '14:10' }, 'happened', 'required'],
])('%s is refused at its field', (_what, given, field, reason) => {
  expect(told(given)).toMatchObject({ ok: false, field, reason });
});

test('of a call that nobody answered, the entry says nothing but that, and for how long', () => {
  expect(told({ until: '14:45' })).toMatchObject({
    ok: true,
    value: { direction: 'attempt', channel: 'phone', text: nobody(42), waitedMinutes: 42, time: '14:03', contacts: 1 },
  });
});

test('a wait between times that are only about is about', () => {
  expect(told({ from: 'gegen 14 Uhr', until: '14:45' })).toMatchObject({
    value: { waitedMinutes: 45, waitedIsAbout: true, timeIsAbout: true },
  });
});

withDatabase(
  'a call becomes an entry with its wait, who was spoken to, hand-overs and what was promised',
  async ({ db }) => {
    const { number, author } = await anOpenCase(db);
    const situation = situationOf(author);
    const id = newId();
    const fields = {
      entryId: id,
      reached: '14:15',
      until: '14:40',
      queuedMore: '5',
      handOvers: '2',
      people: 'Technik',
      happened: 'Das Ersatzgerät sei unterwegs.',
      promiseText: 'Rückruf',
      promiseDueOn: '2026-04-03',
    };
    const form = callInput.parse({ number, from: '14:03', ...fields });
    const entry = entryOfCall(form, today(situation), nobody);
    if (!entry.ok) throw new Error(entry.reason);
    expect(await recordEntry(situation, number, entry.value)).toMatchObject({ ok: true });
    const [written] = await db.select().from(entries).where(eq(entries.id, id));
    expect(written).toMatchObject({
      waitedMinutes: 17,
      handOvers: 2,
      direction: 'conversation',
      time: '14:03',
      occurredOn: today(situation),
    });
    // Sent twice, by a line that came back, it is one entry.
    expect(await recordEntry(situation, number, entry.value)).toMatchObject({ ok: true });
    expect(await db.select().from(entries).where(eq(entries.id, id))).toHaveLength(1);
  },
);
