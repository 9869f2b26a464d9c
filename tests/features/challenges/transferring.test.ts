import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { cases, countedFacts, logLeaves, outbox, reminders, representatives, tallies } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { replyAsNamed } from '#src/features/cases/commands/named.ts';
import { checkCases } from '#src/features/cases/state/check.ts';
import { challengeCase } from '#src/features/challenges/commands.ts';
import { decidedChallenges, openChallenges } from '#src/features/challenges/queries.ts';
import { transferCase } from '#src/features/challenges/transferring.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { tracesOf } from '#src/features/moderation/queries.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import {
  aCompany,
  anAnsweredCase,
  anOpenCase,
  aRepresentative,
  freshDatabase,
  momentOn,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aNamedCompany } from '../cases/forms.ts';
import { must } from '../drafts/writing.ts';
import { aDecision } from '../moderation/noticing.ts';
import { aChallengedCase, decided } from './challenging.ts';

const before = addDays(today, -20);

async function aCaseToMove(db: Database) {
  const [wrong, right] = [await aCompany(db, { name: 'Falsche GmbH' }), await aCompany(db, { name: 'Richtige AG' })];
  const speaker = await aRepresentative(db, { company: right });
  const at = { company: wrong, publishedOn: before, seenOn: today };
  const challenged = await aChallengedCase(db, { ...at, on: addDays(today, -3) });
  return { ...challenged, wrong, right, speaker };
}

const moves = (
  { author, challengeId: id, number }: Awaited<ReturnType<typeof aChallengedCase>>,
  company: string,
  on = today,
) => transferCase(situationOf(author, on), { id, number, company });

/** What is counted for a company on a day. */
async function countedFor(db: Database, companyId: string) {
  const rows = await db.select().from(tallies).where(eq(tallies.subjectId, companyId));
  return rows
    .map(({ subjectId: _, ...row }) => JSON.stringify(row))
    .sort()
    .filter((row) => !row.includes('"cases":0'));
}

describe('a challenged case that its author moves to the right company', () => {
  test('keeps its number, asks the right one from that day on, and says so in public', async ({ db }) => {
    const theCase = await aCaseToMove(db);
    const { number, right, wrong } = theCase;
    must(await moves(theCase, ' richtige  AG'));
    const file = await caseFile(db, { number }, today);
    expect(file).toMatchObject({
      company: { name: right.name },
      transferred: { from: wrong.name },
      state: { status: 'open', ball: 'company', publishedOn: today, firstReplyOn: null },
      named: null,
    });
    const history = await caseHistory(db, number);
    expect(history?.corrections).toMatchObject([
      { action: 'cases.transfer', changes: [{ field: 'company', before: wrong.name, after: right.name }] },
    ]);
    expect((await tracesOf(db, number)).isExamined).toBe(false);
    expect(await openChallenges(db, momentOn(today))).toEqual([]);
    expect(await decidedChallenges(db, wrong.id)).toEqual([
      { examined: 1, upheld: 0, transferred: 1, notConfirmed: 0 },
    ]);
    const leaves = await db.select().from(logLeaves).where(eq(logLeaves.caseNumber, number));
    expect(leaves.slice(-2).map(({ kind, company }) => [kind, company])).toEqual([
      ['challenge.upheld', wrong.slug],
      ['case.moved', right.slug],
    ]);
    const told = (await db.select().from(outbox)).map(({ kind }) => kind);
    expect(told).toEqual(expect.arrayContaining(['challenge-agreed', 'case-published']));
    expect(await checkCases(db, momentOn(today))).toEqual([]);
    // Sent twice it is done once.
    must(await moves(theCase, right.name));
    expect(await db.$count(logLeaves, eq(logLeaves.kind, 'case.moved'))).toBe(1);
  });

  test('is moved once, within its days, to a company of the register for which the author does not speak', async ({
    db,
  }) => {
    const theCase = await aCaseToMove(db);
    const { author, number, challengeId, right, wrong, representative } = theCase;
    expect(await moves(theCase, 'Niemand KG')).toMatchObject({ field: 'company', reason: 'company-unknown' });
    expect(await moves(theCase, wrong.name)).toMatchObject({ field: 'company', reason: 'named-is-against' });
    const actor = { ...author.actor, represents: [{ companyId: right.id, representativeId: 'x' }] };
    expect(await moves({ ...theCase, author: { ...author, actor } }, right.name)).toMatchObject({
      field: 'company',
      reason: 'named-is-own',
    });
    const input = { id: challengeId, number, company: right.name };
    expect(await transferCase(situationOf(representative), input)).toMatchObject({ refusal: 'not-allowed' });
    expect(await transferCase(situationOf(theCase.speaker), input)).toMatchObject({ refusal: 'not-allowed' });
    expect(await moves(theCase, right.name, addDays(today, 12))).toMatchObject({ refusal: 'too-late' });
    must(await moves(theCase, right.name));
    const third = await aCompany(db, { name: 'Dritte SE' });
    expect(await moves(theCase, third.name)).toMatchObject({ refusal: 'too-late' });
  });

  test('is asked for its first reply anew, also of a mailbox that was reminded for the wrong company', async ({
    db,
  }) => {
    const start = '2026-03-02';
    const [wrong, right] = [await aCompany(db, { name: 'Falsche GmbH' }), await aCompany(db, { name: 'Richtige AG' })];
    const representative = await aRepresentative(db, { company: wrong });
    const { userId } = representative;
    await write(db, async (tx) => {
      const [row] = await tx.select().from(representatives).where(eq(representatives.userId, userId));
      if (row) await tx.insert(representatives).values({ ...row, id: newId(), companyId: right.id });
      return done();
    });
    const until = async (from: Day, days: number) => {
      for (let one = 0; one <= days; one += 1)
        await sendReminders({ db, now: () => momentOn(addDays(from, one)), isStopping: () => false });
      const sent = await db.select().from(reminders).where(eq(reminders.recipientId, userId));
      return sent.filter(({ kind, sentOn }) => kind === 'company-overdue' && sentOn !== null).length;
    };
    const moveOn = addDays(start, 25);
    const at = { company: wrong, publishedOn: start, seenOn: start };
    const { number, author, challengeId } = await aChallengedCase(db, { ...at, representative, on: moveOn });
    expect(await until(addDays(start, 7), 14)).toBe(1);
    must(await transferCase(situationOf(author, moveOn), { id: challengeId, number, company: right.name }));
    expect(await until(addDays(moveOn, 7), 14)).toBe(2);
  });

  test('is not moved while what one person decided waits for a second look', async ({ db, moderator }) => {
    const theCase = await aCaseToMove(db);
    const piece = { kind: 'case' as const, id: theCase.id };
    must(await decide(situationOf(moderator), aDecision(piece, 'remove', { kind: 'own' })));
    expect(await moves(theCase, theCase.right.name)).toMatchObject({ refusal: 'too-late' });
  });

  test('is not moved once a person has decided', async ({ db, moderator }) => {
    const theCase = await aCaseToMove(db);
    must(await decided(situationOf(moderator), theCase.challengeId, 'confirmed'));
    expect(await moves(theCase, theCase.right.name)).toMatchObject({ refusal: 'too-late' });
  });

  test('what the wrong company said stays in its name and counts for nobody; the right one that spoke already is not silent', async ({
    db,
  }) => {
    const [wrong, right] = [await aCompany(db), await aCompany(db)];
    const [representative, speaker] = [
      await aRepresentative(db, { company: wrong }),
      await aRepresentative(db, { company: right }),
    ];
    const on = { company: wrong, representative, publishedOn: before, repliedOn: addDays(before, 1), seenOn: today };
    const theCase = await anAnsweredCase(db, on);
    await aNamedCompany(db, theCase.id, speaker);
    const said = { id: newId(), number: theCase.number, text: 'Das war bei uns.' };
    must(await replyAsNamed(situationOf(speaker, addDays(today, -5)), said));
    const claim = { id: newId(), number: theCase.number, claim: 'wrong-company' as const, text: 'Nicht wir.' };
    must(await challengeCase(situationOf(representative), claim));
    must(await moves({ ...theCase, challengeId: claim.id, representative }, right.name));
    const file = await caseFile(db, { number: theCase.number }, today);
    const thread = file?.thread.map(({ id }) => id);
    expect(thread).toContain(said.id);
    expect(thread).not.toContain(theCase.replyId);
    expect(file?.named).toMatchObject({ name: wrong.name, thread: [{ id: theCase.replyId }] });
    expect(file?.state).toMatchObject({ status: 'answered', firstReplyOn: today, firstAnswerOn: today });
    const [facts] = await db.select().from(countedFacts).where(eq(countedFacts.companyId, right.id));
    expect(facts).toMatchObject({ publishedOn: today, firstAnswerOn: today });
  });
});

test('moving gives the wrong company nothing but losing this case, and the right one no silence that it did not have', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.option(fc.integer({ min: 0, max: 20 })),
      fc.integer({ min: 0, max: 14 }),
      async (age, repliedAfter, waits) => {
        const { db, dispose } = await freshDatabase();
        const [wrong, right, other] = [await aCompany(db), await aCompany(db), await aCompany(db)];
        const [representative, counterpart] = [
          await aRepresentative(db, { company: wrong }),
          await aRepresentative(db, { company: other }),
        ];
        const challengedOn = addDays(today, -waits);
        const publishedOn = addDays(challengedOn, -age);
        const repliedOn = repliedAfter === null ? null : addDays(publishedOn, Math.min(repliedAfter, age));
        // `other` has every case that `wrong` has, but not the one that moves.
        for (const speaker of [representative, counterpart]) {
          const company = speaker === representative ? wrong : other;
          await anOpenCase(db, { company, publishedOn, seenOn: challengedOn });
          await anAnsweredCase(db, {
            company,
            representative: speaker,
            publishedOn,
            repliedOn: challengedOn,
            seenOn: challengedOn,
          });
        }
        const of = { company: wrong, representative, publishedOn, seenOn: challengedOn };
        const theCase = repliedOn === null ? await anOpenCase(db, of) : await anAnsweredCase(db, { ...of, repliedOn });
        await keepTallies(db, challengedOn);
        const id = newId();
        const claim = { id, number: theCase.number, claim: 'wrong-company' as const, text: 'Nicht wir.' };
        must(await challengeCase(situationOf(representative, challengedOn), claim));
        if (waits > 0) await keepTallies(db, today);
        must(await moves({ ...theCase, challengeId: id, representative }, right.name));
        const now = (rows: string[]) => rows.filter((row) => row.includes(`"asOf":"${today}"`));
        expect(now(await countedFor(db, wrong.id))).toEqual(now(await countedFor(db, other.id)));
        // What was known of it on an earlier day stays with the wrong one.
        const rows = await db.select().from(countedFacts).where(eq(countedFacts.caseId, theCase.id));
        const ofWrong = rows.filter(({ companyId }) => companyId === wrong.id);
        expect(ofWrong.at(-1)?.supersededOn).toBe(today);
        const [facts] = await db.select().from(countedFacts).where(eq(countedFacts.companyId, right.id));
        expect(facts).toMatchObject({ publishedOn: today, firstAnswerOn: null, supersededOn: null });
        expect(await checkCases(db, momentOn(today))).toEqual([]);
        expect(await keepTallies(db, today)).toEqual([]);
        const [row] = await db.select().from(cases).where(eq(cases.id, theCase.id));
        expect([row?.number, row?.companyId]).toEqual([theCase.number, right.id]);
        dispose();
      },
    ),
    { numRuns: 6 },
  );
});
