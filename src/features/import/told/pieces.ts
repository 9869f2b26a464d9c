import type { Span, Token } from '../text/text.ts';
import type { Read } from './roles.ts';
import type { Sentence } from './sentences.ts';

/** A part of a sentence in which one thing happened, or one thing on several days. */
export interface Piece extends Span {
  tokens: readonly Token[];
  dates: readonly Read[];
}

const parting = /^(?:,|;|-|–|und|and|then|dann|oder|but|aber)$/;
/** Words that say nothing besides a date. */
const empty =
  /^(?:am|im|in|on|at|den|der|dem|des|das|die|the|und|and|dann|then|also|noch|schon|von|vom|ca|zum|,|;|\(|\)|-|seit|since|of|by|erst|again|um|uhr|\.)$/;

/** The parts of a sentence, each with the days on which it happened. */
export function piecesIn(sentence: Sentence, read: readonly Read[]): Piece[] {
  const dates = read.filter(({ role }) => role === 'occurred');
  const pieces: Piece[] = [];
  let [start, from] = [sentence.start, 0];
  let waiting: Read[] = [];
  for (const [index, date] of dates.entries()) {
    const next = dates[index + 1];
    const cut = next ? cutBetween(sentence.tokens, date, next) : { at: sentence.tokens.length, start: sentence.end };
    waiting.push(date);
    if (cut === null) continue;
    const tokens = sentence.tokens.slice(from, cut.at);
    if (next && !saysMore(tokens, waiting)) continue;
    pieces.push({ start, end: cut.start, tokens, dates: named(waiting) });
    [start, from, waiting] = [cut.start, cut.at, []];
  }
  if (pieces.length === 0) return [{ start: sentence.start, end: sentence.end, tokens: sentence.tokens, dates: [] }];
  return pieces;
}

/** "am 6. November, fünf Wochen später" is one day, said twice: what the calendar says is the exact one. */
function named(dates: readonly Read[]): readonly Read[] {
  const exact = dates.filter(({ mention }) => mention.how.by === 'calendar' || mention.how.by === 'date');
  return exact.length > 0 ? exact : dates;
}

/** Where the words of the next date begin: behind the last comma or before the last "und" between the two. */
function cutBetween(tokens: readonly Token[], date: Read, next: Read): { at: number; start: number } | null {
  const first = tokens.findIndex(({ start }) => start >= date.mention.end);
  const last = tokens.findIndex(({ start, end }) => start <= next.mention.start && end > next.mention.start);
  for (let at = last - 1; at >= first && first >= 0; at -= 1) {
    const token = tokens[at];
    if (!token || !parting.test(token.text)) continue;
    const isSign = /^[,;–-]$/.test(token.text);
    const here = isSign ? at + 1 : at;
    return { at: here, start: tokens[here]?.start ?? token.end };
  }
  return null;
}

function saysMore(tokens: readonly Token[], dates: readonly Read[]): boolean {
  return tokens.some(
    ({ text, start, end }) =>
      !empty.test(text) && !dates.some(({ mention }) => start >= mention.start && end <= mention.end),
  );
}
