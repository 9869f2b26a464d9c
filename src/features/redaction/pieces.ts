import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, closings, entries, promises, reopenings, replies, verdicts } from '#db/schema/index.ts';

/** A piece of a case that has words of its own. */
export interface Piece {
  kind: 'case' | 'entry' | 'reply' | 'answer' | 'closing' | 'reopening' | 'pen-name';
  id: string;
}

/** What a piece says today, each of its texts; null when this case has no such piece. */
export async function wordsOfPiece(
  tx: Database | Transaction,
  caseId: string,
  { kind, id }: Piece,
): Promise<string[] | null> {
  switch (kind) {
    case 'case':
    case 'pen-name': {
      const [head] = await tx.select().from(cases).where(eq(cases.id, caseId));
      if (!head || id !== caseId) return null;
      return kind === 'pen-name' ? [head.penName] : [head.title, head.summary, head.desiredText, head.place];
    }
    case 'entry': {
      const [entry] = await tx.select().from(entries).where(eq(entries.id, id));
      if (entry?.caseId !== caseId) return null;
      const made = await tx.select({ text: promises.text }).from(promises).where(eq(promises.entryId, id));
      return [entry.text, entry.thirdParty, ...entry.people, ...made.map(({ text }) => text)];
    }
    case 'reply':
    case 'answer': {
      const [reply] = await tx.select().from(replies).where(eq(replies.id, id));
      if (reply?.caseId !== caseId || (reply.representativeId !== null) !== (kind === 'reply')) return null;
      const [verdict] = await tx.select().from(verdicts).where(eq(verdicts.replyId, id));
      const made = await tx.select({ text: promises.text }).from(promises).where(eq(promises.replyId, id));
      // Whoever used to speak for the company may ask not to stand there any longer.
      const signed = [reply.signedName, reply.signedJobTitle];
      return [reply.text, verdict?.text ?? '', ...made.map(({ text }) => text), ...signed];
    }
    case 'closing': {
      const [closing] = await tx.select().from(closings).where(eq(closings.id, id));
      return closing?.caseId === caseId ? [closing.words] : null;
    }
    case 'reopening': {
      const [reopening] = await tx.select().from(reopenings).where(eq(reopenings.id, id));
      return reopening?.caseId === caseId ? [reopening.reason] : null;
    }
  }
}
