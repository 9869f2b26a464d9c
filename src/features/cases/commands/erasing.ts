import { eraseVersionIn, forgetBlackened } from '#src/features/redaction/index.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { inCase, type Where } from './opening.ts';

/** Takes one earlier version of a text out of the history, as `eraseVersionIn` does it, and refuses what that refuses. */
export function eraseVersion(
  situation: Situation,
  { number, ...version }: { number: string; eventId: number; change: number },
): Promise<Outcome<Where>> {
  return inCase(situation, number, 'erase', (tx, theCase) => eraseVersionIn(tx, situation, theCase, version));
}

/** Deletes for good what was blackened in the texts of the case and kept for its author. Nothing public changes. */
export function eraseBlackened(situation: Situation, { number }: { number: string }): Promise<Outcome<Where>> {
  return inCase(situation, number, 'eraseBlackened', async (tx, theCase) => {
    await forgetBlackened(tx, { caseId: theCase.id, now: situation.now });
    return done(null);
  });
}
