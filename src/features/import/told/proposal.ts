import { actIn, type Before } from '../cues/act.ts';
import type { Promised } from '../cues/promises.ts';
import type { Meaning } from '../dates/resolve.ts';
import type { Span, Token } from '../text/text.ts';
import { peopleIn, thirdPartyIn } from './people.ts';
import { countedIn, nothingCounted, spentIn } from './quantities.ts';
import { dueDayOf, type Read } from './roles.ts';
import type { Begun, Dated, Proposal, ProposedPromise } from './story.ts';

export function datedBy(meaning: Meaning): Dated {
  if (meaning === null) return { found: null, ask: [] };
  return 'ask' in meaning ? { found: null, ask: meaning.ask } : { found: meaning.found, ask: [] };
}

/** A promise with its due day, in the words of the text. */
export function proposedPromise(text: string, { start, end, due }: Promised, read: readonly Read[]): ProposedPromise {
  const said = due === null ? undefined : read.find(({ mention }) => mention === due);
  const dated = datedBy(said?.meaning ?? null);
  return {
    start,
    end,
    text: text.slice(start, end).replace(/\s+/g, ' ').trim(),
    dueOn: dated.found && dueDayOf(dated.found),
    due: due && { start: due.start, end: due.end },
    ask: dated.ask,
  };
}

interface Made {
  tokens: readonly Token[];
  words: readonly Span[];
  date: Span | null;
  dated: Dated;
  promises: readonly ProposedPromise[];
  before: Omit<Before, 'isPromise'>;
}

const clock =
  /(?<![\d.,:])(?:um|gegen|at|ab)? ?(\d{1,2})[.:](\d\d)(?: ?(?:uhr|h)(?!\p{L})|(?= ?(?:am|pm|a\.m|p\.m)\b))/iu;

/** An entry that words begin; what they count is read once they are all there. */
export function proposalOf(
  text: string,
  { tokens, words, date, dated, promises, before }: Made,
): Begun & { isTold: boolean } {
  const outside = tokens.filter(
    ({ start, end }) => !promises.some((promise) => start >= promise.start && end <= promise.end),
  );
  const { isTold, ...act } = actIn(outside, { ...before, isPromise: promises.length > 0 });
  return {
    ...act,
    isTold,
    ...dated,
    date,
    words,
    promises,
    isMessage: false,
    body: null,
    spent: spentIn(textOf(text, words)),
  };
}

const readIn = (said: string, isMessage: boolean) => ({
  text: said,
  time: isMessage ? null : timeIn(said),
  people: isMessage ? [] : peopleIn(said),
  thirdParty: thirdPartyIn(said),
  ...(isMessage ? nothingCounted : countedIn(said)),
});

/** A sentence that says hundreds of days is that many entries with the same words, one behind the other. */
let last: { said: string; isMessage: boolean; read: ReturnType<typeof readIn> } | null = null;

/** The entry with everything that its words say. */
export function finished(text: string, { isMessage, body, spent, ...begun }: Begun): Proposal {
  const said = textOf(text, body ?? begun.words);
  if (last?.said !== said || last.isMessage !== isMessage) last = { said, isMessage, read: readIn(said, isMessage) };
  return { ...begun, promises: begun.promises.slice(0, 5), ...last.read, spent };
}

export function textOf(text: string, words: readonly Span[]): string {
  return words
    .map(({ start, end }) => text.slice(start, end))
    .join('')
    .trim();
}

function timeIn(said: string): string | null {
  const found = clock.exec(said);
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  return found && hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : null;
}
