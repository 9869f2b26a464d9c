import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { type About, closings, reopenings, replies } from '#db/schema/index.ts';
import { withoutEarlier } from '#src/features/redaction/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { change } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { mailRepresentatives } from './mails.ts';
import { type CaseForWriting, inCase, type Where } from './opening.ts';

/** Longest closing words and reasons to reopen, in characters. */
export const longestWords = 600;

/** A text of its own that the author published: where it stands, and how it is written anew. */
interface Written {
  about: About;
  text: string;
  /** Whether it may be left empty. */
  isOptional: boolean;
  longest: number | null;
  /** A decision hid it. */
  isHidden?: boolean;
  /** The company that an answer is for. */
  answers?: string | null;
  write: (text: string) => Promise<unknown>;
}

async function writtenIn(
  tx: Transaction,
  { id: caseId, companyId, namedId }: CaseForWriting,
  id: string,
): Promise<Written | null> {
  const [answer] = await tx.select().from(replies).where(eq(replies.id, id));
  if (answer?.caseId === caseId && (answer.kind === 'answer' || answer.kind === 'named-answer')) {
    const write = (text: string) => tx.update(replies).set({ text }).where(eq(replies.id, id));
    const about = { answeredOn: dayOf(answer.publishedAt) };
    const answers = answer.kind === 'answer' ? companyId : namedId;
    const isHidden = answer.hiddenBy !== null;
    return { about, text: answer.text, isOptional: false, longest: null, write, isHidden, answers };
  }
  const [closing] = await tx.select().from(closings).where(eq(closings.id, id));
  if (closing?.caseId === caseId) {
    const write = (words: string) => tx.update(closings).set({ words }).where(eq(closings.id, id));
    const about = { closedOn: dayOf(closing.closedAt) };
    return { about, text: closing.words, isOptional: true, longest: longestWords, write };
  }
  const [reopening] = await tx.select().from(reopenings).where(eq(reopenings.id, id));
  if (reopening?.caseId !== caseId) return null;
  const write = (reason: string) => tx.update(reopenings).set({ reason }).where(eq(reopenings.id, id));
  const about = { reopenedOn: dayOf(reopening.reopenedAt) };
  return { about, text: reopening.reason, isOptional: false, longest: longestWords, write };
}

/**
 * The author corrects an answer, the words of a closing or the reason to reopen: the text with this `id`. The old words stay
 * in the history, unless they hold personal data that the author wants to `erase`. Refuses: not-found for a text that is
 * nobody's or the company's, invalid for words that are missing or too long.
 */
export function correctWords(
  situation: Situation,
  { number, id, text, erase = false }: { number: string; id: string; text: string; erase?: boolean },
): Promise<Outcome<Where>> {
  return inCase(situation, number, erase ? 'erase' : 'correct', async (tx, theCase) => {
    const written = await writtenIn(tx, theCase, id);
    if (!written) return refused('not-found');
    if (written.isHidden) return refused('conflict', { reason: 'hidden' });
    if (text === '' && !written.isOptional) return refused('invalid', { field: 'text', reason: 'required' });
    if (written.longest !== null && text.length > written.longest) {
      return refused('invalid', { field: 'text', reason: 'too-long' });
    }
    const changes = change('wording', written.text, text);
    if (changes.length === 0 && !erase) return done(null);
    await written.write(text);
    const kept = await withoutEarlier(tx, situation, theCase, { erase, subjectId: id, changes });
    if (!kept.ok) return kept;
    if (written.answers) await tellCompany(tx, situation, theCase, id, written.answers);
    return done({
      action: 'cases.correctWords',
      subjectId: id,
      particulars: { about: written.about, changes: kept.value },
    });
  });
}

/** Once a day for an answer, however often it is corrected. */
async function tellCompany(
  tx: Transaction,
  situation: Situation,
  { id, number, title }: CaseForWriting,
  answerId: string,
  companyId: string,
): Promise<void> {
  const occasion = `answer-corrected:${answerId}:${today(situation)}`;
  await mailRepresentatives(tx, situation, { id, companyId, number }, occasion, (url) => ({
    kind: 'answer-corrected',
    url,
    number,
    title,
  }));
}
