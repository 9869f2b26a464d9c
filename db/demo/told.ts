import type { Disputed } from '#src/features/cases/disputed/amount.ts';
import type { DesiredOutcome, Intent, StatedOutcome, VerdictContent } from '#src/features/cases/lists.ts';
import type { Channel, Direction, Precision } from '#src/features/timeline/lists.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';

/** A case as it is told, before it becomes rows: the stories and the generated cases have the same form. */
export interface ToldCase {
  id: string;
  companyId: string;
  authorId: string;
  locale: Locale;
  penName: string;
  place: string;
  title: string;
  summary: string;
  desiredOutcome: DesiredOutcome;
  desiredText: string;
  disputed?: Disputed;
  publishedAt: Date;
  entries: ToldEntry[];
  thread: ToldPost[];
  /** A second company that the case names since its publication, with what it said. */
  named?: { companyId: string; by: ToldRepresentative; text: string; at: Date };
  closings: ToldClosing[];
  reopenings: { reason: string; at: Date }[];
  /** Steps of the ladder that the author recorded. */
  steps: { key: string; on: Day; at: Date }[];
  tombstone: { kind: 'withdrawn' | 'removed'; reason: string; at: Date; byAuthor: boolean } | null;
  /** Texts that the author corrected: of an entry, or the summary. */
  corrections: { entry: ToldEntry | null; before: string; after: string; at: Date }[];
}

export interface ToldEntry {
  on: Day;
  until?: Day;
  precision?: Precision;
  /** Where it stands among the others, when its own day is not known. */
  placedOn?: Day;
  time?: string;
  channel: Channel;
  direction: Direction;
  /** False for an order or a thank-you. */
  expectsAnswer?: boolean;
  who?: string;
  third?: string;
  text: string;
  contacts?: number;
  waited?: number;
  cents?: number;
  /** ISO 4217; euros unless it says otherwise. */
  currency?: string;
  /** What the author knows only about. */
  isAbout?: readonly ('time' | 'waited' | 'spent')[];
  isReceipt?: boolean;
  handOvers?: number;
  recordedAt: Date;
  promises?: ToldPromise[];
}

export interface ToldPromise {
  text: string;
  dueOn: Day | null;
  keptOn?: Day;
  brokenOn?: Day;
  /** The company says that it was kept on this day. */
  reported?: { keptOn: Day; by: string; at: Date };
}

/** What stands in the thread: a representative's reply (`by`) or the author's answer. */
export interface ToldPost {
  by: ToldRepresentative | null;
  intent: Intent | null;
  text: string;
  at: Date;
  promises: ToldPromise[];
  verdict: { content: VerdictContent; isBoilerplate: boolean; text: string; at: Date } | null;
}

export interface ToldRepresentative {
  id: string;
  firstName: string;
  lastName: string;
  jobTitle: string;
  companyName: string;
}

export interface ToldFactors {
  reachability?: number;
  speed?: number;
  competence?: number;
  promisesKept?: number;
  friendliness?: number;
  empathy?: number;
  clarity?: number;
}

export interface ToldClosing {
  outcome: StatedOutcome;
  words: string;
  buyAgain: 'yes' | 'no' | null;
  factors: ToldFactors;
  at: Date;
}
