import type { PressureKind, PressureResult } from '#src/features/moderation/lists.ts';
import type { Why } from './lists.ts';

const day = 86_400_000;

/** Days that the company has for an answer; it is reminded once, halfway. */
const answerDays = 14;
export const reminderDays = 7;
/** Days in which a moderator looks at a report, and decides when the company was heard. */
const deskDays = 7;

/**
 * Where a report stands. `new`: no moderator has looked, and nobody else knows of it. `asked-company`: it has the facts.
 * `waiting`: it has answered, or its days are over.
 */
export type PressureState = 'new' | 'asked-company' | 'waiting' | 'decided';

/** Moments are milliseconds. */
export interface PressureFacts {
  reportedAt: number;
  askedAt: number | null;
  answeredAt: number | null;
  isDecided: boolean;
}

/** Until when the company is asked. */
export const answerEnds = (askedAt: number): number => askedAt + answerDays * day;

/** The state of a report at a moment, and until when its next step is due: ours, or while it is asked the company's. */
export function pressureState(facts: PressureFacts, now: number): { state: PressureState; dueAt: number } {
  const { reportedAt, askedAt, answeredAt, isDecided } = facts;
  const heardAt = askedAt === null ? null : Math.min(answeredAt ?? Number.POSITIVE_INFINITY, answerEnds(askedAt));
  const dueAt = (heardAt ?? reportedAt) + deskDays * day;
  if (isDecided) return { state: 'decided', dueAt };
  if (askedAt === null || heardAt === null) return { state: 'new', dueAt };
  return answeredAt === null && heardAt > now
    ? { state: 'asked-company', dueAt: answerEnds(askedAt) }
    : { state: 'waiting', dueAt };
}

/** What can be decided now: against a company nothing before it was heard; that nothing is shown, at any time. */
export function resultsNow(state: PressureState): PressureResult[] {
  if (state === 'decided') return [];
  return state === 'waiting' ? ['confirmed', 'not-confirmed'] : ['not-confirmed'];
}

/** What to report after this reason to withdraw; null: nothing. */
export function pressureAfter(why: Why): PressureKind | null {
  if (why === 'pressed') return 'threat';
  return why === 'money' ? 'money-offer' : null;
}

/** Fewer answers than this are not shown: a single one could be told. */
export const fewestWhys = 10;
