import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, entries } from '#db/schema/index.ts';
import { caseFile } from '#src/features/case-file/index.ts';
import { answerInThread, judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { type CaseAct, caseState } from '#src/features/cases/rules.ts';
import { sealedWords } from '#src/features/cases/sealed/words.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { newId } from '#src/lib/crypto.ts';
import { addDays } from '#src/lib/dates.ts';
import { anOpenCase, aRepresentative, momentOn, situationOf } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';
import { readable } from '../paper/dossier/readable.ts';

const published = '2026-03-01';
const stateOf = async (db: Database, id: string) => (await db.select().from(cases).where(eq(cases.id, id)))[0];
const corrected = 'Der Anruf dauerte vier Minuten, nicht vierzig.';

async function aCase(db: Database) {
  const theCase = await anOpenCase(db, { publishedOn: published });
  const speaker = await aRepresentative(db, { company: theCase.company });
  const [entry] = await db.select().from(entries).where(eq(entries.caseId, theCase.id)).orderBy(asc(entries.position));
  const correct = (on: string, entryId = entry?.id) => {
    const id = newId();
    const reply = { id, number: theCase.number, text: corrected, intent: 'correction' as const, promises: [], entryId };
    return publishReply(situationOf(speaker, on), reply).then((outcome) => ({ id, outcome }));
  };
  return { theCase, speaker, entry, correct };
}

describe('a correction of a fact', () => {
  test('stands at its entry, is a reaction and no answer, and leaves whoever was to act', async ({ db }) => {
    const { theCase, speaker, entry, correct } = await aCase(db);
    must((await correct('2026-03-04')).outcome);
    expect(await stateOf(db, theCase.id)).toMatchObject({
      ...{ status: 'open', ball: 'company', firstReplyOn: '2026-03-04', firstAnswerOn: null, movedOn: '2026-03-04' },
    });
    const file = await caseFile(db, { number: theCase.number }, '2026-03-05');
    expect(file?.thread).toMatchObject([
      { aboutEntryId: entry?.id, intent: 'correction', signedName: 'Miriam Okafor' },
    ]);
    expect(JSON.stringify(contentOf(await readable(db, theCase.number)))).toContain('correctsEntry');
    expect((await sealedWords(db, [theCase.id])).get(theCase.id)).toContain(`"corrects":"${entry?.occurredOn}"`);
    // The author can answer it, and the company still owes an answer.
    must(
      await answerInThread(situationOf(theCase.author, '2026-03-06'), {
        id: newId(),
        number: theCase.number,
        text: 'Nein.',
      }),
    );
    const reply = {
      id: newId(),
      number: theCase.number,
      text: 'Wir erstatten.',
      intent: 'answer' as const,
      promises: [],
    };
    must(await publishReply(situationOf(speaker, '2026-03-09'), reply));
    expect(await stateOf(db, theCase.id)).toMatchObject({
      status: 'answered',
      ball: 'author',
      firstAnswerOn: '2026-03-09',
    });
    expect(await checkCases(db, momentOn('2026-03-09'))).toEqual([]);
  });

  test.each([
    ['yes', false, '2026-03-04'],
    ['partly', false, '2026-03-04'],
    ['no', false, null],
    ['yes', true, null],
  ] as const)(
    'counts as an answer once its author is content with it: %s, boilerplate %s',
    async (content, boilerplate, on) => {
      const { freshDatabase } = await import('#tests/database.ts');
      const { db, dispose } = await freshDatabase();
      const { theCase, correct } = await aCase(db);
      const { id, outcome } = await correct('2026-03-04');
      must(outcome);
      const verdict = { number: theCase.number, replyId: id, content, boilerplate, text: '' };
      must(await judgeReply(situationOf(theCase.author, '2026-03-08'), verdict));
      expect(await stateOf(db, theCase.id)).toMatchObject({
        firstAnswerOn: on,
        ball: on === null ? 'company' : 'author',
      });
      expect(await checkCases(db, momentOn('2026-03-08'))).toEqual([]);
      dispose();
    },
  );

  test('names an entry of its case, and no other', async ({ db }) => {
    const { correct } = await aCase(db);
    const other = await anOpenCase(db);
    const [foreign] = await db.select().from(entries).where(eq(entries.caseId, other.id));
    for (const id of ['', 'x', foreign?.id]) {
      expect((await correct('2026-03-04', id)).outcome).toEqual({
        ...{ ok: false, refusal: 'invalid' },
        ...{ field: 'entryId', reason: 'choose-one' },
      });
    }
  });
});

describe('however often a company corrects', () => {
  const on = fc.integer({ min: 0, max: 120 }).map((days) => addDays(published, days));
  const reply = { proposesSolved: false, boilerplate: false };
  const act = fc.oneof(
    on.map((day): CaseAct => ({ kind: 'answer', on: day })),
    on.map((day): CaseAct => ({ kind: 'reply', on: day, ...reply })),
    on.map((day): CaseAct => ({ kind: 'reply', on: day, ...reply, asks: true })),
    on.map((day): CaseAct => ({ kind: 'reply', on: day, ...reply, corrects: true })),
  );
  const life = fc
    .array(act, { maxLength: 12 })
    .map((acts): CaseAct[] => [
      { kind: 'submitted', on: published },
      { kind: 'confirmed', on: published },
      ...acts.toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    ]);

  test('no answer comes earlier and no day of waiting goes away by it', () => {
    fc.assert(
      fc.property(life, (acts) => {
        const without = acts.filter((one) => one.kind !== 'reply' || !one.corrects);
        const [state, plain] = [acts, without].map((some) => caseState(some, '2026-08-01'));
        // A reaction keeps a case from resting, and lets its author answer: neither makes anything come sooner.
        if (state?.firstAnswerOn && plain?.firstAnswerOn) expect(state.firstAnswerOn >= plain.firstAnswerOn).toBe(true);
        if (state?.firstAnswerOn) expect(without.some((one) => one.kind === 'reply' && !one.asks)).toBe(true);
        const asked = (one: typeof state) => (one?.asked ?? []).map(([from]) => from);
        for (const from of asked(state))
          expect(acts.some((one) => one.kind === 'reply' && one.asks && one.on === from)).toBe(true);
      }),
    );
  });
});
