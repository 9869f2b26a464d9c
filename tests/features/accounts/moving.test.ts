import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database, Transaction } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';
import { createLink, peekLink } from '#src/features/accounts/links.ts';
import { askAddress, confirmAddress } from '#src/features/accounts/security/address.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { notify, queueMail } from '#src/features/notifications/index.ts';
import { stopMails } from '#src/features/notifications/preferences/commands.ts';
import { readStopToken, stopToken } from '#src/features/notifications/stop.ts';
import { eraseAccount } from '#src/features/rights/commands.ts';
import { keyedHash, unseal } from '#src/lib/crypto.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { absolute, type LinkPurpose, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { anAuthor, situationOf, situationOfVisitor } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { linkInMail, must } from '../drafts/writing.ts';
import { aSession } from './changing.ts';

const newEmail = 'neu@gmail.com';
const about = { number: '2026-000001', title: 'Zähler', companyName: 'Strom GmbH', promise: 'Rückruf' };

async function moves(situation: Situation): Promise<void> {
  const { db } = situation;
  const { sessionId } = await aSession(db, situation);
  must(await askAddress(situation, { sessionId, email: newEmail }));
  for (const purpose of ['new-address', 'old-address'] as const)
    must(await confirmAddress(situationOfVisitor(db), { purpose, token: await linkInMail(db, purpose) }));
}

/** A mail that asks whether a promise was kept, in the way the person wants it; the token of its link. */
async function asked(tx: Transaction, situation: Situation, email: string, way?: 'digest'): Promise<string> {
  const { now, actor } = situation;
  const link = { purpose: 'answer-promise', email, subjectId: 'promise', now, validMinutes: 60 } as const;
  const token = await createLink(tx, link);
  const mail = {
    kind: 'promise-due',
    url: absolute(paths.link('de', link.purpose, token)),
    dueOn: '2026-09-01',
    ...about,
  } as const;
  const to = { userId: actor.userId ?? '', to: email, locale: 'de', caseId: 'case' } as const;
  await notify(tx, { ...to, mail, dedupeKey: token, now, ...(way && { way }) });
  return token;
}

const toOf = (sealed: string): string => JSON.parse(unseal(sealed)).to;

async function waiting(db: Database): Promise<string[]> {
  const rows = await db.select().from(outbox);
  return rows.flatMap(({ kind, sealed }) => (sealed === '' ? [] : [`${kind} ${toOf(sealed)}`])).sort();
}

const stateOf = async (situation: Situation, purpose: LinkPurpose, token: string) =>
  (await peekLink(situation.db, { purpose, token, now: situation.now })).state;

/** What the change itself sends. */
const changed = (email: string) => [
  ...[`account-changed ${email}`, `account-changed ${newEmail}`],
  ...[`new-address ${newEmail}`, `old-address ${email}`],
];

test('what waits for a person who has another address goes there, and its questions can be answered', async ({
  db,
  author,
}) => {
  const situation = situationOf(author);
  const ask = (way?: 'digest') =>
    write(db, async (tx) => done(await asked(tx, situation, author.email, way))).then(must);
  const sent = await ask();
  await exclusively(db, () => db.update(outbox).set({ sealed: '', status: 'sent' }));
  const perhapsRead = await ask();
  const isUncertain = eq(outbox.dedupeKey, perhapsRead);
  await exclusively(db, () => db.update(outbox).set({ status: 'uncertain' }).where(isUncertain));
  const inDigest = await ask('digest');
  await sendDigests({ db, now: () => situation.now, isStopping: () => false });
  const alone = await ask();
  const forDigest = await ask('digest');
  await moves(situation);
  expect(await waiting(db)).toEqual(
    [...changed(author.email), `digest ${newEmail}`, `promise-due ${newEmail}`, `promise-due ${newEmail}`].sort(),
  );
  for (const token of [inDigest, alone, forDigest]) {
    expect(await stateOf(situation, 'answer-promise', token)).toBe('usable');
    expect((await peekLink(db, { purpose: 'answer-promise', token, now: situation.now })).email).toBe(newEmail);
  }
  // Whoever reads the former mailbox by now answers for nobody.
  for (const token of [sent, perhapsRead]) expect(await stateOf(situation, 'answer-promise', token)).toBe('unknown');
  const [row] = await db.select().from(outbox).where(eq(outbox.dedupeKey, sent));
  expect(row?.toHash).toBe(keyedHash(newEmail));
});

test('the links at the foot of mails end nothing any more that went to the former address, and those at the new one do', async ({
  db,
  author,
}) => {
  const situation = situationOf(author);
  const stop = { userId: author.userId, topic: 'promises' } as const;
  const before = stopToken({ ...stop, to: author.email });
  // As they were while they named no address.
  const what = `${stop.userId}.${stop.topic}`;
  const nameless = `${what}.${keyedHash(`stop-mails ${what}`).slice(0, 32)}`;
  for (const token of [before, nameless]) expect(await readStopToken(db, token)).toEqual(stop);
  const key = must(await write(db, async (tx) => done(await asked(tx, situation, author.email))));
  await moves(situation);
  for (const token of [before, nameless]) {
    expect(await readStopToken(db, token)).toBeNull();
    expect(await stopMails(situationOfVisitor(db), { token })).toMatchObject({ refusal: 'not-found' });
  }
  const [mail] = await db.select().from(outbox).where(eq(outbox.dedupeKey, key));
  const { text, stop: link } = JSON.parse(unseal(mail?.sealed ?? ''));
  expect(text).toContain(link);
  const token = new URL(link).searchParams.get('token') ?? '';
  expect(await readStopToken(db, token)).toEqual(stop);
});

test('what is said to an address stays with it, and links that open nothing any more do not go out', async ({
  db,
  author,
}) => {
  const situation = situationOf(author);
  const { now } = situation;
  const team = await write(db, async (tx) => {
    const mail = { to: author.email, locale: 'de', now } as const;
    const url = 'https://aktenkundig.example/de';
    await queueMail(tx, { ...mail, mail: { kind: 'sign-in', url }, dedupeKey: 'a link' });
    await queueMail(tx, { ...mail, mail: { kind: 'notice-received', url, notice: 'M-1' }, dedupeKey: 'a notice' });
    const contact = { ...mail, contactId: 'contact', dedupeKey: 'a contact' };
    await queueMail(tx, { ...contact, mail: { kind: 'case-live', url, ...about } });
    await queueMail(tx, { ...mail, mail: { kind: 'case-live', url, ...about }, dedupeKey: 'handed over' });
    const link = { email: author.email, subjectId: 'team', now, validMinutes: 60 };
    return done(await createLink(tx, { ...link, purpose: 'join-team' }));
  }).then(must);
  const isHandedOver = eq(outbox.dedupeKey, 'handed over');
  await exclusively(db, () => db.update(outbox).set({ status: 'handing-over' }).where(isHandedOver));
  await moves(situation);
  const former = ['case-live', 'case-live', 'notice-received'].map((kind) => `${kind} ${author.email}`);
  expect(await waiting(db)).toEqual([...changed(author.email), ...former].sort());
  expect(await stateOf(situation, 'join-team', team)).toBe('usable');
});

test('the former address hears of the change also when the account is closed before the mail has gone out', async ({
  db,
}) => {
  const author = await anAuthor(db);
  const situation = situationOf(author);
  await moves(situation);
  const { sessionId } = await aSession(db, situation);
  must(await eraseAccount(situation, { sessionId, cases: 'keep' }));
  expect(await waiting(db)).toContain(`account-changed ${author.email}`);
});

test('links of the former address open nothing, and those of the new one what they did', async ({ db, author }) => {
  const situation = situationOf(author);
  const links = await write(db, async (tx) => {
    const of = (email: string, purpose: LinkPurpose) =>
      createLink(tx, { purpose, email, subjectId: null, now: situation.now, validMinutes: 60 });
    return done({ former: await of(author.email, 'reset-password'), other: await of(newEmail, 'sign-in') });
  }).then(must);
  await moves(situation);
  expect(await stateOf(situation, 'reset-password', links.former)).toBe('unknown');
  expect(await stateOf(situation, 'sign-in', links.other)).toBe('usable');
});
