import type { Mention } from '../dates/mention.ts';
import type { Span, Token } from '../text/text.ts';

/** A sentence with its tokens and the dates in it; its span reaches to where the next one begins. */
export interface Sentence extends Span {
  tokens: readonly Token[];
  mentions: readonly Mention[];
  /** It begins a paragraph or a line of a list. */
  isFirst: boolean;
}

const abbreviations = new Set(
  'z b ca nr str dr hr fr bzw usw etc tel std min mr mrs ms inkl vgl evtl u d h antw zzgl no approx vs st ggf i a o s'.split(
    ' ',
  ),
);
/** Nobody reads a longer sentence; without an end the time would grow faster than the text. */
const longest = 150;

/** The sentences among tokens. What stands between two of them belongs to the first. */
export function sentencesIn(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  { start, end, isEnglish }: Span & { isEnglish: boolean },
): Sentence[] {
  const sentences: Sentence[] = [];
  let [from, mention] = [0, 0];
  let isFirst = true;
  let inside = 0;
  const close = (until: number, next: number, isNextFirst: boolean) => {
    const own = tokens.slice(from, until).filter(({ letter }) => letter !== '!');
    if (own.length > 0) {
      const begin = sentences.length === 0 ? start : (sentences.at(-1)?.end ?? start);
      const stop = next;
      const firstMention = mention;
      while (mention < mentions.length && (mentions[mention]?.start ?? end) < stop) mention += 1;
      sentences.push({
        start: begin,
        end: stop,
        tokens: own,
        mentions: mentions.slice(firstMention, mention),
        isFirst,
      });
      isFirst = isNextFirst;
    } else isFirst ||= isNextFirst;
    from = until;
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) continue;
    while (inside < mentions.length && (mentions[inside]?.end ?? 0) <= token.start) inside += 1;
    const isInMention = (mentions[inside]?.start ?? end) <= token.start;
    const next = tokens[index + 1];
    const isTooLong = index - from >= longest && (!isInMention || (mentions[inside]?.end ?? 0) <= token.end);
    const isLast = isInMention && (mentions[inside]?.end ?? 0) === token.end && index - from > 2;
    const isEnd = isTooLong || (isInMention ? isLast && isStopOfDate(tokens, index) : isStop(tokens, index, isEnglish));
    const isBreak = token.letter === '!' && isLineEnd(tokens, index, mentions[inside]);
    if (isEnd || isBreak) close(index + 1, next?.start ?? end, isBreak || next?.letter === '!');
  }
  close(tokens.length, end, false);
  return withEnd(sentences, { start, end });
}

function withEnd(sentences: Sentence[], { end }: Span): Sentence[] {
  const last = sentences.at(-1);
  return last ? sentences.with(-1, { ...last, end }) : sentences;
}

/** Behind "am 3." a sentence goes on, unless with one of these. */
const starters =
  /^(?:ich|wir|dann|danach|da|es|er|sie|man|bis|seit|am|im|in|nach|das|die|der|ein|eine|und|aber|leider|heute|gestern|trotzdem|keine|kein|anfang|mitte|ende|auf|mit|vor|zum|jetzt|i|we|on|at|they|he|she|then|nobody|no|still|the|niemand|kam|nichts)$/;

/** The full stop of "am 31.11." or "on 31 Nov." also ends its sentence where the next one begins with a word that begins sentences. */
function isStopOfDate(tokens: readonly Token[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  const first = next?.letter === '!' ? tokens[index + 2] : next;
  return token?.text === '.' && first !== undefined && first.isCapital && starters.test(first.text);
}

function isStop(tokens: readonly Token[], index: number, isEnglish: boolean): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!token || !/^[.!?…]$/.test(token.text)) return false;
  if (next === undefined || next.letter === '!') return true;
  if (/^[.!?…"“”»)]$/.test(next.text)) return false;
  if (next.start === token.end) return false;
  if (token.text !== '.') return true;
  if (before === undefined) return false;
  const figure = tokens[index - 2];
  // Of "the 21st." it is the end, of "Main St." an abbreviation.
  const isOrdinal = figure?.letter === 'd' && figure.end === before.start;
  if (abbreviations.has(before.text) && !isOrdinal) return false;
  if (before.letter === 'd' && before.end === token.start)
    return isEnglish || (next.isCapital && starters.test(next.text));
  return true;
}

/** A line ends a sentence where it stands alone: before an empty line, a list, a date, or behind a short line. */
function isLineEnd(tokens: readonly Token[], index: number, mention: Mention | undefined): boolean {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!token || !before || !next || next.letter === '!' || before.letter === '!') return true;
  if (next.letter === '-' || /^[*•>]$/.test(next.text)) return true;
  if (mention && mention.start <= next.end && mention.start >= next.start) return true;
  if (next.letter === 'd' && tokens[index + 2]?.text === ')') return true;
  const lineStart = lineBefore(tokens, index);
  return token.start - lineStart < 50;
}

function lineBefore(tokens: readonly Token[], index: number): number {
  for (let back = index - 1; back >= 0 && index - back < 40; back -= 1) {
    if (tokens[back]?.letter === '!') return tokens[back]?.end ?? 0;
  }
  return index < 40 ? (tokens[0]?.start ?? 0) : (tokens[index - 40]?.start ?? 0);
}
