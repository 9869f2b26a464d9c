import { and, asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { appeals, challenges, decisions, examinations, moderatorQuestions, notices } from '#db/schema/index.ts';
import { shownMark, wordsFor } from '#src/features/moderation/index.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { type Refused, refused } from '#src/lib/outcome.ts';
import type { Meant } from './answering.ts';

/** What is decided about, and what it answers. */
type Read = Pick<Meant, 'about'> & { piece: Meant['decision']['piece'] };

/**
 * Stands for all that is read before a decision: the words of the piece, what was reported, asked, appealed and shown. Another one
 * says that something was written since, by whomever.
 */
export async function readMark(db: Database | Transaction, { about, piece }: Read): Promise<string> {
  const words = await wordsFor(db, piece);
  const isOfPiece = eq(examinations.pieceId, piece.id);
  const given = await db
    .select({ id: notices.id })
    .from(notices)
    .innerJoin(examinations, eq(examinations.id, notices.examinationId))
    .where(isOfPiece)
    .orderBy(asc(notices.id));
  const asked = await db
    .select({ id: moderatorQuestions.id, answeredAt: moderatorQuestions.answeredAt })
    .from(moderatorQuestions)
    .innerJoin(examinations, eq(examinations.id, moderatorQuestions.examinationId))
    .where(isOfPiece)
    .orderBy(asc(moderatorQuestions.id));
  // Of what somebody else decided meanwhile nothing else may tell: that it was kept changes no word.
  const made = await db
    .select({ id: decisions.id, effectiveAt: decisions.effectiveAt, droppedAt: decisions.droppedAt })
    .from(decisions)
    .where(and(eq(decisions.pieceKind, piece.kind), eq(decisions.pieceId, piece.id)))
    .orderBy(asc(decisions.id));
  const id = about.kind === 'notice' ? '' : about.id;
  const appealed = await db
    .select({ id: appeals.id })
    .from(appeals)
    .where(eq(appeals.decisionId, id))
    .orderBy(asc(appeals.id));
  const { provedAt, proofSealed, forwardedAt, answeredAt } = challenges;
  const heard = await db
    .select({ provedAt, proofSealed, forwardedAt, answeredAt })
    .from(challenges)
    .where(eq(challenges.id, id));
  const shown = await shownMark(db, [id, ...asked.map((one) => one.id)]);
  return sha256(JSON.stringify([words, given, asked, made, appealed, heard, shown])).slice(0, 32);
}

/** Refuses (conflict, `read-anew`) what was decided before something that was written since had been read. */
export async function faultOfReading(tx: Transaction, { about, decision, read }: Meant): Promise<Refused | null> {
  if (read === null) return null;
  // Sent twice, it is made once.
  if ((await tx.$count(decisions, eq(decisions.id, decision.id))) > 0) return null;
  const mark = await readMark(tx, { about, piece: decision.piece });
  return mark === read ? null : refused('conflict', { reason: 'read-anew' });
}
