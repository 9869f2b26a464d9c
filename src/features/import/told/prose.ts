import { endIn } from '../cues/act.ts';
import type { Ended } from '../cues/call.ts';
import { hintsOf } from '../cues/words.ts';
import type { Place } from '../dates/resolve.ts';
import type { Span } from '../text/text.ts';
import { type Piece, piecesIn } from './pieces.ts';
import { datedBy, proposalOf, proposedPromise, textOf } from './proposal.ts';
import { readDates, type SentenceRead } from './roles.ts';
import type { Sentence } from './sentences.ts';
import type { Begun, ReadDate } from './story.ts';

/** What a telling came to so far. */
export interface Told {
  proposals: Begun[];
  dates: ReadDate[];
  leftover: Span[];
  place: Place;
}

/** Goes on telling with sentences of plain words: each date begins something new, what follows belongs to it. */
export function tellProse(text: string, sentences: readonly Sentence[], told: Told): void {
  let isOpen = false;
  for (const sentence of sentences) {
    const read = readDates(sentence.tokens, sentence.mentions, told.place, {
      isTheirs: false,
      isOwn: false,
      isMessage: false,
    });
    told.dates.push(...datesOf(read));
    const pieces = piecesIn(sentence, read.read);
    const [only] = pieces;
    if (only && pieces.length === 1 && only.dates.length === 0)
      isOpen = tellUndated(text, sentence, only, read, told, isOpen);
    else {
      for (const piece of pieces) tellPiece(text, piece, read, told);
      isOpen = true;
    }
    told.place = read.place;
  }
}

export function datesOf({ read }: Pick<SentenceRead, 'read'>): ReadDate[] {
  return read.map(({ mention, meaning, role }) => ({
    start: mention.start,
    end: mention.end,
    role,
    ...datedBy(meaning),
  }));
}

const promisesOf = (text: string, { start, end }: Span, { read, promises }: SentenceRead) =>
  promises
    .filter((promise) => promise.start >= start && promise.start < end)
    .map((promise) => proposedPromise(text, promise, read));

function tellPiece(text: string, piece: Piece, read: SentenceRead, told: Told): void {
  if (isDayOfLast(text, piece, told)) return;
  const promises = promisesOf(text, piece, read);
  const words = [{ start: piece.start, end: piece.end }];
  let made: { before: Before; proposal: ReturnType<typeof proposalOf> } | null = null;
  for (const { mention, meaning } of piece.dates) {
    const before = beforeIn(told);
    // A piece may say hundreds of days, and is read as a whole only where what stands before it reads differently.
    if (made?.before.channel !== before.channel || made.before.isVisitAwaited !== before.isVisitAwaited) {
      const undated = { date: null, dated: datedBy(meaning) };
      made = { before, proposal: proposalOf(text, { tokens: piece.tokens, words, promises, before, ...undated }) };
    }
    const { isTold, ...read } = made.proposal;
    const proposal = { ...read, ...datedBy(meaning), date: { start: mention.start, end: mention.end } };
    told.proposals.push(isTold ? proposal : likeLast(text, proposal, piece, told));
  }
}

const saysWhen = /^[\s,–-]*(?:das|es|that|it|dies) (?:war|was|ist|is) /i;

/** "…, das war der 18. Dezember" says when the thing before happened. */
function isDayOfLast(text: string, piece: Piece, told: Told): boolean {
  const last = told.proposals.at(-1);
  const [date] = piece.dates;
  const isVague = last !== undefined && (last.found === null || last.found.precision !== 'day');
  if (!last || !date || !isVague || !saysWhen.test(text.slice(piece.start, piece.end))) return false;
  const dated = datedBy(date.meaning);
  const more = withMore(last, { start: piece.start, end: piece.end }, []);
  told.proposals[told.proposals.length - 1] = {
    ...more,
    ...dated,
    date: { start: date.mention.start, end: date.mention.end },
  };
  return true;
}

interface Before {
  channel: Begun['channel'] | null;
  isVisitAwaited: boolean;
}

/** What the words before say about how the two speak. */
function beforeIn({ proposals }: Pick<Told, 'proposals'>): Before {
  const contact = proposals
    .slice(-30)
    .findLast(({ channel }) => channel !== 'other' && channel !== 'on-site' && channel !== 'technician');
  const isVisitAwaited = proposals
    .slice(-3)
    .some((one) => one.channel === 'technician' || one.promises.some(({ text }) => visitor.test(text)));
  return { channel: contact?.channel ?? null, isVisitAwaited };
}

const visitor =
  /techniker|monteur|handwerker|installateur|engineer|plumber|fitter|technician|elektriker|kurier|spedition|abholung|driver/i;

/** "im Februar noch mal" is done as it was done before. */
function likeLast(text: string, proposal: Begun, piece: Piece, { proposals }: Told): Begun {
  const isMoney =
    proposal.spent !== null ||
    /\d[.,]\d\d(?!\d)|charge|abbuch|abgebucht|lastschrift/i.test(textOf(text, proposal.words));
  const last = isMoney ? proposals.slice(-30).findLast(({ spent }) => spent !== null) : proposals.at(-1);
  const isAgain = piece.tokens.some((token) => hintsOf(token).has('again')) && piece.tokens.length < 12;
  if (!last || proposal.channel !== 'other' || !isAgain) return proposal;
  // Done again is not how it ended again: that a call reached somebody is said of each.
  const direction =
    last.channel === 'phone' ? endedAs(endIn(piece.tokens, proposal.promises.length > 0)) : last.direction;
  return { ...proposal, channel: last.channel, direction };
}

const called = /^(?:angerufen|rief|called|rang|phoned|telefoniert|telefonierte|angerufn)$/;

/** A sentence without a day: something new where it names a contact of its own, else more of what was told before. */
function tellUndated(
  text: string,
  sentence: Sentence,
  piece: Piece,
  read: SentenceRead,
  told: Told,
  isOpen: boolean,
): boolean {
  const last = told.proposals.at(-1);
  const words = { start: sentence.start, end: sentence.end };
  const promises = promisesOf(text, piece, read);
  const { isTold, ...proposal } = proposalOf(text, {
    tokens: piece.tokens,
    words: [words],
    date: null,
    dated: { found: { precision: 'unknown', after: null }, ask: [] },
    promises,
    before: beforeIn(told),
  });
  const isThen = piece.tokens.slice(0, 6).some((token) => hintsOf(token).has('then'));
  const isAct = isTold && proposal.channel !== 'other' && proposal.channel !== 'on-site' && proposal.channel !== 'form';
  const isOther =
    last !== undefined &&
    (proposal.channel !== last.channel || (proposal.direction !== last.direction && proposal.channel !== 'phone'));
  const hasOwnVerb = piece.tokens.some(
    (token) =>
      hintsOf(token).has('mine') ||
      hintsOf(token).has('answer') ||
      hintsOf(token).has('came') ||
      called.test(token.text),
  );
  if (last && isAct && (isThen || hasOwnVerb) && (isOther || isThen)) {
    told.proposals.push(proposal);
    told.place = { ...told.place, last: told.place.last && { ...told.place.last, isAbout: true } };
    return true;
  }
  // The first call of somebody who names no day is one all the same: its day is asked.
  if (!last && proposal.channel === 'phone' && piece.tokens.some((token) => called.test(token.text))) {
    told.proposals.push({ ...proposal, found: null });
    return true;
  }
  if (last && isOpen && !(sentence.isFirst && !isTold && promises.length === 0)) {
    const direction = last.channel === 'phone' ? endOf(last, endIn(piece.tokens, promises.length > 0)) : last.direction;
    told.proposals[told.proposals.length - 1] = { ...withMore(last, words, promises), direction };
    return true;
  }
  told.leftover.push(words);
  return false;
}

const endedAs = (end: Ended): Begun['direction'] => end && (end === 'spoke' ? 'conversation' : 'attempt');

/** How a call ended once more is told of it; where one sentence says that nobody was reached and the next that somebody spoke, it is asked. */
function endOf({ direction }: Begun, more: Ended): Begun['direction'] {
  if (direction === null) return endedAs(more);
  return direction === 'attempt' && more === 'spoke' ? null : direction;
}

/** The entry with one sentence more. */
function withMore(last: Begun, more: Span, promises: Begun['promises']): Begun {
  const end = last.words.at(-1);
  const words =
    end && end.end === more.start ? last.words.with(-1, { start: end.start, end: more.end }) : [...last.words, more];
  return { ...last, words, promises: [...last.promises, ...promises] };
}
