import type { Temper } from './company-list.ts';

/** Probabilities of how a company acts; `answerDays` is a median. */
export interface Character {
  /** It replies here at all. */
  replies: number;
  answerDays: number;
  /** Its reply is a text that would fit any case. */
  boilerplate: number;
  /** A reply or an agent promises something with a date. */
  promises: number;
  keeps: number;
  /** The case ends solved, once it has replied to the matter. */
  solves: number;
  /** It answers mails and letters before the case is public. */
  answersMail: number;
  /** Minutes in the queue, median. */
  queue: number;
}

const fixed: Record<Exclude<Temper, 'improving' | 'declining'>, Character> = {
  quick: {
    replies: 0.95,
    answerDays: 2.5,
    boilerplate: 0.02,
    promises: 0.6,
    keeps: 0.88,
    solves: 0.8,
    answersMail: 0.7,
    queue: 6,
  },
  solid: {
    replies: 0.86,
    answerDays: 5,
    boilerplate: 0.06,
    promises: 0.55,
    keeps: 0.72,
    solves: 0.62,
    answersMail: 0.6,
    queue: 11,
  },
  slow: {
    replies: 0.7,
    answerDays: 13,
    boilerplate: 0.12,
    promises: 0.5,
    keeps: 0.52,
    solves: 0.45,
    answersMail: 0.45,
    queue: 24,
  },
  boilerplate: {
    replies: 0.84,
    answerDays: 2,
    boilerplate: 0.66,
    promises: 0.25,
    keeps: 0.35,
    solves: 0.3,
    answersMail: 0.5,
    queue: 22,
  },
  promiser: {
    replies: 0.8,
    answerDays: 4,
    boilerplate: 0.08,
    promises: 0.95,
    keeps: 0.24,
    solves: 0.34,
    answersMail: 0.55,
    queue: 18,
  },
  silent: {
    replies: 0.1,
    answerDays: 24,
    boilerplate: 0.3,
    promises: 0.3,
    keeps: 0.3,
    solves: 0.2,
    answersMail: 0.25,
    queue: 34,
  },
};

/** What is left of a solid company that answers fewer and fewer people. */
const declined: Character = { ...fixed.slow, replies: 0.46, answerDays: 15, solves: 0.3, keeps: 0.3, queue: 31 };

/** `age`: 1 = two years ago, 0 = today. Companies that change move from one character to another. */
export function characterOf(temper: Temper, age: number): Character {
  if (temper === 'improving') return blended(fixed.quick, fixed.slow, age);
  if (temper === 'declining') return blended(declined, fixed.solid, age);
  return fixed[temper];
}

function blended(now: Character, then: Character, age: number): Character {
  // Most of the change happens around the middle of the two years.
  const share = Math.min(1, Math.max(0, (age - 0.2) / 0.6));
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    replies: mix(now.replies, then.replies),
    answerDays: mix(now.answerDays, then.answerDays),
    boilerplate: mix(now.boilerplate, then.boilerplate),
    promises: mix(now.promises, then.promises),
    keeps: mix(now.keeps, then.keeps),
    solves: mix(now.solves, then.solves),
    answersMail: mix(now.answersMail, then.answersMail),
    queue: mix(now.queue, then.queue),
  };
}
