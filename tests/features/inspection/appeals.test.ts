import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { checkFiles, decisions, inspectionConsents, takenOut } from '#db/schema/index.ts';
import type { Blobs } from '#src/features/evidence/store/blobs.ts';
import {
  allowInspection,
  beginCheckDeposit,
  endInspection,
  openFile,
  removeCheckFile,
  sayForCheck,
} from '#src/features/inspection/commands.ts';
import { forgetInspected } from '#src/features/inspection/expiry.ts';
import { openChecks } from '#src/features/inspection/open-checks.ts';
import { inspectionForAuthor } from '#src/features/inspection/queries.ts';
import { appealForAuthor } from '#src/features/moderation/appeals/queries.ts';
import { confirmDecision, decide, dropDecision } from '#src/features/moderation/decisions/commands.ts';
import { askAuthor } from '#src/features/moderation/questions.ts';
import { deskAppeal } from '#src/features/moderation-desk/appeal.ts';
import { decisionInWaiting } from '#src/features/moderation-desk/second-look.ts';
import { replayErasures } from '#src/features/rights/erasures.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import {
  aModerator,
  anAnsweredCase,
  anAuthor,
  anOpenCase,
  momentOn,
  type Person,
  situationOf,
  today,
} from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';
import { test, worked } from '../evidence/depositing.ts';
import { appealBy, decidesAppeal, letters, linkTo } from '../moderation/appealing.ts';
import { aDecision, aNotice, notify } from '../moderation/noticing.ts';
import { now, openedBy, seenBy, showsPhoto } from './showing.ts';

const notifierMail = 'kim@kanzlei.example';

/** A case of which a lawyer of the company reported the whole, kept by `first`, and appealed against by that lawyer. */
async function appealed(db: Database, first: Person) {
  const author = await anAuthor(db);
  const { id, number } = await anOpenCase(db, { author });
  const piece = { kind: 'case' as const, id };
  must(await notify(db, aNotice(piece, { notifier: 'company-lawyer' })));
  const keep = aDecision(piece, 'keep');
  must(await decide(situationOf(first), keep));
  must(await appealBy(db, await linkTo(db, notifierMail, 'notice-decided')));
  return { author, id, number, piece, decisionId: keep.id, check: { kind: 'appeal' as const, id: keep.id } };
}

const shows = async (blobs: Blobs, db: Database, first: Person) => {
  const found = await appealed(db, first);
  return { ...found, file: await showsPhoto(blobs, found.author, found.check) };
};

describe('files that an author shows once more on an appeal', () => {
  test('are asked for by mail whoever appealed, seen by who may decide and not by who decided first, and gone when it is decided', async ({
    db,
    blobs,
    moderator: first,
  }) => {
    const other = await aModerator(db);
    const { author, number, check, decisionId, file } = await shows(blobs, db, first);
    const told = (await letters(db)).filter(({ kind }) => kind === 'appeal-opened');
    expect(told.map(({ to }) => to)).toEqual([author.email]);
    expect(told[0]?.text).toContain(`/account/appeals/${decisionId}`);
    expect(await openChecks(db, author.actor, number, now)).toEqual([check]);
    expect(await openChecks(db, other.actor, number, now)).toEqual([]);
    expect(await appealForAuthor(db, author.actor, decisionId, now)).toMatchObject({
      ...{ isOpen: true, measure: 'keep', appeals: [{ by: 'notifier' }] },
    });
    expect(await appealForAuthor(db, other.actor, decisionId, now)).toBeNull();

    expect(await seenBy(db, first, check)).toEqual([]);
    expect(await openFile(situationOf(first), { check, id: file })).toMatchObject({ refusal: 'not-found' });
    expect(await seenBy(db, other, check)).toEqual([file]);
    must(await allowInspection(situationOf(author), check));
    must(await openFile(situationOf(other), { check, id: file }));
    expect(await openedBy(db, other, { check, id: file })).toBe(true);
    expect((await inspectionForAuthor(db, author.actor, check, now))?.openings).toMatchObject([{ who: 'A' }]);

    // Words are a file like the others: heard without having any, and gone with them.
    const words = { check, text: 'Der Rückschein trägt das Datum.', name: 'Worte.txt' };
    expect(await sayForCheck(situationOf(author), { ...words, text: ' ' })).toMatchObject({ field: 'text' });
    expect(await sayForCheck(situationOf(other), words)).toMatchObject({ refusal: 'not-found' });
    const { id: said } = must(await sayForCheck(situationOf(author), words, blobs));
    await worked({ db, blobs });
    expect((await seenBy(db, other, check)).sort()).toEqual([file, said].sort());

    must(await decidesAppeal(other, decisionId, 'keep'));
    expect(await openedBy(db, other, { check, id: file })).toBe(false);
    expect(await allowInspection(situationOf(author), check)).toMatchObject({ refusal: 'too-late' });
    await forgetInspected(db, now);
    expect(await db.$count(checkFiles)).toBe(0);
    expect((await db.select().from(inspectionConsents))[0]?.endedAt).toEqual(now);
    expect(await openChecks(db, author.actor, number, now)).toEqual([]);
  });

  test('are taken back once more in an older copy', async ({ db, blobs, moderator: first }) => {
    const other = await aModerator(db);
    const { author, check, file } = await shows(blobs, db, first);
    must(await allowInspection(situationOf(author), check));
    const copied = await db.select().from(checkFiles);
    must(await removeCheckFile(situationOf(author), { check, id: file }));
    must(await endInspection(situationOf(author), check));
    const lines = (await db.select().from(takenOut)).map(({ line }) => line);
    await exclusively(db, () =>
      db.batch([
        db.delete(takenOut),
        db.insert(checkFiles).values(copied),
        db.update(inspectionConsents).set({ endedAt: null }),
      ]),
    );
    expect(await seenBy(db, other, check)).toEqual([file]);
    await replayErasures(db, lines, now);
    expect(await seenBy(db, other, check)).toEqual([]);
    expect(await db.select().from(inspectionConsents)).toMatchObject([{ endedAt: now }]);
  });

  test('are not what was shown the first time, and not what is shown on the next appeal', async ({
    db,
    blobs,
    moderator: first,
  }) => {
    const other = await aModerator(db);
    const { author, piece, number } = await appealed(db, first);
    must(await notify(db, aNotice(piece, { email: 'noch@wer.example' })));
    const [examination] =
      (await db.query.examinations.findMany({ where: (row, { isNull }) => isNull(row.closedAt) })) ?? [];
    must(await askAuthor(situationOf(first), { examinationId: examination?.id ?? '', text: 'Haben Sie den Vertrag?' }));
    const [asked] = (await openChecks(db, author.actor, number, now)).filter(({ kind }) => kind === 'question');
    const question = asked ?? { kind: 'question' as const, id: '' };
    const before = await showsPhoto(blobs, author, question);
    const remove = aDecision(piece, 'remove');
    must(await decide(situationOf(first), remove));
    // The company asked for it once: another one looks, and sees what the first one saw.
    expect(await decisionInWaiting(db, other.actor, remove.id, now)).toMatchObject({ checks: [question] });
    expect(await seenBy(db, other, question)).toEqual([before]);
    must(await confirmDecision(situationOf(other), { id: remove.id }));
    expect(await seenBy(db, other, question)).toEqual([]);

    const check = { kind: 'appeal' as const, id: remove.id };
    expect(await beginCheckDeposit(situationOf(author), check, { name: 'a.jpg', bytes: 5 })).toMatchObject({
      refusal: 'not-found',
    });
    must(await appealBy(db, await linkTo(db, author.email, 'statement')));
    const receipt = (await letters(db)).findLast(({ kind, to }) => kind === 'appeal-received' && to === author.email);
    expect(receipt?.text).toContain(`/account/appeals/${remove.id}`);
    expect((await letters(db)).filter(({ kind }) => kind === 'appeal-opened')).toHaveLength(1);
    const third = await aModerator(db);
    expect(await seenBy(db, third, check), 'nothing is carried over').toEqual([]);
    // The case is removed: its evidence is seen no more, what is shown for this is.
    expect(await allowInspection(situationOf(author), check)).toMatchObject({ refusal: 'too-late' });
    const again = await showsPhoto(blobs, author, check);
    expect(await seenBy(db, third, check)).toEqual([again]);
  });

  test('are seen on the second look at what was decided on it, by whoever may look then', async ({
    db,
    blobs,
    moderator: first,
  }) => {
    const other = await aModerator(db);
    const { check, decisionId, file } = await shows(blobs, db, first);
    expect(must(await decidesAppeal(other, decisionId, 'remove')).state).toBe('waiting');
    const waiting = await db.query.decisions.findFirst({ where: eq(decisions.appealOf, decisionId) });
    expect(await seenBy(db, first, check)).toEqual([file]);
    must(await openFile(situationOf(first), { check, id: file }));
    must(await dropDecision(situationOf(first), { id: waiting?.id ?? '' }));
    expect(await openedBy(db, first, { check, id: file })).toBe(false);
    expect(await seenBy(db, other, check)).toEqual([file]);
  });

  test('are nobody’s of a reply, and of one who is alone they are seen once the fourteen days are over', async ({
    db,
    blobs,
    moderator: alone,
  }) => {
    const { author, check, file } = await shows(blobs, db, alone);
    expect(await seenBy(db, alone, check)).toEqual([]);
    expect(await seenBy(db, alone, check, momentOn(addDays(today, 15)))).toEqual([file]);
    const theirs = await anAnsweredCase(db, { author });
    const hide = aDecision({ kind: 'reply', id: theirs.replyId }, 'hide');
    must(await decide(situationOf(alone), hide));
    const token = (await letters(db))
      .findLast(({ kind }) => kind === 'statement')
      ?.text.match(/\/decision\/(\w+)/)?.[1];
    must(await appealBy(db, token ?? ''));
    const ofReply = { kind: 'appeal' as const, id: hide.id };
    expect(await inspectionForAuthor(db, author.actor, ofReply, now)).toBeNull();
    expect((await letters(db)).filter(({ kind }) => kind === 'appeal-opened')).toHaveLength(1);
  });

  test('make what was read at the desk another one, also where permission alone was given or taken back', async ({
    db,
    blobs,
    moderator: first,
  }) => {
    const other = await aModerator(db);
    const { author, check, decisionId } = await appealed(db, first);
    const mark = async () => (await deskAppeal(db, other.actor, decisionId, now))?.mark ?? '';
    const marks = [await mark()];
    await showsPhoto(blobs, author, check);
    marks.push(await mark());
    must(await allowInspection(situationOf(author), check));
    marks.push(await mark());
    must(await endInspection(situationOf(author), check));
    marks.push(await mark());
    expect(new Set(marks).size).toBe(3);
    expect(marks[3]).toBe(marks[1]);
  });
});
