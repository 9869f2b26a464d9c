import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { contactAddresses, outbox, reminders } from '#db/schema/index.ts';
import { addContact } from '#src/features/notifications/contacts.ts';
import { stopMails } from '#src/features/notifications/preferences/commands.ts';
import { stopToken } from '#src/features/notifications/stop.ts';
import { enterContact } from '#src/features/reminders/contact/commands.ts';
import { caseContacts } from '#src/features/reminders/contact/queries.ts';
import { contactFault } from '#src/features/reminders/contact/rules.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, type Day } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { anOpenCase, aRepresentative, momentOn, situationOf, situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const start = '2026-03-30';

test('the company is told at once, learns who entered its address and how to stop, and is reminded three times', async ({
  db,
  company,
}) => {
  const email = `service@${company.domain}`;
  const theCase = await anOpenCase(db, { company, publishedOn: start, seenOn: start });
  const situation = situationOf(theCase.author, start);
  expect(await enterContact(situation, { number: theCase.number, email })).toMatchObject({ ok: true });
  expect(await enterContact(situation, { number: theCase.number, email })).toMatchObject({ ok: true });
  const [mail, ...others] = await db.select().from(outbox);
  expect(others).toEqual([]);
  const text = unseal(mail?.sealed ?? '');
  expect(text).toContain(email);
  expect(text).toContain('der Person, die den Fall geschrieben hat');
  // The way to the claim stands with the case: neither its title nor the company's name may travel to this address.
  expect(text).toContain(`/de/cases/${theCase.number}\\n`);
  expect(text).not.toContain(theCase.title);
  expect(text).not.toMatch(/company-desk|Nordlicht Möbel/);
  expect(text).toContain('stop-mails?token=contact.');
  for (let days = 0; days <= 60; days += 1) {
    const now = () => momentOn(addDays(start, days));
    await sendReminders({ db, now, isStopping: () => false });
  }
  const sent = await db.select({ kind: reminders.kind }).from(reminders).where(eq(reminders.caseId, theCase.id));
  expect(sent.map(({ kind }) => kind).filter((kind) => kind.startsWith('company'))).toEqual([
    'company-published',
    'company-week',
    'company-last-day',
    'company-overdue',
  ]);
  const [row] = await db.select().from(contactAddresses);
  expect(row?.sealed).not.toContain('service');
});

test('an address entered after the deadline hears at once that it is over, and is not told so again the next day', async ({
  db,
  company,
}) => {
  const email = `service@${company.domain}`;
  const late = addDays(start, 16);
  const theCase = await anOpenCase(db, { company, publishedOn: start, seenOn: late });
  await enterContact(situationOf(theCase.author, late), { number: theCase.number, email });
  const [mail] = await db.select().from(outbox);
  const text = unseal(mail?.sealed ?? '');
  expect(text).toContain('ist am 13. April 2026 abgelaufen');
  expect(text).not.toContain('erwartet');
  for (let days = 16; days <= 60; days += 1) {
    await sendReminders({ db, now: () => momentOn(addDays(start, days)), isStopping: () => false });
  }
  expect(await db.$count(outbox, eq(outbox.kind, 'contact-overdue'))).toBe(0);
});

test('at an address that several cases name, one mail a day arrives', async ({ db, company }) => {
  const email = `service@${company.domain}`;
  const cases = await Promise.all([1, 2].map(() => anOpenCase(db, { company, publishedOn: start, seenOn: start })));
  for (const { author, number } of cases) await enterContact(situationOf(author, start), { number, email });
  const day = addDays(start, 8);
  const sendOn = (on: Day) => sendReminders({ db, now: () => momentOn(on), isStopping: () => false });
  expect(await sendOn(day)).toBe(1);
  expect(await sendOn(day)).toBe(0);
  expect(await sendOn(addDays(day, 1))).toBe(1);
});

test('who says there "wrong address" gets nothing more, whoever enters it again, and the author sees it', async ({
  db,
  company,
}) => {
  const email = `service@${company.domain}`;
  const theCase = await anOpenCase(db, { company, publishedOn: start, seenOn: start });
  const other = await anOpenCase(db, { company, publishedOn: start, seenOn: start });
  await enterContact(situationOf(theCase.author, start), { number: theCase.number, email });
  const [row] = await db.select().from(contactAddresses);
  const token = stopToken({ contactId: row?.id ?? '' });
  const because = 'wrong-address';
  expect(await stopMails(situationOfVisitor(db, start), { token, because })).toMatchObject({ ok: true });
  expect(await stopMails(situationOfVisitor(db, start), { token, because })).toMatchObject({ ok: true });
  expect(await caseContacts(db, theCase.number)).toMatchObject([{ email, ended: { because } }]);
  expect(await enterContact(situationOf(other.author, start), { number: other.number, email })).toMatchObject({
    field: 'email',
    reason: 'contact-barred',
  });
  for (let days = 0; days <= 30; days += 1) {
    await sendReminders({ db, now: () => momentOn(addDays(start, days)), isStopping: () => false });
  }
  expect(await db.$count(outbox, eq(outbox.kind, 'contact-waiting'))).toBe(0);
});

test('an address of the administration serves every case, and its author does not see it', async ({ db, company }) => {
  const email = `service@${company.domain}`;
  await write(db, async (tx) => {
    const given = { companyId: company.id, caseId: null, email, source: 'administrator' as const, addedBy: null };
    return done(await addContact(tx, { ...given, now: momentOn(start) }));
  });
  const theCase = await anOpenCase(db, { company, publishedOn: start, seenOn: start });
  expect(await caseContacts(db, theCase.number)).toMatchObject([{ email: null, ended: null }]);
  await sendReminders({ db, now: () => momentOn(addDays(start, 8)), isStopping: () => false });
  expect(await db.$count(outbox, eq(outbox.kind, 'contact-waiting'))).toBe(1);
});

describe('an address is not entered', () => {
  test('when somebody speaks for the company or it has answered', async ({ db, company }) => {
    const theCase = await anOpenCase(db, { company, publishedOn: start, seenOn: start });
    await aRepresentative(db, { company });
    const email = `service@${company.domain}`;
    expect(await enterContact(situationOf(theCase.author, start), { number: theCase.number, email })).toMatchObject({
      reason: 'contact-not-needed',
    });
  });

  test('more often than three times for a case, or ten times a day by one person', async ({ db, author, company }) => {
    const { number } = await anOpenCase(db, { author, company, publishedOn: start, seenOn: start });
    const enter = (name: string) =>
      enterContact(situationOf(author, start), { number, email: `${name}@${company.domain}` });
    for (const name of ['a', 'b', 'c']) expect(await enter(name)).toMatchObject({ ok: true });
    expect(await enter('d')).toMatchObject({ reason: 'contact-too-many' });
    for (const name of ['e', 'f', 'g', 'h', 'i', 'j']) await enter(name);
    expect(await enter('k')).toMatchObject({ refusal: 'too-often' });
    expect(await db.$count(outbox)).toBe(3);
  });

  const company = { email: 'service@firma.example', domain: 'firma.example', isFreeMail: false };
  const privately = { email: 'eva@post.example', domain: 'post.example', isFreeMail: true };
  const atWork = { email: 'eva@arbeit.example', domain: 'arbeit.example', isFreeMail: false };
  const known = ['firma.example'];
  test.for([
    ['of the company', company, privately, known, null],
    ['of a company without a known domain', company, atWork, [], null],
    ['of the author', privately, privately, [], 'contact-own'],
    ['at a mail provider', { ...privately, email: 'max@post.example' }, privately, [], 'contact-free-mail'],
    ['where the author works', { ...atWork, email: 'chef@arbeit.example' }, atWork, [], 'contact-own'],
    ['of somebody else', { ...atWork, email: 'x@arbeit.example' }, privately, known, 'contact-other-domain'],
    ['at an IP number', { ...company, domain: null }, privately, [], 'contact-free-mail'],
  ] as const)('as its rules say: one %s', ([_, address, author, companyDomains, fault]) => {
    expect(contactFault({ ...address, author, companyDomains })).toBe(fault);
  });
});

test('who says "no mails" in the mail to an address that was replaced meanwhile is asked by nobody again', async ({
  db,
  company,
}) => {
  const email = `service@${company.domain}`;
  const theCase = await anOpenCase(db, { company, publishedOn: start, seenOn: start });
  const other = await anOpenCase(db, { company, publishedOn: start, seenOn: start });
  const enter = (given: typeof theCase, address: string) =>
    enterContact(situationOf(given.author, start), { number: given.number, email: address });
  await enter(theCase, email);
  const [row] = await db.select().from(contactAddresses);
  await enter(theCase, `info@${company.domain}`);
  await stopMails(situationOfVisitor(db, start), { token: stopToken({ contactId: row?.id ?? '' }) });
  // What waits for another try does not go out either; the mail to the other address does.
  expect(await db.$count(outbox)).toBe(1);
  for (const again of [email, `service+neu@${company.domain}`]) {
    expect(await enter(other, again)).toMatchObject({ reason: 'contact-barred' });
  }
});

test('nobody uses up the attempts of others for an address: those that are refused do not count for it', async ({
  db,
  author,
  company,
}) => {
  const email = `service@${company.domain}`;
  const theCase = await anOpenCase(db, { company, publishedOn: start, seenOn: start });
  for (let time = 0; time < 4; time += 1) {
    expect(await enterContact(situationOf(author, start), { number: theCase.number, email })).toMatchObject({
      refusal: 'not-allowed',
    });
  }
  expect(await enterContact(situationOf(theCase.author, start), { number: theCase.number, email })).toMatchObject({
    ok: true,
  });
});
