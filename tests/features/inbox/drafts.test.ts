import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { caseAddresses, cases, entries, entryProofs, receivedMails, receivedParts } from '#db/schema/index.ts';
import { deleteDrafts } from '#src/features/drafts/expiry.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { submitDraft } from '#src/features/drafts/submit.ts';
import { takeTold } from '#src/features/drafts/told/commands.ts';
import { writtenOf } from '#src/features/drafts/told/fields.ts';
import { takingInput } from '#src/features/drafts/told/input.ts';
import { proposalsOf } from '#src/features/drafts/told/proposals.ts';
import { sourcesOf } from '#src/features/drafts/told/sources.ts';
import { addressFor, renewDraftAddress } from '#src/features/inbox/address/commands.ts';
import { dropUploads, keepUploads, settleUploads } from '#src/features/inbox/letters/uploads.ts';
import { signedOf } from '#src/features/inbox/tray/cards.ts';
import { takeLettersIntoDraft } from '#src/features/inbox/tray/commands.ts';
import { glanceAt } from '#src/features/inbox/tray/glance.ts';
import { signedMails, trayOf } from '#src/features/inbox/tray/queries.ts';
import { translator } from '#src/i18n/index.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { nothingDecided } from '#src/lib/personal/guard.ts';
import { situationOfVisitor, today } from '#tests/factories.ts';
import { aWholeDraft, linkInMail, must } from '../drafts/writing.ts';
import { formOfTray, names, now, publicFile, read, takesMail, test } from './inboxed.ts';
import { post } from './posting.ts';
import { aMail, aSigner, bytesOf, signed } from './signed.ts';

takesMail();

const reader = { locale: 'de' as const, t: translator('de'), today };
const body = 'Guten Tag,\n\nwir überweisen die 89 Euro bis zum 20. April 2026.\n\nIhr Kundenservice\n';

describe('a draft', () => {
  test('has an address, and what came there goes with it into the published case, with what it proves', async ({
    db,
    listener,
    fernwort,
  }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation, { companyId: fernwort.id });
    const draft = await draftByToken(db, key.token);
    const caseId = draft?.caseId ?? '';
    const address = (await addressFor(db, { id: caseId, number: null }, now)) ?? '';
    expect(address).toMatch(new RegExp(`^akte-${caseId.slice(0, 8)}-`));
    expect(await post(listener.port, address, await signed(aMail({ body }), aSigner(names)))).toBe(250);
    expect(
      await post(
        listener.port,
        address,
        aMail({
          subject: 'Noch etwas',
          body: 'Guten Tag,\n\nbitte warten Sie.\n',
          date: 'Wed, 11 Mar 2026 10:00:00 +0100',
        }),
      ),
    ).toBe(250);
    await read(db);
    expect(await glanceAt(db, { caseId }, now)).toEqual({ address, waiting: 2 });
    const { taking } = await formOfTray(db, { id: caseId, number: null }, '', draft?.entries ?? []);
    const saved = must(await takeLettersIntoDraft(situation, key, taking));
    expect(await db.$count(entries, eq(entries.caseId, caseId))).toBe(3);
    expect((await trayOf(db, caseId, '')).letters).toEqual([]);
    // Where nobody has an account yet, nobody is told.
    must(await submitDraft(situation, { ...key, version: saved.version }, { email: 'lena@post.example' }));
    const published = must(
      await confirmCase(situation, { token: await linkInMail(db, 'confirm-case'), userAgent: '' }, nothingDecided),
    );
    expect((await publicFile(db, published.number)).proofs).toMatchObject([
      { domain: 'fernwort.example', coversDay: true },
    ]);
    expect(await post(listener.port, address, aMail({ subject: 'Später' }))).toBe(250);
    expect(await addressFor(db, { id: caseId, number: published.number }, now)).toContain(`akte-${published.number}-`);
  });

  test('gets another address by its key alone, and takes everything with it when it is deleted', async ({
    db,
    listener,
  }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation);
    const { caseId = '' } = (await draftByToken(db, key.token)) ?? {};
    const address = (await addressFor(db, { id: caseId, number: null }, now)) ?? '';
    expect(await renewDraftAddress(situation, 'nobody’s')).toMatchObject({ ok: false });
    expect(await post(listener.port, address, aMail())).toBe(250);
    must(await renewDraftAddress(situation, key.token));
    expect(await post(listener.port, address, aMail({ subject: 'Zu spät' }))).toBe(550);
    await write(db, async (tx) => {
      await deleteDrafts(tx, [caseId], now);
      return done();
    });
    for (const table of [receivedMails, receivedParts, caseAddresses, cases]) expect(await db.$count(table)).toBe(0);
  });
});

describe('a saved mail with which a story is told', () => {
  test('is kept and checked, and its entry is marked once it is taken', async ({ db, fernwort }) => {
    const situation = situationOfVisitor(db);
    const key = await aWholeDraft(situation, { companyId: fernwort.id });
    const draft = await draftByToken(db, key.token);
    if (!draft) throw new Error('no draft');
    const files = [
      { name: 'antwort.eml', bytes: bytesOf(await signed(aMail({ body }), aSigner(names))) },
      { name: 'notiz.txt', bytes: bytesOf('Am 12. März 2026 habe ich angerufen und mit Frau Roth gesprochen.') },
    ];
    must(await keepUploads(db, draft.caseId, files, now));
    await read(db);
    expect(await db.$count(receivedMails)).toBe(1);
    expect((await trayOf(db, draft.caseId, '')).letters).toEqual([]);
    const proposals = await proposalsOf({ on: today, decided: 0, sources: must(await sourcesOf('', files)) }, draft);
    const signedBy = signedOf(draft.caseId, await signedMails(db, draft.caseId));
    expect(proposals.cards.map(({ id }) => signedBy.get(id))).toEqual(['fernwort.example', undefined]);
    const form = new FormData();
    for (const card of proposals.cards) {
      const { values } = writtenOf(card, proposals.sources[card.source]?.text ?? '', reader);
      for (const [name, value] of Object.entries({ ...values, take: 'on' })) form.set(`e${card.n}-${name}`, value);
    }
    const { taking } = await takingInput.parseAsync(form);
    must(await takeTold(situation, key, taking, (tx, caseId) => settleUploads(tx, caseId, now)));
    expect(await db.$count(entryProofs)).toBe(1);
    must(await dropUploads(db, draft.caseId));
    expect(await db.$count(receivedMails)).toBe(1);
  });

  test('goes with the story when that is given up', async ({ db }) => {
    const key = await aWholeDraft(situationOfVisitor(db));
    const { caseId = '' } = (await draftByToken(db, key.token)) ?? {};
    must(await keepUploads(db, caseId, [{ bytes: bytesOf(aMail()) }], now));
    must(await dropUploads(db, caseId));
    expect([await db.$count(receivedMails), await db.$count(receivedParts)]).toEqual([0, 0]);
  });
});
