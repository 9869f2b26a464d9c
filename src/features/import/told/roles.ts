import type { Day } from '#src/lib/dates.ts';
import type { Found } from '#src/lib/days/found.ts';
import { spanOf } from '#src/lib/days/span.ts';
import { type Promised, promiseAt, undatedPromise } from '../cues/promises.ts';
import { hintsOf } from '../cues/words.ts';
import type { Mention } from '../dates/mention.ts';
import { lastOf, type Meaning, meaning, nearOf, type Place } from '../dates/resolve.ts';
import type { Token } from '../text/text.ts';

/** A mention with what it means where it stands, and what it is there. */
export interface Read {
  mention: Mention;
  meaning: Meaning;
  role: 'occurred' | 'due' | 'mentioned';
}

export interface SentenceRead {
  read: readonly Read[];
  promises: readonly Promised[];
  /** Where the story stands behind this sentence. */
  place: Place;
}

interface Speaker {
  isTheirs: boolean;
  isOwn: boolean;
  /** In a mail or a message nothing happens but that it was written. */
  isMessage: boolean;
}

/** Last day of what a due day names: whoever promised has until then. */
export function dueDayOf(found: Found): Day | null {
  switch (found.precision) {
    case 'day':
    case 'about':
      return found.day;
    case 'period':
      return found.until;
    case 'unknown':
      return null;
    default:
      return spanOf(found).until;
  }
}

const birth = /^(?:geboren|geb|geburtstag|geburtsdatum|born|birthday|dob)$/;
const appointment = /^(?:termin|liefertermin|ersatztermin|appointment|frist|fuer|for|zum|wartet)$/;

/** Reads the dates of one sentence from left to right: each is seen from what was told before it. */
export function readDates(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  start: Place,
  speaker: Speaker,
): SentenceRead {
  let place = start;
  const read: Read[] = [];
  const promises: Promised[] = [];
  const others = mentions.filter((one) => !one.isOf && !one.isUntil);
  for (const mention of mentions) {
    const from = place.last?.day ?? (speaker.isMessage ? place.told : null);
    const here = place;
    const isAhead = () => isBehind(meaning(mention, here, 'due'), from, here.told, mention);
    const promise = promiseAt(tokens, mention, { ...speaker, isAhead });
    if (promise) {
      promises.push(promise);
      read.push({ mention, meaning: meaning(mention, place, 'due'), role: 'due' });
      continue;
    }
    if (isSpokenAbout(tokens, mention)) {
      read.push({
        mention,
        meaning: meaning(mention, place, isToday(mention) ? 'occurred' : 'due'),
        role: 'mentioned',
      });
      continue;
    }
    if (!speaker.isMessage && isVisitAhead(clauseOf(tokens, mention), meaning(mention, place, 'due'), place.told)) {
      read.push({ mention, meaning: meaning(mention, place, 'due'), role: 'mentioned' });
      continue;
    }
    const occurred = meaning(mention, place, 'occurred');
    const isReference = mention.isOf && (others.length > 0 || read.some(({ role }) => role === 'occurred'));
    const isStill = isStillToday(tokens, mention, occurred, place.told);
    if (speaker.isMessage || isReference || isStill || isLongSince(mention) || isAfter(occurred, place.told)) {
      read.push({ mention, meaning: occurred, role: 'mentioned' });
      continue;
    }
    read.push({ mention, meaning: occurred, role: 'occurred' });
    place = after(place, occurred, mention);
  }
  const undated = promises.length === 0 ? undatedPromise(tokens, speaker) : null;
  return { read, promises: undated ? [undated] : apart(promises), place };
}

const still =
  /^(?:still|now|jetzt|mittlerweile|inzwischen|nothing|nix|nichts|immer|kein|keine|keinen|warte|waiting|not|nicht|nie)$/;

/** "Heute warte ich immer noch": nothing happened on that day. */
function isStillToday(tokens: readonly Token[], { isSince }: Mention, said: Meaning, told: Day): boolean {
  if (isSince || said === null || !('found' in said)) return false;
  const isToday = said.found.precision === 'day' && said.found.day === told;
  return (
    isToday &&
    tokens.some(({ text }) => still.test(text)) &&
    !tokens.some((token) => acts.some((hint) => hintsOf(token).has(hint)))
  );
}

const acts = [
  'mine',
  'answer',
  'came',
  'spoke',
  'channel:phone',
  'channel:email',
  'channel:chat',
  'channel:technician',
] as const;

/** "seit zehn Jahren Kunde" */
const isLongSince = ({ isSince, how }: Mention) =>
  isSince && ((how.by === 'now' && /jahren/.test(how.words)) || (how.by === 'calendar' && /^\d{4}$/.test(how.words)));
const isToday = ({ how }: Mention) =>
  how.by === 'now' && !/morgen|tomorrow|naechste|next|kommende|coming/.test(how.words);

function apart(promises: readonly Promised[]): Promised[] {
  const kept: Promised[] = [];
  for (const promise of promises) {
    if (promise.start >= (kept.at(-1)?.end ?? 0)) kept.push(promise);
  }
  return kept;
}

/** Where the story stands once a date was told. */
export function after(place: Place, said: Meaning, mention: Pick<Mention, 'how'> | null): Place {
  if (said === null || !('found' in said)) return { ...place, last: null };
  const { found } = said;
  if (found.precision === 'unknown') return { ...place, last: null };
  // "heute" at the beginning is where one tells it from, not where the story stands.
  const isFromNow =
    mention !== null && mention.how.by === 'now' && found.precision === 'day' && found.day === place.told;
  return {
    ...place,
    last: isFromNow ? place.last : lastOf(found),
    near: isFromNow ? place.near : (nearOf(found) ?? place.near),
  };
}

/** Whether a due day lies behind the day on which it was promised. */
function isBehind(due: Meaning, from: Day | null, told: Day, { how }: Mention): boolean {
  if (due === null) return false;
  if ('ask' in due) return true;
  const day = dueDayOf(due.found);
  if (day === null) return how.by === 'unknown' || how.by === 'now';
  if (from === null) return how.by !== 'now' || day > told;
  return day > from || (day === from && how.by === 'now');
}

function isAfter(said: Meaning, told: Day): boolean {
  if (said === null || !('found' in said)) return false;
  const { found } = said;
  if (found.precision === 'unknown') return false;
  return (nearOf(found) ?? told) > told;
}

const visitor =
  /^(?:techniker(?:in)?|monteure?|handwerker|installateur|elektriker|kurier|spedition|gutachter|engineers?|technician|plumber|fitters?|electrician|driver)$/;
const willCome = /^(?:kommt|kommen|komme|soll|sollen|wird|werden|will|comes|coming)$/;
const wasThere = /^(?:kam|kamen|gekommen|war|waren|came|was|were|erschienen|nicht|keiner|niemand|nobody|not)$/;

/** The words around a mention up to the next comma on each side. */
function clauseOf(tokens: readonly Token[], { start, end }: Mention): readonly Token[] {
  const from = tokens.findLastIndex((token) => token.end <= start && /^[,;:]$/.test(token.text));
  const until = tokens.findIndex((token) => token.start >= end && /^[,;:]$/.test(token.text));
  return tokens.slice(from + 1, until < 0 ? tokens.length : until);
}

/** "Der Techniker kommt am 5. Dezember": it did not happen on that day of last year. */
function isVisitAhead(tokens: readonly Token[], due: Meaning, told: Day): boolean {
  if (due === null) return false;
  const day = 'ask' in due ? due.ask[0] : dueDayOf(due.found);
  const has = (words: RegExp) => tokens.some(({ text }) => words.test(text));
  return (day ?? '') > told && has(visitor) && has(willCome) && !has(wasThere);
}

/** A limit, an appointment, the end of a contract: nothing happened then. */
function isSpokenAbout(tokens: readonly Token[], mention: Mention): boolean {
  if (tokens.some(({ text }) => birth.test(text))) return true;
  if (mention.isUntil || mention.how.by === 'ahead') return true;
  const at = tokens.findIndex(({ start, end }) => start <= mention.start && end > mention.start);
  const before = tokens.slice(Math.max(0, at - 3), Math.max(0, at)).filter(({ letter }) => letter !== 'h' || true);
  return before.some(
    ({ text }, index) =>
      appointment.test(text) && (index >= before.length - 2 || /termin|appointment|frist/.test(text)),
  );
}
