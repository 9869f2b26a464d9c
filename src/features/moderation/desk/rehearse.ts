import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { decisions } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Locale, Situation } from '#src/lib/situation.ts';
import { type Decided, type DecisionInput, decideIn } from '../decisions/commands.ts';
import { numberPlace } from '../decisions/letters.ts';

/** Both letters as they would go out, each in the language of who reads it, and whether a second look would be awaited. */
export interface Letters {
  statement: string;
  statementLocale: Locale;
  answer: string;
  answerLocale: Locale;
  waits: boolean;
}

/**
 * The decision is made and everything of it taken back: what it refuses is known before anything is sent, and the letters
 * are those that would be written. Refuses as `decideIn`.
 */
export function rehearse(situation: Situation, input: DecisionInput): Promise<Outcome<Letters>> {
  return rehearseAs(situation, input.id, (tx) => decideIn(tx, situation, input));
}

/** The same of a decision with this id that another command makes. */
export async function rehearseAs(
  situation: Situation,
  id: string,
  make: (tx: Transaction) => Promise<Outcome<Decided>>,
): Promise<Outcome<Letters>> {
  let letters: Letters | undefined;
  const outcome = await write(situation.db, async (tx) => {
    const decided = await make(tx);
    if (!decided.ok) return decided;
    const [row] = await tx.select().from(decisions).where(eq(decisions.id, id));
    // Of a decision that stands there is nothing to rehearse.
    if (!row || row.decidedAt.getTime() !== situation.now.getTime()) return refused('too-late');
    letters = {
      ...{ statement: row.statement.replaceAll(row.number, numberPlace), statementLocale: row.statementLocale ?? 'de' },
      ...{ answer: row.answer.replaceAll(row.number, numberPlace), answerLocale: row.answerLocale ?? 'de' },
      waits: decided.value.state === 'waiting',
    };
    return refused('conflict');
  });
  if (letters) return done(letters);
  return outcome.ok ? refused('conflict') : outcome;
}
