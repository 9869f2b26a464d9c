import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { challenges, checkFiles, decisions, evidence, evidenceUploads } from '#db/schema/index.ts';
import { publicEvidence } from '#src/features/case-file/evidence.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { nameCompany } from '#src/features/cases/commands/named.ts';
import { answerChallenge, proveCase } from '#src/features/challenges/commands.ts';
import { forwardProof } from '#src/features/challenges/deciding.ts';
import { challengeForCompany, challengeForModerator } from '#src/features/challenges/queries.ts';
import { blobName } from '#src/features/evidence/store/sealed.ts';
import {
  allowInspection,
  beginCheckDeposit,
  endInspection,
  openFile,
  removeCheckFile,
} from '#src/features/inspection/commands.ts';
import { forgetInspected } from '#src/features/inspection/expiry.ts';
import { inspectionForAuthor } from '#src/features/inspection/queries.ts';
import { confirmDecision } from '#src/features/moderation/decisions/commands.ts';
import { readMark } from '#src/features/moderation-desk/read-mark.ts';
import { aCompany, aModerator, anAuthor, aRepresentative, type Person, situationOf, today } from '#tests/factories.ts';
import { decided } from '../challenges/challenging.ts';
import { must } from '../drafts/writing.ts';
import { test, worked } from '../evidence/depositing.ts';
import { aNotice, notify } from '../moderation/noticing.ts';
import { challenged, later, now, openedBy, seenBy, showsPhoto } from './showing.ts';

describe('files that an author shows for a challenge', () => {
  test('are seen by who decides about it, opened with a row, and are no evidence that anybody else learns of', async ({
    db,
    blobs,
    moderator,
  }) => {
    const { author, number, check, representative, company, id: caseId } = await challenged(db);
    const id = await showsPhoto(blobs, author, check);
    expect(await seenBy(db, moderator, check)).toEqual([id]);
    expect(await openedBy(db, moderator, { check, id })).toBe(false);
    expect(must(await openFile(situationOf(moderator), { check, id }))).toEqual({ check, id });
    expect(await openedBy(db, moderator, { check, id })).toBe(true);

    expect((await caseFile(db, { number }, today))?.evidence).toEqual([]);
    expect(await publicEvidence(db, id)).toBeNull();
    expect(await db.$count(evidence, eq(evidence.caseId, caseId))).toBe(0);
    expect(JSON.stringify(await challengeForCompany(db, number, company.id, now))).not.toContain(id);
    expect(await inspectionForAuthor(db, representative.actor, check, now)).toBeNull();
  });

  test('count as proof without a word, until the last of them is taken back; words can follow', async ({
    db,
    blobs,
    moderator,
  }) => {
    const { author, check } = await challenged(db);
    const situation = situationOf(author);
    const state = async () => (await challengeForModerator(db, moderator.actor, check.id, now))?.state;
    const mark = () => readMark(db, { about: check, piece: { kind: 'case', id: '' } });
    const before = await mark();
    const id = await showsPhoto(blobs, author, check);
    expect(await state()).toBe('proved');
    expect(await mark()).not.toBe(before);
    must(await removeCheckFile(situation, { check, id }));
    expect(await state()).toBe('asked-author');

    await showsPhoto(blobs, author, check);
    const withFile = await mark();
    must(await proveCase(situation, { id: check.id, text: 'Der Vertrag vom März.' }));
    expect(await mark()).not.toBe(withFile);
    expect(await proveCase(situation, { id: check.id, text: 'Noch etwas.' })).toMatchObject({ refusal: 'too-late' });
    const [other] = (await inspectionForAuthor(db, author.actor, check, now))?.files ?? [];
    must(await removeCheckFile(situation, { check, id: other?.id ?? '' }));
    expect(await state(), 'the words are still there').toBe('proved');
  });

  test('are opened by whoever decides or passes on what they show, each of them, unless it was taken back', async ({
    db,
    blobs,
    moderator,
  }) => {
    const { author, check } = await challenged(db);
    const [one, two] = [await showsPhoto(blobs, author, check), await showsPhoto(blobs, author, check, 'Zwei.jpg')];
    const unopened = { refusal: 'conflict', reason: 'files-unopened' };
    const decides = (person = moderator) => decided(situationOf(person), check.id, 'not-genuine');
    const passesOn = () => forwardProof(situationOf(moderator), { id: check.id, text: 'Ein Vertrag aus dem März.' });
    must(await openFile(situationOf(moderator), { check, id: one }));
    expect([await decides(), await passesOn()]).toMatchObject([unopened, unopened]);
    must(await removeCheckFile(situationOf(author), { check, id: two }));
    const second = await aModerator(db);
    expect(await decides(second)).toMatchObject(unopened);
    must(await decides());

    const [waiting] = await db.select().from(decisions);
    const agrees = () => confirmDecision(situationOf(second), { id: waiting?.id ?? '' });
    expect(await agrees(), 'two looks are two').toMatchObject(unopened);
    must(await openFile(situationOf(second), { check, id: one }));
    must(await agrees());
  });

  test('are nobody’s else to show, allow, take back or open', async ({ db, blobs, moderator }) => {
    const { author, check, representative } = await challenged(db);
    const id = await showsPhoto(blobs, author, check);
    for (const other of [await anAuthor(db), moderator, representative]) {
      const situation = situationOf(other);
      const refusal = { ok: false, refusal: 'not-found' };
      expect(await beginCheckDeposit(situation, check, { name: 'a.jpg', bytes: 5 })).toMatchObject(refusal);
      expect(await allowInspection(situation, check)).toMatchObject(refusal);
      expect(await endInspection(situation, check)).toMatchObject(refusal);
      expect(await removeCheckFile(situation, { check, id })).toMatchObject(refusal);
    }
    for (const other of [await anAuthor(db), author, representative]) {
      expect(await openFile(situationOf(other), { check, id })).toMatchObject({ refusal: 'not-found' });
      expect(await seenBy(db, other, check)).toEqual([]);
    }
  });

  test('are not seen by a moderator who has a part in the case: its author, its company, one it names, or who reported it', async ({
    db,
    blobs,
  }) => {
    const { author, number, check, company, id: caseId } = await challenged(db);
    const named = await aCompany(db);
    must(await nameCompany(situationOf(author), { number, company: { id: named.id } }));
    const id = await showsPhoto(blobs, author, check);
    const moderating = (person: Person): Person => ({ ...person, actor: { ...person.actor, isModerator: true } });
    const reporter = await aModerator(db);
    must(await notify(db, aNotice({ kind: 'case', id: caseId }), today, situationOf(reporter)));
    const parties = [
      moderating(author),
      moderating(await aRepresentative(db, { company })),
      moderating(await aRepresentative(db, { company: named })),
      reporter,
    ];
    for (const party of parties) {
      expect(await seenBy(db, party, check)).toEqual([]);
      expect(await openFile(situationOf(party), { check, id })).toMatchObject({ refusal: 'not-found' });
      expect(await openedBy(db, party, { check, id })).toBe(false);
    }
    expect(await seenBy(db, await aModerator(db), check)).toEqual([id]);
  });

  test('are opened for half an hour, by one moderator, and their author reads by whom and when', async ({
    db,
    blobs,
    moderator,
  }) => {
    const { author, check } = await challenged(db);
    const id = await showsPhoto(blobs, author, check);
    const other = await aModerator(db);
    must(await openFile(situationOf(moderator), { check, id }));
    expect(await openedBy(db, other, { check, id })).toBe(false);
    expect(await openedBy(db, moderator, { check, id }, later(29))).toBe(true);
    expect(await openedBy(db, moderator, { check, id }, later(31))).toBe(false);
    must(await openFile({ ...situationOf(other), now: later(40) }, { check, id }));
    must(await openFile({ ...situationOf(moderator), now: later(50) }, { check, id }));
    const read = await inspectionForAuthor(db, author.actor, check, now);
    expect(read?.openings).toEqual([
      { who: 'A', fileName: 'Vertrag.jpg', openedAt: now },
      { who: 'B', fileName: 'Vertrag.jpg', openedAt: later(40) },
      { who: 'A', fileName: 'Vertrag.jpg', openedAt: later(50) },
    ]);
    expect(JSON.stringify(read)).not.toContain(moderator.userId);
  });

  test('are seen by nobody once it is decided, also where they had just been opened, and are deleted the same night', async ({
    db,
    blobs,
    moderator,
  }) => {
    const { author, check, representative } = await challenged(db);
    const id = await showsPhoto(blobs, author, check);
    const coming = must(await beginCheckDeposit(situationOf(author), check, { name: 'b.jpg', bytes: 9 })).id;
    await blobs.put(blobName.piece(coming, 0), Buffer.from('sealed'));
    must(await allowInspection(situationOf(author), check));
    must(await openFile(situationOf(moderator), { check, id }));
    await forgetInspected(db, now);
    expect(await db.$count(checkFiles), 'it is still to be decided').toBe(1);

    must(await forwardProof(situationOf(moderator), { id: check.id, text: 'Ein Vertrag vom März.' }));
    must(await answerChallenge(situationOf(representative), { id: check.id, text: 'Den finden wir.' }));
    must(await decided(situationOf(moderator), check.id, 'confirmed'));
    expect(await seenBy(db, moderator, check)).toEqual([]);
    expect(await openedBy(db, moderator, { check, id })).toBe(false);
    const refusal = { ok: false, refusal: 'too-late', reason: 'check-over' };
    expect(await beginCheckDeposit(situationOf(author), check, { name: 'a.jpg', bytes: 5 })).toMatchObject(refusal);
    expect(await allowInspection(situationOf(author), check)).toMatchObject(refusal);

    await forgetInspected(db, now);
    expect([await db.$count(checkFiles), await db.$count(evidenceUploads)]).toEqual([0, 0]);
    expect((await inspectionForAuthor(db, author.actor, check, now))?.allowedSince).toBeNull();
    await worked({ db, blobs });
    expect(await blobs.get(blobName.piece(id, 0))).toBeNull();
    expect(await blobs.get(blobName.page(id, 1))).toBeNull();
    expect(await blobs.get(blobName.piece(coming, 0))).toBeNull();
    expect((await inspectionForAuthor(db, author.actor, check, now))?.openings).toHaveLength(1);
  });

  test('that arrive when it is decided prove nothing and are gone by the next night', async ({
    db,
    blobs,
    moderator,
  }) => {
    const { author, check } = await challenged(db);
    const situation = situationOf(author);
    const begun = must(await beginCheckDeposit(situation, check, { name: 'a.jpg', bytes: 5 }));
    must(await decided(situationOf(moderator), check.id, 'confirmed'));
    await db
      .update(evidenceUploads)
      .set({ state: 'received', depositedAt: now })
      .where(eq(evidenceUploads.id, begun.id));
    await worked({ db, blobs });
    const [row] = await db.select().from(challenges).where(eq(challenges.id, check.id));
    expect(row?.provedAt).toBeNull();
    await forgetInspected(db, now);
    expect([await db.$count(checkFiles), await db.$count(evidenceUploads)]).toEqual([0, 0]);
  });
});
