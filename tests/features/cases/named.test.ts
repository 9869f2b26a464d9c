import { eq, inArray } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { events, outbox, replies } from '#db/schema/index.ts';
import { caseHistory } from '#src/features/case-file/history/queries.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { answerNamed, nameCompany, replyAsNamed, takeBackNamed } from '#src/features/cases/commands/named.ts';
import { judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { setContact } from '#src/features/companies/commands.ts';
import { deskInbox } from '#src/features/company-desk/inbox.ts';
import { deskCase, namingTakenBack } from '#src/features/company-desk/queries.ts';
import { addContact } from '#src/features/notifications/index.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { aCompany, anOpenCase, aRepresentative, situationOf, today } from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

/** A case, and somebody who speaks for a parcel carrier that has to do with it. */
const test = base
  .extend('theCase', ({ db, company }) => anOpenCase(db, { company }))
  .extend('carrier', ({ db }) => aCompany(db, { name: 'Eilbote Paket AG', domain: 'eilbote.example' }))
  .extend('speaker', ({ db, carrier }) =>
    aRepresentative(db, { company: carrier, firstName: 'Anton', lastName: 'Ott' }),
  );

const fileOf = async (db: Database, number: string) => must(done(await caseFile(db, { number }, today)));
const mailsTo = async (db: Database, kind: string) =>
  (await db.select().from(outbox).where(eq(outbox.kind, kind))).map(({ sealed }) => JSON.parse(unseal(sealed)));
const isNaming = inArray(outbox.kind, ['company-named', 'contact-named']);
const says = (number: string, text = 'Das Paket lag bei uns.') => ({ id: newId(), number, text });

describe('a second company that a case names', () => {
  test('is told in its own words: against whom, that it may answer, that nothing counts, and no day', async ({
    db,
    theCase: { number, author, company },
    speaker,
  }) => {
    must(await nameCompany(situationOf(author), { number, company: { id: speaker.companyId } }));
    const [mail, ...more] = await mailsTo(db, 'company-named');
    expect(more).toEqual([]);
    expect(mail.to).toBe(speaker.email);
    expect(mail.text).toContain(`ein öffentlicher Fall gegen ${company.name} nennt auch Eilbote Paket AG`);
    expect(mail.text).toContain('zählt für Eilbote Paket AG nicht');
    expect(mail.text).toContain('müssen es aber nicht');
    expect(mail.text).not.toMatch(/überfällig|wird bis zum/);
    expect(await mailsTo(db, 'case-published')).toEqual([]);
  });

  test('for which nobody speaks is told at the address known for all its cases, never at that of the case', async ({
    db,
    theCase: { id, number, author, company },
    carrier,
  }) => {
    const entered = { addedBy: null, now: situationOf(author).now, source: 'administrator' as const };
    const addresses = [
      { companyId: company.id, caseId: id, email: 'service@nordlicht-moebel.example' },
      { companyId: carrier.id, caseId: null, email: 'post@eilbote.example' },
    ];
    for (const one of addresses) await write(db, async (tx) => done(await addContact(tx, { ...entered, ...one })));
    must(await nameCompany(situationOf(author), { number, company: { id: carrier.id } }));
    const mails = await mailsTo(db, 'contact-named');
    expect(mails.map(({ to }) => to)).toEqual(['post@eilbote.example']);
    expect(mails[0].text).toContain('Für Eilbote Paket AG spricht hier noch niemand');
    expect(mails[0].stop).toContain('stop-mails');
  });

  test('stands on the case page, and the public history says when it was named and taken back', async ({
    db,
    theCase: { number, author },
    carrier,
  }) => {
    const situation = situationOf(author);
    must(await nameCompany(situation, { number, company: { id: carrier.id } }));
    expect(await fileOf(db, number)).toMatchObject({ named: { name: carrier.name, slug: carrier.slug, thread: [] } });
    must(await takeBackNamed(situation, { number }));
    expect(await fileOf(db, number)).toMatchObject({ named: null });
    expect((await caseHistory(db, number))?.corrections).toMatchObject([
      { action: 'cases.takeBackNamed', by: { who: 'author' }, changes: [{ before: carrier.name, after: null }] },
      { action: 'cases.nameCompany', by: { who: 'author' }, changes: [{ before: null, after: carrier.name }] },
    ]);
  });

  test('is not told any more of what was taken back before the mail went out', async ({ db, theCase, speaker }) => {
    const [situation, { number }] = [situationOf(theCase.author), theCase];
    must(await nameCompany(situation, { number, company: { id: speaker.companyId } }));
    must(await takeBackNamed(situation, { number }));
    expect(await db.select().from(outbox)).toEqual([]);
  });

  test('that was told is told once that it was taken back, whoever speaks for it and the known address', async ({
    db,
    theCase: { number, author },
    carrier,
    speaker,
  }) => {
    const situation = situationOf(author);
    const silent = await aCompany(db);
    must(await setContact(db, { company: silent.slug, email: 'post@leise.example', now: situation.now }));
    for (const companyId of [carrier.id, silent.id]) {
      must(await nameCompany(situation, { number, company: { id: companyId } }));
      await exclusively(db, () => db.update(outbox).set({ status: 'sent', sealed: '' }).where(isNaming));
      for (let times = 0; times < 2; times += 1) must(await takeBackNamed(situation, { number }));
    }
    const mails = await mailsTo(db, 'naming-taken-back');
    expect(mails.map(({ to }) => to)).toEqual([speaker.email, 'post@leise.example']);
    expect(mails[0].text).toContain('hatte auch Eilbote Paket AG genannt. Das wurde zurückgenommen.');
    expect(mails[1].stop).toContain('stop-mails');
  });

  test('is told again when it is named again', async ({ db, theCase: { number, author }, speaker }) => {
    for (const day of [today, addDays(today, 1)]) {
      must(await nameCompany(situationOf(author, day), { number, company: { id: speaker.companyId } }));
      await exclusively(db, () => db.update(outbox).set({ status: 'sent' }));
      must(await takeBackNamed(situationOf(author, day), { number }));
    }
    expect(await mailsTo(db, 'company-named')).toHaveLength(2);
    expect(await mailsTo(db, 'naming-taken-back')).toHaveLength(2);
  });

  test('is never the company of the case, one the author speaks for, an unknown one or a third', async ({
    db,
    theCase: { number, author, companyId },
    carrier,
    speaker,
  }) => {
    const situation = situationOf(author);
    const refusal = async (id: string, by = situation) => {
      const outcome = await nameCompany(by, { number, company: { id: id } });
      return outcome.ok ? 'ok' : outcome.reason;
    };
    expect(await refusal(companyId)).toBe('named-is-against');
    const { represents } = speaker.actor;
    expect(await refusal(carrier.id, { ...situation, actor: { ...author.actor, represents } })).toBe('named-is-own');
    expect(await refusal('x')).toBe('named-unknown');
    expect(await refusal(carrier.id)).toBe('ok');
    expect(await refusal(carrier.id)).toBe('ok');
    expect(await refusal((await aCompany(db)).id)).toBe('already-named');
    expect(await db.$count(events, eq(events.action, 'cases.nameCompany'))).toBe(1);
  });

  test('can be named three times at most, because each time somebody is told', async ({ db, theCase }) => {
    const [situation, { number }] = [situationOf(theCase.author), theCase];
    for (let times = 0; times < 3; times += 1) {
      must(await nameCompany(situation, { number, company: { id: (await aCompany(db)).id } }));
      must(await takeBackNamed(situation, { number }));
    }
    const fourth = await nameCompany(situation, { number, company: { id: (await aCompany(db)).id } });
    expect(fourth).toMatchObject({ refusal: 'conflict', reason: 'named-too-often' });
  });
});

describe('what it says', () => {
  test('is public under name, job title and its own company, once however often it is sent', async ({
    db,
    theCase: { number, author },
    speaker,
  }) => {
    must(await nameCompany(situationOf(author), { number, company: { id: speaker.companyId } }));
    const reply = says(number);
    for (let times = 0; times < 2; times += 1) must(await replyAsNamed(situationOf(speaker), reply));
    const file = await fileOf(db, number);
    expect(file?.thread).toEqual([]);
    expect(file?.named?.thread).toMatchObject([
      { kind: 'named-reply', signedName: 'Anton Ott', signedCompany: 'Eilbote Paket AG', text: reply.text },
    ]);
    const [mail] = await mailsTo(db, 'named-replied');
    expect(mail.to).toBe(author.email);
    expect(mail.text).toContain('An Fristen und am Stand ändert die Stellungnahme nichts.');
    expect(await mailsTo(db, 'reply-published')).toEqual([]);
    expect(await db.select({ by: replies.companyId }).from(replies)).toEqual([{ by: speaker.companyId }]);
  });

  test('can be answered by the author, not judged, and keeps the company named', async ({ db, theCase, speaker }) => {
    const [situation, { number }] = [situationOf(theCase.author), theCase];
    must(await nameCompany(situation, { number, company: { id: speaker.companyId } }));
    expect(await answerNamed(situation, says(number))).toMatchObject({ reason: 'nothing-to-answer' });
    const reply = says(number);
    must(await replyAsNamed(situationOf(speaker), reply));
    const verdict = { number, replyId: reply.id, content: 'no' as const, boilerplate: true, text: '' };
    expect(await judgeReply(situation, verdict)).toEqual({ ok: false, refusal: 'not-found' });
    must(await answerNamed(situation, says(number, 'Danke, das hilft.')));
    expect((await mailsTo(db, 'named-answered')).map(({ to }) => to)).toEqual([speaker.email]);
    expect(await mailsTo(db, 'author-answered')).toEqual([]);
    expect(await takeBackNamed(situation, { number })).toMatchObject({ reason: 'named-has-answered' });
  });

  test('is only said by who speaks for it: not as the company of the case, and not by strangers', async ({
    db,
    theCase: { number, author },
    representative,
    speaker,
  }) => {
    const reply = { ...says(number), intent: 'solved' as const, promises: [] };
    expect(await replyAsNamed(situationOf(speaker), says(number))).toMatchObject({ refusal: 'not-allowed' });
    must(await nameCompany(situationOf(author), { number, company: { id: speaker.companyId } }));
    expect(await publishReply(situationOf(speaker), reply)).toMatchObject({ refusal: 'not-allowed' });
    const stranger = await aRepresentative(db);
    expect(await replyAsNamed(situationOf(stranger), says(number))).toMatchObject({ refusal: 'not-allowed' });
    expect(await replyAsNamed(situationOf(representative), says(number))).toMatchObject({ refusal: 'not-allowed' });
  });
});

describe('the desk of a company that is only named', () => {
  test('says that it was taken back, to that company alone', async ({
    db,
    theCase: { number, title, author },
    representative,
    speaker,
  }) => {
    must(await nameCompany(situationOf(author), { number, company: { id: speaker.companyId } }));
    expect(await namingTakenBack(db, number, speaker.actor)).toBeNull();
    must(await takeBackNamed(situationOf(author), { number }));
    expect(await deskCase(db, number, speaker.actor, today)).toBeNull();
    const gone = { title, companyId: speaker.companyId, on: today };
    expect(await namingTakenBack(db, number, speaker.actor)).toEqual(gone);
    for (const stranger of [visitor, author.actor, representative.actor])
      expect(await namingTakenBack(db, number, stranger)).toBeNull();
  });

  test('lists the case apart from its own, without a deadline, and opens it for nobody else', async ({
    db,
    theCase: { number, author, company },
    representative,
    speaker,
  }) => {
    must(await nameCompany(situationOf(author), { number, company: { id: speaker.companyId } }));
    const own = await anOpenCase(db, { company: { ...company, id: speaker.companyId } });
    const inbox = await deskInbox(db, [speaker.companyId], today);
    expect(inbox.rows.map((row) => row.number)).toEqual([own.number]);
    expect(inbox.named).toMatchObject([{ number, against: company.name, hasReplied: false }]);
    expect(await deskCase(db, number, speaker.actor, today)).toMatchObject({ isNamed: true });
    expect(await deskCase(db, number, representative.actor, today)).toMatchObject({ isNamed: false });
    for (const stranger of [visitor, author.actor, (await aRepresentative(db)).actor]) {
      expect(await deskCase(db, number, stranger, today)).toBeNull();
    }
    must(await replyAsNamed(situationOf(speaker), says(number)));
    expect((await deskInbox(db, [speaker.companyId], today)).named).toMatchObject([{ hasReplied: true }]);
  });
});
