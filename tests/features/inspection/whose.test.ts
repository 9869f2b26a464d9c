import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { cases, checkFiles, evidenceUploads, examinations, inspectionConsents, inspections } from '#db/schema/index.ts';
import { withdrawCase } from '#src/features/cases/commands/closing.ts';
import type { Check } from '#src/features/evidence/lists.ts';
import { blobName } from '#src/features/evidence/store/sealed.ts';
import {
  allowInspection,
  beginCheckDeposit,
  endInspection,
  openFile,
  removeCheckFile,
} from '#src/features/inspection/commands.ts';
import { inspectionForModerator } from '#src/features/inspection/queries.ts';
import { decide } from '#src/features/moderation/decisions/commands.ts';
import { askAuthor } from '#src/features/moderation/questions.ts';
import { eraseAccountAt } from '#src/features/rights/commands.ts';
import { addDays } from '#src/lib/dates.ts';
import { aCompany, anAnsweredCase, anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { must } from '../drafts/writing.ts';
import { deposited, test, worked } from '../evidence/depositing.ts';
import { aMail, aPdf, aPhoto } from '../evidence/files.ts';
import { aDecision, aNotice, notify } from '../moderation/noticing.ts';
import { aReportedCase, decides } from '../pressure/reporting.ts';
import { challenged, later, now, openedBy, seenBy, shows, showsPhoto } from './showing.ts';

describe('the evidence of a case', () => {
  test('is seen only while its author allows it: what is open in another window ends with the permission', async ({
    db,
    blobs,
    moderator,
  }) => {
    const { author, check, id: caseId } = await challenged(db);
    const situation = situationOf(author);
    const id = await deposited({ db, blobs }, caseId, await aPhoto());
    const which = { check, id };
    expect(await seenBy(db, moderator, check)).toEqual([]);
    expect(await openFile(situationOf(moderator), which)).toMatchObject({ refusal: 'not-found' });

    must(await allowInspection(situation, check));
    expect(await seenBy(db, moderator, check)).toEqual([id]);
    must(await openFile(situationOf(moderator), which));
    expect(await openedBy(db, moderator, which)).toBe(true);

    must(await endInspection(situation, check));
    must(await endInspection(situation, check));
    expect(await openedBy(db, moderator, which)).toBe(false);
    expect(await seenBy(db, moderator, check)).toEqual([]);
    expect(await openFile(situationOf(moderator), which)).toMatchObject({ refusal: 'not-found' });
    must(await allowInspection(situation, check));
    expect(await openedBy(db, moderator, which)).toBe(true);
  });

  test('of one case is not seen with what was allowed for another, nor a file of one check through another', async ({
    db,
    blobs,
    moderator,
  }) => {
    const one = await challenged(db);
    const other = await challenged(db, { author: one.author });
    const ofOne = await deposited({ db, blobs }, one.id, await aPhoto());
    const forOne = await showsPhoto(blobs, one.author, one.check);
    must(await allowInspection(situationOf(other.author), other.check));
    const asOtherKind: Check = { kind: 'pressure', id: one.check.id };
    for (const check of [other.check, asOtherKind, { kind: 'question' as const, id: one.check.id }]) {
      for (const id of [ofOne, forOne, '', one.check.id]) {
        expect(await openFile(situationOf(moderator), { check, id })).toMatchObject({ refusal: 'not-found' });
      }
      expect(await seenBy(db, moderator, check)).toEqual([]);
    }
    expect(await removeCheckFile(situationOf(one.author), { check: other.check, id: forOne })).toMatchObject({
      refusal: 'not-found',
    });
    expect(await removeCheckFile(situationOf(one.author), { check: one.check, id: ofOne })).toMatchObject({
      refusal: 'not-found',
    });
  });

  test('is not seen any more once the case is withdrawn', async ({ db, blobs, moderator }) => {
    const { author, id: caseId, number, reportId } = await aReportedCase(db);
    const check = { kind: 'pressure' as const, id: reportId };
    const id = await deposited({ db, blobs }, caseId, await aPhoto());
    must(await allowInspection(situationOf(author), check));
    must(await openFile(situationOf(moderator), { check, id }));
    must(await withdrawCase(situationOf(author), { number, reason: '' }));
    expect(await seenBy(db, moderator, check)).toEqual([]);
    expect(await openedBy(db, moderator, { check, id })).toBe(false);
    expect(await allowInspection(situationOf(author), check)).toMatchObject({ reason: 'check-over' });
  });
});

describe('files for a report of pressure and for a question', () => {
  test('are seen until it is decided, each kind as it is', async ({ db, blobs, moderator }) => {
    const { author, reportId } = await aReportedCase(db, { withRepresentative: false });
    const check = { kind: 'pressure' as const, id: reportId };
    const at = { blobs, situation: situationOf(author) };
    must(await shows(at, check, aPdf(['Sehr geehrte']), 'Drohung.pdf'));
    const minuteLater = { ...at, situation: { ...at.situation, now: later(1) } };
    must(await shows(minuteLater, check, aMail(), 'Mail.eml'));
    expect(await inspectionForModerator(db, moderator.actor, [check], now)).toMatchObject([
      { name: 'Drohung.pdf', kind: 'pdf', pages: 1, isOfCase: false },
      { name: 'Mail.eml', kind: 'mail', pages: 0 },
    ]);
    must(await decides(situationOf(moderator), reportId, 'not-confirmed'));
    expect(await seenBy(db, moderator, check)).toEqual([]);
  });

  test('are asked of the author of the case and end with the examination', async ({ db, blobs, moderator }) => {
    const { author, id: caseId } = await anOpenCase(db);
    must(await notify(db, aNotice({ kind: 'case', id: caseId })));
    const [examination] = await db.select().from(examinations);
    const asked = must(
      await askAuthor(situationOf(moderator), { examinationId: examination?.id ?? '', text: 'Wann?' }),
    );
    const check = { kind: 'question' as const, id: asked.id };
    const id = await showsPhoto(blobs, author, check);
    expect(await seenBy(db, moderator, check)).toEqual([id]);
    must(await decide(situationOf(moderator), aDecision({ kind: 'case', id: caseId }, 'keep')));
    expect(await seenBy(db, moderator, check)).toEqual([]);
    expect(await openFile(situationOf(moderator), { check, id })).toMatchObject({ refusal: 'not-found' });
  });

  test('are not taken where a company is asked about its reply', async ({ db, moderator }) => {
    const { author, replyId, representative } = await anAnsweredCase(db);
    must(await notify(db, aNotice({ kind: 'reply', id: replyId })));
    const [examination] = await db.select().from(examinations);
    const asked = must(
      await askAuthor(situationOf(moderator), { examinationId: examination?.id ?? '', text: 'Wann?' }),
    );
    const check = { kind: 'question' as const, id: asked.id };
    for (const person of [author, representative]) {
      const begun = await beginCheckDeposit(situationOf(person), check, { name: 'a.jpg', bytes: 5 });
      expect(begun).toMatchObject({ refusal: 'not-found' });
    }
  });
});

describe('somebody who goes', () => {
  test.for(['keep', 'withdraw'] as const)(
    'takes along what they showed and who looked (%s)',
    async (choice, { db, blobs, moderator }) => {
      const { author, check, id: caseId } = await challenged(db);
      const photo = await deposited({ db, blobs }, caseId, await aPhoto());
      const id = await showsPhoto(blobs, author, check);
      must(await allowInspection(situationOf(author), check));
      must(await openFile(situationOf(moderator), { check, id }));
      must(await eraseAccountAt(db, { email: author.email, cases: choice, now }));
      const counts = [checkFiles, inspections, inspectionConsents, evidenceUploads].map((table) => db.$count(table));
      expect(await Promise.all(counts)).toEqual([0, 0, 0, 0]);
      await worked({ db, blobs });
      for (const gone of [id, photo]) {
        expect(await blobs.get(blobName.piece(gone, 0))).toBeNull();
        expect(await blobs.get(blobName.page(gone, 1))).toBeNull();
      }
      expect(await seenBy(db, moderator, check)).toEqual([]);
      expect(await openedBy(db, moderator, { check, id })).toBe(false);
    },
  );
});

test('a question of a company that has moved on shows nothing: the case it challenged went to another', async ({
  db,
  blobs,
  moderator,
}) => {
  const { author, check, id: caseId, company } = await challenged(db);
  const id = await showsPhoto(blobs, author, check);
  const right = await aCompany(db);
  await db
    .update(cases)
    .set({ companyId: right.id, transferredFromId: company.id, transferredAt: now })
    .where(eq(cases.id, caseId));
  expect(await seenBy(db, moderator, check, momentOn(addDays(today, 1)))).toEqual([]);
  expect(await openFile(situationOf(moderator), { check, id })).toMatchObject({ refusal: 'not-found' });
});
