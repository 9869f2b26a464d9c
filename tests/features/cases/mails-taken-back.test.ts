import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { digestItems, outbox, representatives } from '#db/schema/index.ts';
import { closeCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { decideIdentity, endByAdministrator } from '#src/features/identity/commands.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { retryMail } from '#src/features/notifications/commands.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { chooseMails } from '#src/features/notifications/preferences/commands.ts';
import { enterContact } from '#src/features/reminders/contact/commands.ts';
import { sendReminders } from '#src/features/reminders/sending/send.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { aCompany, anOpenCase, momentOn, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';

const closing = {
  outcome: 'solved',
  words: '',
  buyAgain: null,
  reachability: null,
  speed: null,
  competence: null,
  promisesKept: null,
  friendliness: null,
  empathy: null,
  clarity: null,
} as const;

test('what a company would read of a removed case in its digest tomorrow is taken back', async ({
  db,
  company,
  representative,
  moderator,
}) => {
  await chooseMails(situationOf(representative), [
    ['company-cases', 'digest'],
    ['company-turn', 'digest'],
  ]);
  const start = addDays(today, -13);
  const [removed, other] = [
    await anOpenCase(db, { company, publishedOn: start, seenOn: today }),
    await anOpenCase(db, { company, publishedOn: start, seenOn: today }),
  ];
  await sendReminders({ db, now: () => momentOn(today), isStopping: () => false });
  for (const { author, number } of [removed, other]) {
    await closeCase(situationOf(author), { ...closing, id: newId(), number });
  }
  const waiting = () => db.select({ kind: digestItems.kind, sealed: digestItems.sealed }).from(digestItems);
  expect((await waiting()).map(({ kind }) => kind).sort()).toEqual([
    'case-closed',
    'case-closed',
    'company-waiting',
    'company-waiting',
  ]);
  await removeCase(situationOf(moderator), { number: removed.number, reason: 'Nennt eine Privatperson.' });
  const left = await waiting();
  expect(left.map(({ kind }) => kind).sort()).toEqual(['case-closed', 'company-waiting']);
  for (const { sealed } of left) expect(unseal(sealed)).toContain(other.number);
});

test('a digest that waits for the mail server tells nothing of a case that was removed meanwhile, and tells the rest', async ({
  db,
  company,
  representative,
  moderator,
}) => {
  await chooseMails(situationOf(representative), [['company-cases', 'digest']]);
  const [removed, other] = [await anOpenCase(db, { company }), await anOpenCase(db, { company })];
  for (const { author, number } of [removed, other])
    await closeCase(situationOf(author), { ...closing, id: newId(), number });
  expect(await sendDigests({ db, now: () => momentOn(today), isStopping: () => false })).toBe(1);
  const told = async () =>
    (await db.select({ sealed: outbox.sealed }).from(outbox)).map(({ sealed }) => unseal(sealed));
  const isDigest = expect.stringContaining(other.number);
  expect(await told()).toEqual([isDigest]);
  await removeCase(situationOf(moderator), { number: removed.number, reason: 'Nennt eine Privatperson.' });
  const left = (await told()).filter((words) => words.includes('Neuigkeit'));
  expect(left).toEqual([isDigest]);
  expect(left[0]).not.toContain(removed.number);
  await removeCase(situationOf(moderator), { number: other.number, reason: 'Nennt eine Privatperson.' });
  expect((await told()).filter((words) => words.includes('Neuigkeit'))).toEqual([]);
});

test('a digest that may have gone out keeps its place when nothing is left of it, and nothing more is made for that day', async ({
  db,
  company,
  representative,
  moderator,
}) => {
  await chooseMails(situationOf(representative), [['company-cases', 'digest']]);
  const close = async () => {
    const { author, number } = await anOpenCase(db, { company });
    await closeCase(situationOf(author), { ...closing, id: newId(), number });
    return number;
  };
  const number = await close();
  const sends = () => sendDigests({ db, now: () => momentOn(today), isStopping: () => false });
  expect(await sends()).toBe(1);
  const isDigest = eq(outbox.kind, 'digest');
  await exclusively(db, () => db.update(outbox).set({ status: 'uncertain' }).where(isDigest));
  await removeCase(situationOf(moderator), { number, reason: 'Nennt eine Privatperson.' });
  await close();
  expect(await sends()).toBe(0);
  expect(await db.select({ sealed: outbox.sealed }).from(outbox).where(isDigest)).toEqual([{ sealed: '' }]);
});

test.for(['ended', 'refused'] as const)(
  'whoever does not speak for a company any more (%s) is told nothing of it, in a digest that is made or to be made, and of another they do',
  async (how, { db, company, representative }) => {
    const other = await aCompany(db);
    const speaking = {
      userId: representative.userId,
      companyId: other.id,
      firstName: 'M',
      lastName: 'O',
      jobTitle: 'L',
    };
    const proved = {
      verifiedBy: 'email-domain',
      verifiedAs: other.domain,
      verifiedAt: momentOn('2025-06-01'),
    } as const;
    await exclusively(db, () => db.insert(representatives).values({ id: newId(), ...speaking, ...proved }));
    const close = async () => {
      const cases = [await anOpenCase(db, { company }), await anOpenCase(db, { company: other })];
      for (const { author, number } of cases) await closeCase(situationOf(author), { ...closing, id: newId(), number });
      return cases.map(({ number }) => number);
    };
    await chooseMails(situationOf(representative), [['company-cases', 'digest']]);
    const made = await close();
    await sendDigests({ db, now: () => momentOn(today), isStopping: () => false });
    const waiting = await close();
    await chooseMails(situationOf(representative), [['company-cases', 'at-once']]);
    const atOnce = await close();
    const { representativeId } = representative;
    if (how === 'ended') await endByAdministrator(db, { representativeId, now: momentOn(today) });
    else {
      const checked = { checkingSince: momentOn(today), checkingBecause: 'objection' } as const;
      const isThem = eq(representatives.id, representativeId);
      await exclusively(db, () => db.update(representatives).set(checked).where(isThem));
      await decideIdentity(db, { representativeId, approved: false, now: momentOn(today) });
    }
    const rows = [...(await db.select().from(outbox)), ...(await db.select().from(digestItems))];
    const words = rows.map(({ sealed }) => (sealed === '' ? '' : unseal(sealed))).join('\n');
    for (const [ended, kept] of [made, waiting, atOnce]) {
      expect(words).not.toContain(ended);
      expect(words).toContain(kept);
    }
  },
);

test('a contact address is not told of a case that its author took back meanwhile, but still of another', async ({
  db,
  company,
}) => {
  const email = `service@${company.domain}`;
  const [first, second] = [await anOpenCase(db, { company }), await anOpenCase(db, { company })];
  // The second first mail of a day to one address is held: on another day it is not.
  await enterContact(situationOf(first.author), { number: first.number, email });
  await enterContact(situationOf(second.author, addDays(today, 1)), { number: second.number, email });
  expect(await db.$count(outbox)).toBe(2);
  await withdrawCase(situationOf(first.author), { number: first.number, reason: '' });
  const left = await db.select({ sealed: outbox.sealed }).from(outbox);
  expect(left.map(({ sealed }) => unseal(sealed).includes(second.number))).toEqual([true]);
});

test('a mail about a withdrawn case that failed keeps no words that the administrator could send again', async ({
  db,
  company,
}) => {
  const theCase = await anOpenCase(db, { company });
  const { author, number } = theCase;
  await enterContact(situationOf(author), { number, email: `service@${company.domain}` });
  const [mail] = await exclusively(db, () => db.update(outbox).set({ status: 'failed' }).returning());
  await withdrawCase(situationOf(author), { number, reason: '' });
  expect(await retryMail(db, mail?.id ?? '', momentOn(today))).toMatchObject({ refusal: 'not-found' });
  expect(await db.select({ sealed: outbox.sealed }).from(outbox)).toEqual([{ sealed: '' }]);
});
