import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { outbox, reminders } from '#db/schema/index.ts';
import { addContact } from '#src/features/notifications/contacts.ts';
import { stopMails } from '#src/features/notifications/preferences/commands.ts';
import { stopToken } from '#src/features/notifications/stop.ts';
import { enterContact } from '#src/features/reminders/contact/commands.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import {
  aCompany,
  anOpenCase,
  type Company,
  freshDatabase,
  momentOn,
  situationOf,
  situationOfVisitor,
} from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { must } from '../drafts/writing.ts';

const start = '2026-03-30';
const sendOn = (db: Database, on: Day) => sendReminders({ db, now: () => momentOn(on), isStopping: () => false });

/** Somebody publishes a case and enters an address of the company. */
async function entered(db: Database, company: Company, on: Day = start, email = `service@${company.domain}`) {
  const theCase = await anOpenCase(db, { company, publishedOn: on, seenOn: on });
  const outcome = await enterContact(situationOf(theCase.author, on), { number: theCase.number, email });
  return { ...theCase, outcome };
}

const firstMails = async (db: Database) => {
  const mails = await db.select({ kind: outbox.kind, sealed: outbox.sealed }).from(outbox);
  return mails
    .filter(({ kind }) => kind === 'contact-published' || kind === 'contact-several')
    .map(({ sealed }): { subject: string; text: string } => JSON.parse(unseal(sealed)));
};

describe('the address of a company to which much is written', () => {
  test('is told of one case at once, of the others the next day in one mail', async ({ db, company }) => {
    const first = await entered(db, company);
    const others = [await entered(db, company), await entered(db, company, start, `service+x@${company.domain}`)];
    for (const { outcome } of [first, ...others]) expect(outcome).toMatchObject({ ok: true });
    expect(await firstMails(db)).toHaveLength(1);
    await sendOn(db, start);
    expect(await firstMails(db)).toHaveLength(1);
    await sendOn(db, addDays(start, 1));
    await sendOn(db, addDays(start, 1));
    const [, several, ...more] = await firstMails(db);
    expect(more).toEqual([]);
    expect(several?.subject).toContain('2 öffentliche Fälle');
    for (const { number, title } of others) {
      expect(several?.text).toContain(number);
      expect(several?.text).not.toContain(title);
    }
    expect(several?.text).toContain('stop-mails?token=contact.');
  });

  test('gets first mails on three days of a week, and then the next week', async ({ db, company }) => {
    for (let days = 0; days < 6; days += 1) {
      const day = addDays(start, days);
      must((await entered(db, company, day)).outcome);
      await sendOn(db, day);
    }
    expect(await firstMails(db)).toHaveLength(3);
    for (let days = 6; days < 9; days += 1) await sendOn(db, addDays(start, days));
    const mails = await firstMails(db);
    expect(mails).toHaveLength(4);
    expect(mails[3]?.subject).toContain('3 öffentliche Fälle');
  });

  test('hears nothing of what it no longer has to answer, nor after it wanted no more', async ({ db, company }) => {
    await entered(db, company);
    const theCase = await entered(db, company);
    await write(db, async (tx) => {
      const other = { companyId: company.id, caseId: theCase.id, email: `info@${company.domain}` };
      return done(await addContact(tx, { ...other, source: 'author', addedBy: null, now: momentOn(start) }));
    });
    await sendOn(db, addDays(start, 1));
    expect(await firstMails(db)).toHaveLength(1);
    expect(await db.$count(reminders, eq(reminders.result, 'outdated'))).toBe(1);
    await entered(db, company, addDays(start, 1));
    const third = await entered(db, company, addDays(start, 1));
    const [row] = await db.query.contactAddresses.findMany({ where: (contact) => eq(contact.caseId, third.id) });
    await stopMails(situationOfVisitor(db, start), { token: stopToken({ contactId: row?.id ?? '' }) });
    await sendOn(db, addDays(start, 2));
    expect(await db.$count(reminders, eq(reminders.result, 'held'))).toBe(0);
    expect((await firstMails(db)).length).toBeLessThanOrEqual(2);
  });
});

const acts = fc.array(
  fc.record({
    /** The company of the victim's case, or another one at whose address the same mailbox is entered. */
    company: fc.constantFrom('same', 'other'),
    spelling: fc.constantFrom('service', 'service+a', 'service+b'),
    /** Days after the act before. */
    after: fc.constantFrom(0, 0, 0, 1, 3),
  }),
  { maxLength: 8 },
);

test('no sequence of what others enter changes that an author may, and that the company hears of it within a week', async () => {
  const { db, dispose } = await freshDatabase();
  await fc.assert(
    fc.asyncProperty(acts, async (others) => {
      const [same, other] = [await aCompany(db), await aCompany(db)];
      let day: Day = start;
      for (const { company, spelling, after } of others) {
        day = addDays(day, after);
        await entered(db, company === 'same' ? same : other, day, `${spelling}@${same.domain}`);
        await sendOn(db, day);
      }
      const { number, outcome } = await entered(db, same, day);
      expect(outcome).toMatchObject({ ok: true });
      for (let days = 1; days <= 7; days += 1) await sendOn(db, addDays(day, days));
      const told = (await firstMails(db)).filter(({ text }) => text.includes(number));
      expect(told).toHaveLength(1);
    }),
    { numRuns: 12 },
  );
  dispose();
}, 60_000);
