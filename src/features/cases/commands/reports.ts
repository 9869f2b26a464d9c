import { and, count, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { entries, events, promises, replies, representatives } from '#db/schema/index.ts';
import { createLink } from '#src/features/accounts/index.ts';
import { notify } from '#src/features/notifications/index.ts';
import { type CasePromise, isReportable } from '#src/features/timeline/promises/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { countsAsReply, signerColumns } from '../state/facts.ts';
import { type CaseForWriting, inCase, type Where } from './opening.ts';
import { aboutPromise, markChange } from './promises.ts';

/** How long a question in a mail can be answered without signing in. */
export const answerMinutes = 14 * 24 * 60;

/** How often the word of the company on one promise can change: each change stays in the public history. */
const mostReports = 6;

/**
 * A representative says that a promise of the company was kept on a day; null takes that back. It is public as the word of
 * the company, counts for nothing, and the author is asked once by mail. Refuses invalid (a day to come or before the
 * promise) and conflict: the author says that it was kept or has answered the report (`promise-is-answered`), it was
 * changed too often (`case-is-full`), or the identity of whoever says so is being checked (`identity-checking`).
 */
export function reportPromise(
  situation: Situation,
  { number, promiseId, keptOn }: { number: string; promiseId: string; keptOn: Day | null },
): Promise<Outcome<Where>> {
  return inCase(situation, number, 'reportPromise', async (tx, theCase) => {
    const [promise] = await tx.select().from(promises).where(eq(promises.id, promiseId));
    if (promise?.caseId !== theCase.id || (await isOfOthers(tx, promise))) return refused('not-found');
    const speaker = await speakerOf(tx, situation, theCase.companyId);
    if (!speaker.ok) return speaker;
    if (promise.reportedKeptOn === keptOn) return done(null);
    if (!isReportable(promise)) return refused('conflict', { reason: 'promise-is-answered' });
    const fault = faultOf(keptOn, promise.madeOn, today(situation));
    if (fault) return refused('invalid', { field: 'reportedOn', reason: fault });
    const told = await reportsOf(tx, theCase.id, promise.id);
    if (told >= mostReports) return refused('conflict', { reason: 'case-is-full' });
    const report =
      keptOn === null
        ? nothing
        : { reportedKeptOn: keptOn, reportedAt: situation.now, reportedBy: speaker.value, heldKeptOn: null };
    await tx.update(promises).set(report).where(eq(promises.id, promise.id));
    if (keptOn !== null && told === 0) await askAuthor(tx, situation, theCase, promise, keptOn);
    const changes = markChange(promise, { ...promise, ...report }, today(situation));
    const about = await aboutPromise(tx, promise);
    return done({ action: 'cases.reportPromise', subjectId: promise.id, particulars: { about, changes } });
  });
}

function faultOf(keptOn: Day | null, madeOn: Day, today: Day): string | null {
  if (keptOn === null) return null;
  if (keptOn > today) return 'in-future';
  return keptOn < madeOn ? 'due-before-promise' : null;
}

/**
 * The session was read before this transaction: the right to speak may have ended in between. A word for a promise would
 * stand there as that of the company, so it needs somebody who is known to speak for it.
 */
async function speakerOf(tx: Transaction, { actor }: Situation, companyId: string): Promise<Outcome<string>> {
  const id = actor.represents.find((one) => one.companyId === companyId)?.representativeId ?? '';
  const [speaker] = await tx
    .select({ id: representatives.id, checkingSince: representatives.checkingSince })
    .from(representatives)
    .where(and(eq(representatives.id, id), isNull(representatives.endedAt)));
  if (!speaker) return refused('not-allowed');
  return speaker.checkingSince === null ? done(speaker.id) : refused('conflict', { reason: 'identity-checking' });
}

const nothing = { reportedKeptOn: null, reportedAt: null, reportedBy: null, reportedFileAt: null, heldKeptOn: null };

/**
 * Since when the author can look at a file that the company gave as proof of its report; null: at none. It is no event and
 * no change of the case: the file counts for nothing, and what it shows is private.
 */
export async function noteReportFile(tx: Transaction, promiseId: string, at: Date | null): Promise<void> {
  const isOther = at === null ? isNotNull(promises.reportedFileAt) : isNull(promises.reportedFileAt);
  await tx
    .update(promises)
    .set({ reportedFileAt: at })
    .where(and(eq(promises.id, promiseId), isOther));
}

/** What a carrier promised is not for the company to report. */
async function isOfOthers(
  tx: Transaction,
  { entryId, replyId }: Pick<CasePromise, 'entryId' | 'replyId'>,
): Promise<boolean> {
  if (entryId === null) {
    const of = eq(replies.id, replyId ?? '');
    const reply = await tx.query.replies.findFirst({ where: of, columns: {}, with: { representative: signerColumns } });
    return reply !== undefined && !countsAsReply(reply);
  }
  return (await tx.$count(entries, and(eq(entries.id, entryId), ne(entries.thirdParty, '')))) > 0;
}

async function reportsOf(tx: Transaction, caseId: string, promiseId: string): Promise<number> {
  const isReport = and(eq(events.caseId, caseId), eq(events.action, 'cases.reportPromise'));
  const [told] = await tx
    .select({ count: count() })
    .from(events)
    .where(and(isReport, eq(events.subjectId, promiseId)));
  return told?.count ?? 0;
}

/** Once for each promise, however often the company changes its day. */
async function askAuthor(
  tx: Transaction,
  { now }: Situation,
  theCase: CaseForWriting,
  promise: Pick<CasePromise, 'id' | 'text'>,
  keptOn: Day,
): Promise<void> {
  const { id: userId, email, locale } = theCase.author;
  const asked = { purpose: 'answer-promise' as const, email, subjectId: promise.id, now, validMinutes: answerMinutes };
  const url = absolute(paths.link(locale, asked.purpose, await createLink(tx, asked)));
  const { number, title, companyName } = theCase;
  await notify(tx, {
    userId,
    mail: { kind: 'promise-reported', url, number, title, companyName, promise: promise.text, keptOn },
    to: email,
    locale,
    caseId: theCase.id,
    dedupeKey: `promise-reported:${promise.id}`,
    now,
  });
}
