import type { Channel, Direction } from '#src/features/timeline/lists.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Found } from '#src/lib/days/found.ts';
import type { Language } from '../text/language.ts';
import type { Span } from '../text/text.ts';

/** What a date means, or the days between which only the writer can choose; both empty where nobody can say. */
export interface Dated {
  found: Found | null;
  ask: readonly Day[];
}

/** An expression of a date in the text. */
export interface ReadDate extends Span, Dated {
  /** Something happened then; something is due then; or it is only spoken about. */
  role: 'occurred' | 'due' | 'mentioned';
}

export interface ProposedPromise extends Span {
  /** Its words, as they stand in the text. */
  text: string;
  dueOn: Day | null;
  /** The expression of its due day, and the days between which the writer has to choose. */
  due: Span | null;
  ask: readonly Day[];
}

/** An entry as the words of a story propose it: nothing in it is not said by them. */
export interface Proposal extends Dated {
  /** The expression of its date; null where none stands there. */
  date: Span | null;
  /** The pieces of the text that it was made of, in their order. */
  words: readonly Span[];
  /** What would stand in the entry. */
  text: string;
  channel: Channel;
  /** Null where no word says whether somebody was reached, or who wrote: it is asked. */
  direction: Direction | null;
  automaticReceipt: boolean;
  time: string | null;
  people: readonly string[];
  thirdParty: string;
  waitedMinutes: number;
  waitedIsAbout: boolean;
  handOvers: number;
  contacts: number;
  spent: { cents: number; currency: string } | null;
  promises: readonly ProposedPromise[];
}

/** An entry while it is still being told. `isMessage`: a mail or chat, in which nothing is counted. */
export type Begun = Omit<
  Proposal,
  'text' | 'time' | 'people' | 'thirdParty' | 'waitedMinutes' | 'waitedIsAbout' | 'handOvers' | 'contacts'
> & {
  isMessage: boolean;
  /** Of a mail: its words without the head. */
  body: readonly Span[] | null;
};

/** What was understood of a text. The words of the proposals and the leftover together are the text. */
export interface Story {
  language: Language;
  proposals: readonly Proposal[];
  dates: readonly ReadDate[];
  /** What was not understood as something that happened. */
  leftover: readonly Span[];
}
