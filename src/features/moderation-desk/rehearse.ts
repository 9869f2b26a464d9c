import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { decisionAnswers, decisions } from '#db/schema/index.ts';
import { type Decided, numberPlace } from '#src/features/moderation/index.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Locale, Situation } from '#src/lib/situation.ts';
import { decideAs, type Meant } from './answering.ts';

/** The letters as they would go out, each in the language of who reads it, and whether a second look would be awaited. */
export interface Letters {
  statement: string;
  statementLocale: Locale;
  answer: string;
  answerLocale: Locale;
  /** The same for those of them who chose the other language; null: none did. */
  answerOther: string | null;
  waits: boolean;
}

/** Makes the decision, with the letters as they were read. Refuses as `decideAs`. */
export function decideNow(situation: Situation, meant: Meant): Promise<Outcome<Decided>> {
  return write(situation.db, (tx) => decideAs(tx, situation, meant));
}

/**
 * The decision is made and everything of it taken back: what it refuses is known before anything is sent, and the letters
 * are those that would be written. Refuses as `decideAs`.
 */
export function rehearse(situation: Situation, meant: Meant): Promise<Outcome<Letters>> {
  return rehearseAs(situation, meant.decision.id, (tx) => decideAs(tx, situation, meant));
}

/** The same of a decision with this id that another command makes. */
export async function rehearseAs(
  situation: Situation,
  id: string,
  task: (tx: Transaction) => Promise<Outcome<Decided>>,
): Promise<Outcome<Letters>> {
  let letters: Letters | undefined;
  const outcome = await write(situation.db, async (tx) => {
    const decided = await task(tx);
    if (!decided.ok) return decided;
    const [row] = await tx.select().from(decisions).where(eq(decisions.id, id));
    // Of a decision that stands there is nothing to rehearse.
    if (!row || row.decidedAt.getTime() !== situation.now.getTime()) return refused('too-late');
    const [other] = await tx.select().from(decisionAnswers).where(eq(decisionAnswers.decisionId, id));
    letters = {
      ...{ statement: row.statement.replaceAll(row.number, numberPlace), statementLocale: row.statementLocale ?? 'de' },
      ...{ answer: row.answer.replaceAll(row.number, numberPlace), answerLocale: row.answerLocale ?? 'de' },
      answerOther: other ? other.text.replaceAll(row.number, numberPlace) : null,
      waits: decided.value.state === 'waiting',
    };
    return refused('conflict');
  });
  if (letters) return done(letters);
  return outcome.ok ? refused('conflict') : outcome;
}
