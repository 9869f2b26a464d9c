import { lte, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, events } from '#db/schema/index.ts';
import type { DecisionInput } from '#src/features/moderation/decisions/commands.ts';
import type { NoticeInput } from '#src/features/moderation/notices/commands.ts';
import { newId } from '#src/lib/crypto.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { demoModerators } from '../sign-ins.ts';

export const hour = 3_600_000;
export const day = 24 * hour;

/** Something that somebody did, so many milliseconds ago. */
export interface Act {
  ago: number;
  does: (now: Date) => Promise<void>;
}

/** A case that everybody could read so many milliseconds ago: nobody does anything to one that is not there yet. */
export const wasPublic = (now: Date, ago: number) => lte(cases.publishedAt, new Date(now.getTime() - ago));

/** When somebody last did something with a case, a correction included: after its removal nobody could have. */
export const touchedAt = sql`(select max(${events.at}) from ${events} where ${events.caseId} = ${cases.id})`.mapWith(
  Number,
);

export interface DemoPiece {
  kind: 'case' | 'entry' | 'reply';
  id: string;
  text: string;
}

export const visiting = (db: Database, now: Date): Situation => ({
  ...{ db, now, locale: 'de', actor: { userId: null, represents: [], isModerator: false } },
});

/** Of the two who moderate, the first one or the second. */
export const moderating = (db: Database, now: Date, which: 'first' | 'second' = 'first'): Situation => ({
  ...visiting(db, now),
  actor: { userId: demoModerators[which === 'first' ? 0 : 1]?.id ?? null, represents: [], isModerator: true },
});

/** A notice of a piece as the door gets it. */
export function notice({ kind, id }: DemoPiece, given: Partial<NoticeInput>): NoticeInput {
  return {
    ...{ id: newId(), piece: { kind, id }, passage: '', isUrgent: false, goodFaith: true, notifier: 'reader' },
    ...{ ground: 'DECISION_GROUND_ILLEGAL_CONTENT', category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' },
    ...{ name: '', email: '', explanation: '' },
    ...given,
  };
}

/** A decision about a piece as the desk gives it. */
export function decision(
  { kind, id }: DemoPiece,
  measure: DecisionInput['measure'],
  given: Partial<DecisionInput>,
): DecisionInput {
  return {
    ...{ id: newId(), kind: 'notice', piece: { kind, id }, measure, passage: '' },
    ...{ ground: 'DECISION_GROUND_ILLEGAL_CONTENT', category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' },
    ...{ rule: '', facts: '', reason: '' },
    ...given,
  };
}

export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`the demo was refused: ${outcome.refusal} ${outcome.field ?? ''} ${outcome.reason ?? ''}`);
  return outcome.value;
}
