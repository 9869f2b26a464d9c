import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import {
  addressChanges,
  apiTokens,
  appeals,
  challenges,
  claims,
  contactAddresses,
  decisions,
  digestItems,
  drafts,
  entries,
  events,
  evidenceUploads,
  examinations,
  exchangeFacts,
  factorResets,
  inspections,
  links,
  moderatorQuestions,
  notices,
  outbox,
  pressureReports,
  receivedMails,
  sessions,
  teamInvitations,
  tombstones,
  unfinished,
  users,
  webhookMessages,
  withdrawalReasons,
} from '#db/schema/index.ts';
import { proveCase } from '#src/features/challenges/commands.ts';
import { confirmDecision, decide, removeCase } from '#src/features/moderation/decisions/commands.ts';
import { answerQuestion, askAuthor } from '#src/features/moderation/questions.ts';
import { sendDigests } from '#src/features/notifications/digest.ts';
import { addDays, dayMilliseconds } from '#src/lib/dates.ts';
import { type Kept, keptDays } from '#src/lib/retention.ts';
import { forgetOld } from '#src/process/forgetting.ts';
import { aModerator, anAnsweredCase, anOpenCase, momentOn, type Person, situationOf, today } from '#tests/factories.ts';
import { test } from '#tests/test.ts';
import { aChallengedCase, decided } from '../challenges/challenging.ts';
import { must } from '../drafts/writing.ts';
import { appealBy, decidesAppeal, linkTo } from '../moderation/appealing.ts';
import { aDecision, aNotice, notify } from '../moderation/noticing.ts';
import { aReportedCase, decides } from '../pressure/reporting.ts';
import { aPersonEverywhere } from './planted.ts';

const at = (days: number) => new Date(momentOn(today).getTime() + days * dayMilliseconds);

/** What is there for as long as its period says; how many hours after the day of the test that begins. */
const watched: Record<Kept, { after?: number; is: (db: Database) => Promise<number> }> = {
  drafts: { is: (db) => db.$count(drafts) },
  unfinished: { is: (db) => db.$count(unfinished) },
  unfinishedFiles: { is: (db) => db.$count(evidenceUploads) },
  sessionUnused: { is: (db) => db.$count(sessions, eq(sessions.userAgent, 'unused')) },
  session: { is: (db) => db.$count(sessions, eq(sessions.userAgent, 'used')) },
  // The link that lives longest works for thirty days.
  links: { after: 30, is: (db) => db.$count(links, eq(links.purpose, 'old-address')) },
  addressChanges: { is: (db) => db.$count(addressChanges) },
  claims: { is: (db) => db.$count(claims, isNull(claims.provedAt)) },
  invitations: { is: (db) => db.$count(teamInvitations) },
  provedClaims: { is: (db) => db.$count(claims, isNotNull(claims.provedAt)) },
  factorResets: { is: (db) => db.$count(factorResets, eq(factorResets.id, 'reset')) },
  endedContacts: {
    is: (db) => db.$count(contactAddresses, and(eq(contactAddresses.id, 'ended'), ne(contactAddresses.sealed, ''))),
  },
  droppedLetters: { is: (db) => db.$count(receivedMails, eq(receivedMails.state, 'dropped')) },
  waitingLetters: { is: (db) => db.$count(receivedMails, eq(receivedMails.state, 'waiting')) },
  exchange: { is: (db) => db.$count(exchangeFacts) },
  failedMails: { is: (db) => db.$count(outbox, and(eq(outbox.status, 'failed'), ne(outbox.sealed, ''))) },
  recipients: { is: (db) => db.$count(outbox, and(eq(outbox.status, 'sent'), ne(outbox.toHash, ''))) },
  webhookMessages: { is: (db) => db.$count(webhookMessages) },
  endedTokens: { is: (db) => db.$count(apiTokens) },
  digests: { is: (db) => db.$count(digestItems) },
  accountEvents: { is: (db) => db.$count(events, eq(events.action, 'accounts.start-factor')) },
  withdrawn: { is: (db) => words(db, 'withdrawn') },
  removed: { is: (db) => words(db, 'removed') },
  notices: { is: (db) => db.$count(notices, ne(notices.sealed, '')) },
  questions: { is: (db) => db.$count(moderatorQuestions, isNotNull(moderatorQuestions.answerSealed)) },
  inspections: { is: (db) => db.$count(inspections) },
  proofs: { is: (db) => db.$count(challenges, isNotNull(challenges.proofSealed)) },
  // What is not decided is not old.
  pressure: { is: (db) => db.$count(pressureReports, and(ne(pressureReports.sealed, ''), pressureReports.mayShow)) },
  appeals: { is: (db) => db.$count(appeals, ne(appeals.sealed, '')) },
  letters: { is: (db) => db.$count(decisions, ne(decisions.statement, '')) },
  withdrawalWords: { is: (db) => db.$count(withdrawalReasons, isNotNull(withdrawalReasons.sealed)) },
};
watched.links.after = 1;

/** Tombstones whose case still has its words. */
async function words(db: Database, kind: 'withdrawn' | 'removed'): Promise<number> {
  const found = await db.query.cases.findMany({ columns: { id: true, title: true } });
  const titled = new Set(found.filter(({ title }) => title !== '').map(({ id }) => id));
  const stones = await db.select().from(tombstones).where(eq(tombstones.kind, kind));
  return stones.filter(({ caseId }) => titled.has(caseId)).length;
}

describe('what is kept for a while', () => {
  test('is there to the last day of its period, gone the day after, and listed with it', async ({ db, moderator }) => {
    const person = await aPersonEverywhere(db);
    const gone = await anOpenCase(db, { title: 'Wird entfernt' });
    must(await removeCase(situationOf(moderator), { number: gone.number, reason: 'Erfunden.' }));
    await decidedToday(db, moderator);
    await readied(db, person.userId);
    const days = [...new Set(Object.values(keptDays))].sort((one, other) => one - other);
    for (const kept of Object.keys(watched).filter(isKept)) expect(await watched[kept].is(db), kept).toBeGreaterThan(0);
    for (const period of days) {
      for (const offset of [-1, 2]) {
        await runOn(db, at(period + offset));
        for (const kept of Object.keys(watched).filter(isKept)) {
          const { after = 0, is } = watched[kept];
          const end = keptDays[kept] + after;
          if (period + offset < end) expect(await is(db), `${kept} on day ${period + offset}`).toBeGreaterThan(0);
          if (period + offset > end + 1) expect(await is(db), `${kept} on day ${period + offset}`).toBe(0);
        }
      }
    }
  });
});

/** A notice with a question, an appeal, a challenge and a report of pressure, each decided on the day on which all begins. */
async function decidedToday(db: Database, moderator: Person): Promise<void> {
  const other = await aModerator(db);
  const theCase = await anAnsweredCase(db);
  must(await notify(db, aNotice({ kind: 'reply', id: theCase.replyId })));
  const [examination] = await db.select().from(examinations);
  const asked = must(
    await askAuthor(situationOf(moderator), { examinationId: examination?.id ?? '', text: 'Was ist geschehen?' }),
  );
  const [writer] = await db.select().from(users).where(eq(users.id, theCase.representative.userId));
  const answering = { ...theCase.representative, userId: writer?.id ?? '' };
  must(await answerQuestion(situationOf(answering), { id: asked.id, text: 'Das war so.' }));
  const hide = aDecision({ kind: 'reply', id: theCase.replyId }, 'hide');
  must(await decide(situationOf(moderator), hide));
  must(await appealBy(db, await linkTo(db, theCase.representative.email, 'statement')));
  must(await decidesAppeal(other, hide.id, 'hide'));
  const { challengeId, author } = await aChallengedCase(db, { on: addDays(today, -10) });
  must(await proveCase(situationOf(author, addDays(today, -9)), { id: challengeId, text: 'Bestellung 4711.' }));
  must(await decided(situationOf(moderator), challengeId, 'not-genuine'));
  const { reportId } = await aReportedCase(db, { mayShow: true });
  must(await decides(situationOf(moderator), reportId, 'not-confirmed'));
  for (const { id } of await db.select().from(decisions).where(isNull(decisions.effectiveAt))) {
    must(await confirmDecision(situationOf(other), { id }));
  }
}

const isKept = (name: string): name is Kept => name in keptDays;

/** One row for each period that the person has none of yet. */
async function readied(db: Database, userId: string): Promise<void> {
  const begun = at(0);
  const session = { userId, createdAt: begun, awaitsCode: false };
  await db.delete(sessions);
  await db.insert(sessions).values([
    { ...session, id: 'unused', userAgent: 'unused', expiresAt: seconds(at(keptDays.sessionUnused)) },
    { ...session, id: 'used', userAgent: 'used', expiresAt: seconds(at(10_000)) },
  ]);
  const mail = { kind: 'sign-in', locale: 'de' as const, sealed: '', notBefore: begun, createdAt: begun };
  await db.insert(outbox).values({ ...mail, id: 'sent', dedupeKey: 'sent', status: 'sent', toHash: 'somebody' });
  await db.insert(factorResets).values({ id: 'reset', userId, checked: 'seen', askedAt: begun, endsAt: begun });
  const [entry] = await db.select().from(entries);
  await db.insert(evidenceUploads).values({
    id: 'cut-off',
    caseId: entry?.caseId ?? '',
    entryId: entry?.id ?? '',
    name: '',
    dataKey: '',
    bytes: 1,
    state: 'arriving',
    touchedAt: begun,
  });
  const [claim] = await db.select().from(claims);
  if (!claim) throw new Error('nobody claims anything');
  await db.insert(claims).values({ ...claim, id: 'proved', requestedAt: begun, provedAt: begun });
  const { companyId } = claim;
  const ended = { endedAt: begun, endedBecause: 'refused' as const, source: 'author' as const };
  await db.insert(contactAddresses).values({ id: 'ended', companyId, sealed: 'sealed', addedAt: begun, ...ended });
  await sendDigests({ db, now: () => begun, isStopping: () => false });
}

const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000);

/** The work of a day that forgets. */
async function runOn(db: Database, now: Date): Promise<void> {
  await forgetOld(db, now);
  await sendDigests({ db, now: () => now, isStopping: () => false });
}
