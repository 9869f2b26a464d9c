import type { Mention } from '../dates/mention.ts';
import type { Span, Token } from '../text/text.ts';
import { hintsOf } from './words.ts';

/** Words in which the company says what it will do, with the expression of its due day. */
export interface Promised extends Span {
  due: Mention | null;
}

interface Context {
  /** The company speaks itself: in its mail, in its message. */
  isTheirs: boolean;
  /** The author speaks: there, nothing is promised. */
  isOwn: boolean;
  /** Whether a mention lies behind the day of what happened. */
  isAhead: (mention: Mention) => boolean;
}

const separators = /^[,;:"„“”«»(]$/;
/** A comma before these goes on with something else. */
const turning = /^(?:was|which|but|aber|weshalb|doch|und|and|jedoch|also)$/;
const deadlineWords =
  /^(?:frist|fristsetzung|setze|setzte|gesetzt|deadline|ultimatum|wartet|gewartet|urlaub|holiday|hielt|vertrag|contract|gekuendigt|kuendigung|laufzeit|insgesamt|cancelled|ended|gueltig|wait)$/;
const lead = /^(?:mir|uns|me|us|dass|that|es|zu|was)$/;

/** The promise whose due day a mention is, if it is one. A deadline that the author sets is none. */
export function promiseAt(tokens: readonly Token[], mention: Mention, context: Context): Promised | null {
  if (context.isOwn) return null;
  const at = tokens.findIndex(({ start, end }) => start <= mention.start && end > mention.start);
  if (at < 0 || mention.isOf || mention.isSince || (mention.how.by === 'count' && !mention.isUntil)) return null;
  const speech = speechBefore(tokens, at);
  const span = clauseAround(tokens, mention, at, speech);
  const inside = tokens.filter(({ start, end }) => start >= span.start && end <= span.end);
  // "Neuer Termin 14.2. zugesagt"
  const behind = tokens.find(({ start }) => start >= mention.end);
  const isSaidAfter = behind !== undefined && hintsOf(behind).has('promise');
  if (speech < 0 && !context.isTheirs && !isSaidAfter && !isTheirsBySense(tokens.slice(0, at), inside)) return null;
  const around = tokens.slice(Math.max(0, at - 7), at + 8);
  if (around.some(({ text }) => deadlineWords.test(text)) && !around.some((token) => hintsOf(token).has('promise')))
    return null;
  const isLimit = mention.isUntil || mention.how.by === 'ahead' || mention.how.by === 'end' || isNearAhead(mention);
  // A date with which a sentence begins says when it happened.
  if (
    !isLimit &&
    !context.isTheirs &&
    speech < 0 &&
    !isSaidAfter &&
    !inside.some(({ text, start }) => start < mention.start && (reported.test(text) || expected.test(text)))
  )
    return null;
  const isFuture = inside.some((token) => hintsOf(token).has('future'));
  if (mention.how.by === 'unknown' && !isFuture) return null;
  if (!isLimit && !isFuture && !isSaidAfter) return null;
  if (ownAct.test(inside.map(({ text }) => text).join(' '))) return null;
  if (!mention.isUntil && inside.some(({ text }) => over.test(text))) return null;
  return context.isAhead(mention) ? { ...span, due: mention } : null;
}

/** What the author did about it: "so on 9 December I wrote to the CEO". */
const ownAct =
  /\b(?:i|we) (?:\w+ )?(?:wrote|emailed|mailed|called|rang|phoned|complained|cancelled)\b|\b(?:schrieb|mailte|rief|kuendigte|widersprach) (?:ich|wir)\b|\b(?:ich|wir) (?:schrieb|schrieben|mailte|rief|riefen|kuendigte|widersprach)\b/;

/** German tells what somebody else said in a form of the verb of its own. */
const reported =
  /^(?:komme|kaeme|beginne|sei|seien|werde|wuerde|wuerden|gehe|dauere|regle|rufe|melde|bekomme|bekaeme|bekaemen|erhalte|koenne|muesse|solle|wolle|gebe|liefere|schicke|kuemmere|duerfe|erfolge|folge|habe|erstatte|besorge|veranlasse|would|will|ll|shall)$/;

/** Told as over: "sei am 3. März geschlossen worden". */
const over =
  /^(?:worden|wurde|wurden|been|gewesen|war|waren|arrived|came|kam|kamen|eingegangen|eingetroffen|received|erhielt|bekam)$/;
const expected =
  /^(?:soll|sollte|sollten|should|liefertermin|lieferung|nachlieferung|ersatz|replacement|refund|gutschrift|delivery|erstattung)$/;

/** Nobody is said to say it, but a contact was told, the company is meant to do it, or what is due is named. */
function isTheirsBySense(before: readonly Token[], clause: readonly Token[]): boolean {
  const isMine =
    clause.some(({ text }) => /^(?:ich|wir|i|we)$/.test(text)) && !clause.some((token) => hintsOf(token).has('theirs'));
  if (isMine) return false;
  if (clause.some(({ text }) => expected.test(text))) return true;
  if (clause.some(({ text }) => reported.test(text) && !/^(?:habe|will|would)$/.test(text))) return true;
  const isContact = before.some((token) => contact.some((hint) => hintsOf(token).has(hint)));
  const isMeant =
    clause.some((token) => hintsOf(token).has('theirs')) && clause.some((token) => hintsOf(token).has('future'));
  return isMeant || (isContact && clause.some((token) => hintsOf(token).has('future')));
}

const contact = ['channel:phone', 'channel:chat', 'spoke'] as const;

/** "morgen", "nächste Woche": they lie ahead by themselves. */
function isNearAhead({ how }: Mention): boolean {
  if (how.by === 'now') return /morgen|tomorrow|naechste|next|kommende|this week|diese woche/.test(how.words);
  return (how.by === 'weekday' && how.isNext === true) || (how.by === 'feast' && how.side === 'before');
}

/** The last word before a place by which the company is made to speak; a colon or a quotation mark is one too. */
function speechBefore(tokens: readonly Token[], at: number): number {
  return tokens.findLastIndex(
    (token, index) =>
      index < at &&
      (hintsOf(token).has('speech') ||
        hintsOf(token).has('promise') ||
        (/^[:"„“]$/.test(token.text) && index > 0 && token.text !== ':') ||
        (token.text === ':' && index > 1)),
  );
}

/** The clause in which something is due: between two separators, behind the word that makes the company speak. */
function clauseAround(tokens: readonly Token[], mention: Mention, at: number, speech: number): Span {
  let first = at;
  while (first > 0 && first - 1 > speech && !separators.test(tokens[first - 1]?.text ?? '')) first -= 1;
  while (first < at && lead.test(tokens[first]?.text ?? '')) first += 1;
  let last = tokens.findIndex(({ end }) => end >= mention.end);
  if (last < 0) last = at;
  while (last + 1 < tokens.length && !endsClause(tokens, last + 1)) last += 1;
  return { start: tokens[first]?.start ?? mention.start, end: Math.max(mention.end, tokens[last]?.end ?? mention.end) };
}

function endsClause(tokens: readonly Token[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (!token) return true;
  if (/^[.!?;"“”(]$/.test(token.text) && (next === undefined || token.text !== '.' || next.start > token.end))
    return true;
  return token.text === ',' || (turning.test(token.text) && /^(?:aber|but|was|which)$/.test(token.text));
}

const undatedWords =
  /\b(?:we will|we ll|will call|will ring|will be in touch|call(?:ed)? (?:me |us )?back|rufe? (?:\S+ )?zurueck|ruft (?:\S+ ){0,2}zurueck|zurueckrufen|kuemmern? (?:uns|sich|mich)|melden? (?:uns|sich)|meldet sich|nachgeliefert|wird erstattet|werde erstattet|werde(?:n)? (?:\S+ ){0,6}(?:erstattet|geliefert|zurueckgerufen|geprueft|bearbeitet|gutgeschrieben))\b/;

/** A promise without a day: "wir melden uns". */
export function undatedPromise(
  tokens: readonly Token[],
  { isTheirs, isOwn }: Pick<Context, 'isTheirs' | 'isOwn'>,
): Promised | null {
  if (isOwn) return null;
  const text = tokens.map((token) => token.text).join(' ');
  const speech = tokens.findLastIndex((token) => hintsOf(token).has('promise') || hintsOf(token).has('speech'));
  if (speech < 0 && !isTheirs) return null;
  const isPromise = undatedWords.test(text) && !/\b(?:nicht|never|not|nie)\b/.test(text);
  if (!isPromise) return null;
  const first = tokens[speech + 1];
  const last = tokens.at(-1);
  if (!first || !last) return null;
  const from = tokens.slice(speech + 1).find(({ text: word }) => !separators.test(word) && !lead.test(word)) ?? first;
  const end = /^[.!?]$/.test(last.text) ? last.start : last.end;
  return from.start < end ? { start: from.start, end, due: null } : null;
}
