import type { Transaction } from '#db/client.ts';
import { decideChallengeIn } from '#src/features/challenges/index.ts';
import { challengeResults, measureOf } from '#src/features/challenges/lists.ts';
import { type Decided, type DecisionInput, decideAppealIn, decideIn } from '#src/features/moderation/index.ts';
import { type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { faultOfReading } from './read-mark.ts';

/** What a decision answers. `id`: of the decision that is appealed against, or of the challenge. */
export type Answered = { kind: 'notice' } | { kind: 'appeal' | 'challenge'; id: string };

/** A decision as it was typed, and what it answers. */
export interface Meant {
  about: Answered;
  decision: DecisionInput;
  /** What had been read then (`readMark`); null: nobody says. */
  read: string | null;
}

/**
 * Makes a decision as the command of what it answers would. Refuses as that command does, and of a challenge a measure that
 * is none of its results; conflict (`read-anew`) where something was written since it was read.
 */
export async function decideAs(tx: Transaction, situation: Situation, meant: Meant): Promise<Outcome<Decided>> {
  const fault = await faultOfReading(tx, meant);
  if (fault) return fault;
  const { about, decision } = meant;
  if (about.kind === 'notice') return decideIn(tx, situation, decision);
  const { kind: _, piece: __, passage, ground, category, ...words } = decision;
  if (about.kind === 'appeal') {
    return decideAppealIn(tx, situation, { ...words, passage, ground, category, appealOf: about.id });
  }
  const { id: decisionId, measure, ...said } = words;
  const result = challengeResults.find((one) => measureOf[one] === measure);
  if (!result) return refused('invalid', { field: 'measure', reason: 'not-for-piece' });
  return decideChallengeIn(tx, situation, { ...said, id: about.id, decisionId, result });
}
