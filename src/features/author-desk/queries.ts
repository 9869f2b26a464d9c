import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, closings, namedCompanies, reopenings, replies } from '#db/schema/index.ts';
import { type CaseFile, caseFile } from '#src/features/case-file/index.ts';
import { caseCan, visibleCases } from '#src/features/cases/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { type Actor, visitor } from '#src/lib/situation.ts';

/** `author`: may act as its author. `company`: speaks for the company, or for the one that is named besides. `nobody`: only reads. */
export type Standing = 'author' | 'company' | 'nobody';

/** A published case and how a person stands to it; null when there is none. */
export async function ownCase(
  db: Database,
  number: string,
  actor: Actor,
  today: Day,
): Promise<{ file: CaseFile & { number: string }; standing: Standing } | null> {
  const [parties] = await db
    .select({ authorId: cases.authorId, companyId: cases.companyId, namedId: namedCompanies.companyId })
    .from(cases)
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
    .where(and(eq(cases.number, number), visibleCases(visitor)));
  const file = parties ? await caseFile(db, { number }, today) : null;
  if (!parties || !file) return null;
  const isOnDesk = caseCan.reply(actor, parties) || caseCan.replyAsNamed(actor, parties);
  const standing = caseCan.close(actor, parties) ? 'author' : isOnDesk ? 'company' : 'nobody';
  return { file: { ...file, number }, standing };
}

/** Whether a person is the author of a case. */
export async function isAuthorOf(db: Database, userId: string, caseId: string): Promise<boolean> {
  const [own] = await db
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.id, caseId), eq(cases.authorId, userId)));
  return own !== undefined;
}

/** Of a published case. Empty where there is none. */
export async function caseIdOf(db: Database, number: string): Promise<string> {
  const [found] = await db.select({ id: cases.id }).from(cases).where(eq(cases.number, number));
  return found?.id ?? '';
}

/** A text of its own that the author published after the case: an answer, the words of a closing, a reason to reopen. */
export interface WrittenText {
  id: string;
  kind: 'answer' | 'closing' | 'reopening';
  text: string;
  at: Date;
}

/** The author's texts of a case, oldest first, each kind behind the other. One round trip. */
export async function writtenTexts(db: Database, number: string): Promise<WrittenText[]> {
  const [answered, closed, reopened] = await db.batch([
    db
      .select({ id: replies.id, text: replies.text, at: replies.publishedAt })
      .from(replies)
      .innerJoin(cases, eq(cases.id, replies.caseId))
      .where(and(eq(cases.number, number), inArray(replies.kind, ['answer', 'named-answer'])))
      .orderBy(asc(replies.publishedAt)),
    db
      .select({ id: closings.id, text: closings.words, at: closings.closedAt })
      .from(closings)
      .innerJoin(cases, eq(cases.id, closings.caseId))
      .where(eq(cases.number, number))
      .orderBy(asc(closings.closedAt)),
    db
      .select({ id: reopenings.id, text: reopenings.reason, at: reopenings.reopenedAt })
      .from(reopenings)
      .innerJoin(cases, eq(cases.id, reopenings.caseId))
      .where(eq(cases.number, number))
      .orderBy(asc(reopenings.reopenedAt)),
  ]);
  return [
    ...answered.map((row) => ({ kind: 'answer' as const, ...row })),
    ...closed.map((row) => ({ kind: 'closing' as const, ...row })),
    ...reopened.map((row) => ({ kind: 'reopening' as const, ...row })),
  ];
}
