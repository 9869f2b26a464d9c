import type { Day } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { LetterInput } from './input.ts';

/** What a letter is printed from. Lives as long as the print. */
export interface LetterOrder extends LetterInput {
  locale: Locale;
  today: Day;
  /** Of the case; empty where it is about none. */
  number: string;
}
