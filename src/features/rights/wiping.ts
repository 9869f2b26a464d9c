import { and, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import {
  blackenedWords,
  caseAddresses,
  caseAssignments,
  cases,
  closings,
  contactAddresses,
  deskNotes,
  entries,
  entryProofs,
  events,
  hiddenWords,
  matterMarks,
  promises,
  receivedMails,
  receivedParts,
  reopenings,
  replies,
  replyMarks,
  takenOut,
  tombstones,
  verdicts,
} from '#db/schema/index.ts';
import { refreshCase, sealCase } from '#src/features/cases/index.ts';
import { isReadable } from '#src/features/cases/rules.ts';
import { leaveEvidence } from '#src/features/evidence/index.ts';
import { forgetExchange } from '#src/features/exchange/index.ts';
import { leaveInspections } from '#src/features/inspection/index.ts';
import { forgetCaseMails, retellCase, takeBackCase } from '#src/features/notifications/index.ts';
import { erasedIn, type IsMeant } from '#src/features/redaction/index.ts';
import { write, writeGently, writeStep } from '#src/lib/database.ts';
import { dayMilliseconds, dayOf } from '#src/lib/dates.ts';
import { isCorrectionOf, tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { keptDays } from '#src/lib/retention.ts';
import type { Locale } from '#src/lib/situation.ts';

const noWords = '';
/** Without its name, but still not the company: else what a carrier said or promised would count for it from then on. */
const somebodyElse = sql`case ${entries.thirdParty} when '' then '' else '–' end`;

/**
 * Deletes every word of a case that has ended, whoever wrote it, also those of its history and of the mails about it. What
 * the statistics count, days and choices, stays: a case that is gone goes on counting.
 */
async function wipeCase(tx: Transaction, caseId: string, now: Date): Promise<void> {
  const head = { title: '', summary: '', desiredText: '', penName: '', place: '', disputedCents: null };
  await tx.update(cases).set(head).where(eq(cases.id, caseId));
  await tx
    .update(entries)
    .set({ text: '', people: [], thirdParty: somebodyElse, time: null })
    .where(eq(entries.caseId, caseId));
  await tx.update(promises).set({ text: '' }).where(eq(promises.caseId, caseId));
  const answers = tx.select({ id: replies.id }).from(replies).where(eq(replies.caseId, caseId));
  await tx.delete(deskNotes).where(eq(deskNotes.caseId, caseId));
  await tx.delete(caseAssignments).where(eq(caseAssignments.caseId, caseId));
  await tx.delete(replyMarks).where(inArray(replyMarks.replyId, answers));
  await tx.update(verdicts).set({ text: '' }).where(inArray(verdicts.replyId, answers));
  await tx.update(replies).set({ text: '', signedName: '', signedJobTitle: '' }).where(eq(replies.caseId, caseId));
  await tx.update(closings).set({ words: '' }).where(eq(closings.caseId, caseId));
  await tx.update(reopenings).set({ reason: noWords }).where(eq(reopenings.caseId, caseId));
  await tx.update(events).set({ particulars: null }).where(eq(events.caseId, caseId));
  // An address that was refused stays known, so that nobody enters it again.
  const isWanted = or(isNull(contactAddresses.endedBecause), ne(contactAddresses.endedBecause, 'refused'));
  await tx.delete(contactAddresses).where(and(eq(contactAddresses.caseId, caseId), isWanted));
  await tx.delete(hiddenWords).where(
    inArray(
      hiddenWords.pieceId,
      sql`(select ${entries.id} from ${entries} where ${entries.caseId} = ${caseId}
    union select ${replies.id} from ${replies} where ${replies.caseId} = ${caseId})`,
    ),
  );
  await wipeMails(tx, caseId);
  await tx.delete(entryProofs).where(eq(entryProofs.caseId, caseId));
  await tx.delete(blackenedWords).where(eq(blackenedWords.caseId, caseId));
  await tx.delete(matterMarks).where(eq(matterMarks.caseId, caseId));
  await tx.delete(takenOut).where(eq(takenOut.caseId, caseId));
  await leaveEvidence(tx, caseId, now);
  await forgetExchange(tx, caseId, now);
  await leaveInspections(tx, caseId);
  await forgetCaseMails(tx, caseId);
  await tx.update(tombstones).set({ erasedAt: now }).where(eq(tombstones.caseId, caseId));
  await refreshCase(tx, caseId, dayOf(now));
}

/** Mails that came to the case, and its address: nobody is there any more to read them. */
async function wipeMails(tx: Transaction, caseId: string): Promise<void> {
  const mails = tx.select({ id: receivedMails.id }).from(receivedMails).where(eq(receivedMails.caseId, caseId));
  await tx.delete(receivedParts).where(inArray(receivedParts.mailId, mails));
  await tx.delete(receivedMails).where(eq(receivedMails.caseId, caseId));
  await tx.delete(caseAddresses).where(eq(caseAddresses.caseId, caseId));
}

/** What a tombstone says is by the author or a moderator; the author's own words go with the author. */
async function wipeOwnReason(tx: Transaction, caseId: string): Promise<void> {
  await tx
    .update(tombstones)
    .set({ reason: noWords })
    .where(and(eq(tombstones.caseId, caseId), eq(tombstones.kind, 'withdrawn')));
}

/** In place of the name under which somebody wrote who has gone. In the language of the case: it is a part of it. */
const formerMember = { de: 'Ehemaliges Mitglied', en: 'Former member' } as const satisfies Record<Locale, string>;

/** Takes the author's name and place out of a case that stays, and out of its history. */
async function withoutAuthor(
  tx: Transaction,
  { id, locale }: { id: string; locale: Locale },
  now: Date,
): Promise<void> {
  const today = dayOf(now);
  const isMeant: IsMeant = ({ field }) => field === 'penName' || field === 'place' || field === 'oldWords';
  const rows = await tx
    .select({ id: events.id, particulars: events.particulars })
    .from(events)
    .where(isCorrectionOf(id));
  for (const row of rows) {
    if (!row.particulars) continue;
    const left = erasedIn(row.particulars, isMeant, { on: today, by: 'author' });
    if (left !== row.particulars) await tx.update(events).set({ particulars: left }).where(eq(events.id, row.id));
  }
  await tx.delete(blackenedWords).where(eq(blackenedWords.caseId, id));
  // What was proved stays with the case; the mails were the author's.
  await wipeMails(tx, id);
  await leaveEvidence(tx, id, now);
  // One of the two who wrote to one another is gone.
  await forgetExchange(tx, id, now);
  await leaveInspections(tx, id);
  await tx.update(cases).set({ penName: formerMember[locale], place: '' }).where(eq(cases.id, id));
  await retellCase(tx, id);
  await refreshCase(tx, id, today);
  await sealCase(tx, { caseId: id, kind: 'case.erased', at: now });
}

/**
 * What happens to the cases of somebody who goes: they are withdrawn and their words deleted, or stay without a name. Those
 * that had ended before lose their words in any case. Says how many there were.
 */
export async function leaveCases(
  tx: Transaction,
  author: { userId: string; now: Date },
  choice: 'keep' | 'withdraw',
): Promise<number> {
  const { userId, now } = author;
  const own = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.authorId, userId), isNotNull(cases.publishedAt)));
  for (const row of own) {
    if (isReadable(row) && choice === 'keep') {
      await withoutAuthor(tx, row, now);
      continue;
    }
    if (isReadable(row)) await withdrawFor(tx, row, author);
    await wipeCase(tx, row.id, now);
    await wipeOwnReason(tx, row.id);
  }
  return own.length;
}

/** Withdraws a case without a word of reason, for its author. */
export async function withdrawFor(
  tx: Transaction,
  { id: caseId, companyId }: { id: string; companyId: string | null },
  { userId, now }: { userId: string | null; now: Date },
): Promise<void> {
  await tx
    .insert(tombstones)
    .values({ caseId, kind: 'withdrawn', endedBy: userId, endedAt: now })
    .onConflictDoNothing();
  await takeBackCase(tx, caseId);
  const company = companyId === null ? {} : { companyId };
  await tell(tx, { now, actor: { userId } }, { action: 'cases.withdraw', subjectId: caseId, caseId, ...company });
  await refreshCase(tx, caseId, dayOf(now));
  await sealCase(tx, { caseId, kind: 'case.withdrawn', at: now });
}

/** The words of an ended case at once, because its author asked for it. Refuses not-found for one that has not ended. */
export function wipeCaseNow(db: Database, number: string, now: Date): Promise<Outcome> {
  return write(db, async (tx) => {
    const [ended] = await tx
      .select({ id: cases.id })
      .from(cases)
      .innerJoin(tombstones, eq(tombstones.caseId, cases.id))
      .where(eq(cases.number, number));
    if (!ended) return refused('not-found');
    await wipeCase(tx, ended.id, now);
    return done();
  });
}

/** The words of an ended case that had been deleted before, where a copy has them again. */
export async function wipeAgain(db: Database, id: string, now: Date): Promise<void> {
  const isThere = and(eq(tombstones.caseId, id), isNull(tombstones.erasedAt));
  await writeStep(db, async (tx) => {
    if ((await tx.$count(tombstones, isThere)) > 0) await wipeCase(tx, id, now);
    return done();
  });
}

const before = (now: Date, days: number) => new Date(now.getTime() - days * dayMilliseconds);

/** Deletes the words of cases that ended long enough ago (`keptDays`). Answers how many cases. */
export async function wipeEnded(db: Database, now: Date): Promise<number> {
  const ended = await db
    .select({ caseId: tombstones.caseId })
    .from(tombstones)
    .where(
      and(
        isNull(tombstones.erasedAt),
        or(
          and(eq(tombstones.kind, 'withdrawn'), lt(tombstones.endedAt, before(now, keptDays.withdrawn))),
          and(eq(tombstones.kind, 'removed'), lt(tombstones.endedAt, before(now, keptDays.removed))),
        ),
      ),
    );
  for (const { caseId } of ended) {
    await writeGently(db, async (tx) => {
      await wipeCase(tx, caseId, now);
      return done();
    });
  }
  return ended.length;
}
