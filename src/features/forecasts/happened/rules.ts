import { type CountedFacts, daysAsked } from '#src/features/rankings/counting/facts.ts';
import { addDays, type Day, daysBetween } from '#src/lib/dates.ts';

/** What is asked of a case to come, and within how many days of its publication. */
export const horizons = { answered: 14, solved: 60 } as const;
export const questions = ['answered', 'solved'] as const;
export type Question = (typeof questions)[number];

/** Forecasts rest on the cases published in these months, as what a profile shows at first, and so do their scores. */
export const countedMonths = '12';

/** What became of a case, as far as it had the time on an evening; null: it had not. */
export interface Happened {
  answered: 0 | 1 | null;
  /** As in the ranking, partly solved is one half. */
  solved: 0 | 0.5 | 1 | null;
}

/** What it depends on. */
export type Facts = Pick<CountedFacts, 'publishedOn' | 'state' | 'firstAnswerOn' | 'asked' | 'outcome' | 'closedOn'>;

/** A case that was not genuine is none. */
const nothing: Happened = { answered: null, solved: null };

/**
 * What is known on the evening of a day about a case that was known then by `facts`. A case counts once it had the time, never
 * before: nine of ten cases that are a day old were not answered, which says nothing about fourteen days. From then on whatever
 * became of it does not matter: closed, dormant, withdrawn or removed it counts as what it was when its time was over.
 */
export function happenedIn(facts: Facts, evening: Day): Happened {
  if (facts.state === 'not-genuine' || facts.publishedOn > evening) return nothing;
  return { answered: answeredIn(facts, evening), solved: solvedIn(facts, evening) };
}

/** Days are those on which the company was to act, as everywhere; the time of one that asked back is longer by as much. */
function answeredIn(facts: Facts, evening: Day): Happened['answered'] {
  const { publishedOn, firstAnswerOn } = facts;
  const asked = daysAsked(facts, evening);
  if (daysBetween(publishedOn, evening) - asked < horizons.answered) return null;
  if (firstAnswerOn === null || firstAnswerOn > evening) return 0;
  return daysBetween(publishedOn, firstAnswerOn) - asked <= horizons.answered ? 1 : 0;
}

/** Only its author says that it is solved, by closing it. What was reopened is not. */
function solvedIn({ publishedOn, outcome, closedOn }: Facts, evening: Day): Happened['solved'] {
  const last = addDays(publishedOn, horizons.solved);
  if (last > evening) return null;
  if (closedOn === null || closedOn > last) return 0;
  if (outcome === 'solved') return 1;
  return outcome === 'partly' ? 0.5 : 0;
}
