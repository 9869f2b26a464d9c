import { type Channel, channels, type Direction } from '#src/features/cases/lists.ts';
import type { Token } from '../text.ts';
import { type Hint, hintsOf } from './words.ts';

/** How something was said or done, as far as the words tell. */
export interface Act {
  channel: Channel;
  direction: Direction;
  /** The words name a channel and say that somebody did something: they can stand for an entry of their own. */
  isTold: boolean;
  automaticReceipt: boolean;
}

interface Seen {
  tokens: readonly Token[];
  text: string;
  has: (hint: Hint) => boolean;
}

/** Channels that people name when they speak about contact; the others may be only where it happened. */
const spoken: ReadonlySet<Channel> = new Set<Channel>(['phone', 'email', 'letter', 'fax', 'chat', 'social', 'app']);

/** What the words of one piece of a story do. `isPromise`: the company promises something in it. */
export function actIn(tokens: readonly Token[], { isPromise }: { isPromise: boolean }): Act {
  const all = new Set(tokens.flatMap((token) => [...hintsOf(token)]));
  const seen: Seen = { tokens, text: tokens.map(({ text }) => text).join(' '), has: (hint) => all.has(hint) };
  const channel = channelOf(seen);
  const direction = directionOf(seen, channel, isPromise);
  const isTold = channel !== 'other' && (['mine', 'came', 'got', 'answer', 'spoke', 'missed', 'nobody'] as const).some((hint) => all.has(hint));
  return { channel, direction, isTold: isTold || channel === 'phone', automaticReceipt: direction === 'from-company' && seen.has('receipt') };
}

function channelOf(seen: Seen): Channel {
  const { tokens, text } = seen;
  if (separated.test(text)) return 'phone';
  const named = tokens.flatMap((token) => channels.filter((channel) => hintsOf(token).has(`channel:${channel}`)));
  const isFromFactory = named.includes('technician') && (seen.has('nobody') || seen.has('came') || absent.test(text) || present.test(text));
  const isSpokenAbout = named.includes('phone') || named.includes('email') || named.includes('chat');
  if (isFromFactory && !isSpokenAbout) return 'technician';
  const contact = named.filter((channel) => spoken.has(channel) && !(channel === 'letter' && isPosted.test(text) && named.includes('social')));
  if (contact.includes('social')) return 'social';
  if (contact.includes('app') && !contact.includes('email')) return 'app';
  if (contact[0] === 'phone' && /^called$/.test(firstOf(tokens, 'phone')) && contact[1]) return contact[1];
  if (contact[0]) return contact[0];
  if (named.includes('on-site')) return named.includes('form') && /\b(?:online|internet|portal|formular)/.test(text) ? 'form' : 'on-site';
  return named[0] ?? (present.test(text) && /\btermin\b/.test(text) ? 'technician' : 'other');
}

const firstOf = (tokens: readonly Token[], channel: Channel) =>
  tokens.find((token) => hintsOf(token).has(`channel:${channel}`))?.text ?? '';

/** "rief mich an", "ruft der Chef zurück", "got through". */
const separated = /\b(?:rief|ruft|rufe|riefen|rufen)\b(?: \S+){0,8}? (?:an|zurueck)\b|\bgot through\b|\bgave me a ring\b/;
const isPosted = /\bposted on\b/;
const absent = /\b(?:nicht|not|never|didn t|did not|no one|no show|no-show)\b.{0,40}\b(?:kam|gekommen|erschienen|come|came|show|showed|turn|turned|nothing)\b|\b(?:kam|kamen|erschien|erschienen)\b.{0,25}\b(?:nicht|keiner|niemand|nie)\b|\bno one showed\b|\b(?:keiner|niemand) (?:gekommen|erschienen|da)\b|\bvergeblich\b|\bno show\b/;
const present = /\bwar (?:\S+ ){0,3}da\b|\bturned up\b|\bcame (?:round|over)\b|\bkam (?:er|sie) wirklich\b|\bfixed it\b|\bsetzte den\b/;
const gaveUp = /\b(?:hung up|gave up|cut off|nicht erreicht|niemanden? (?:mehr )?erreicht|never reached|nobody answered|no answer|nur musik|lief nur|immer besetzt|warteschleife|on hold|kein durchkommen|nie jemanden)\b/;

function directionOf(seen: Seen, channel: Channel, isPromise: boolean): Direction {
  const { text } = seen;
  switch (channel) {
    case 'phone': {
      if (/\b(?:voicemail|voice message|anrufbeantworter|auf dem ab|left a message)\b/.test(text)) return 'from-company';
      const isSpoken = seen.has('spoke') || isPromise || /\bgot through\b|\bconnected\b|\bverbunden\b|\bweitergeleitet\b|\btransferred\b/.test(text);
      const isMissed = seen.has('missed') || seen.has('nobody') || gaveUp.test(text);
      return isMissed && (!isSpoken || reachedNobody.test(text)) ? 'attempt' : 'conversation';
    }
    case 'technician':
      return seen.has('nobody') || absent.test(text) || seen.has('missed') ? 'attempt' : 'conversation';
    case 'chat':
      return 'conversation';
    case 'on-site':
      return seen.has('spoke') || isPromise || !handed.test(text) ? 'conversation' : 'to-company';
    case 'other':
      return seen.has('mine') && seen.has('own') && !seen.has('got') ? 'to-company' : 'event';
    default:
      return written(seen, channel, isPromise);
  }
}

const reachedNobody = /\bnie(?:mand|manden|) (?:mehr |jemanden )?erreicht\b|\bbesetzt\b|\bhung up\b|\bgave up\b|\bcut off\b|\bnobody answered\b|\baufgelegt\b/;
const handed = /\b(?:gekauft|kauft|abgegeben|bought|ordered|bestellt|anzahlung|deposit|eingereicht)\b/;

/** Who wrote: the verbs and their subjects tell, else what kind of writing it is. */
function written(seen: Seen, channel: Channel, isPromise: boolean): Direction {
  const { text } = seen;
  if (theyWrote.test(text)) return 'from-company';
  if (iWrote.test(text)) return 'to-company';
  if (seen.has('receipt') || theirsCame.test(text)) return 'from-company';
  const isMine = seen.has('mine') || (seen.has('own') && /\b(?:noch einmal|nochmal|erneut)\b/.test(text));
  if (isMine && !seen.has('answer')) return 'to-company';
  if (seen.has('answer') && !isMine) return 'from-company';
  if (isMine) return seen.has('own') ? 'to-company' : 'from-company';
  if (channel === 'form' || channel === 'app') return 'to-company';
  return isPromise || tells.test(text) ? 'from-company' : 'to-company';
}

const verbs = 'schrieb|schrieben|antwortete|antworteten|antwortet|schreibt|schickte|schickten|mailte|teilte|erinnerte|bot|lehnte|wrote|emailed|replied|answered|sent|mailed|posted|confirmed|responded|offered';
const theirsWords = 'er|sie|man|they|he|she|firma|der|die|das|frau|herr|eine?|kundenservice|support|service|team|sven|zentrale|hersteller|store|anbieter|company|office|agent|chef|versicherung';
const theyWrote = new RegExp(
  `\\b(?:they|he|she|company|office|team|shop|store|agency|man) (?:then |also |only |just |finally )?(?:${verbs})\\b|\\b(?:${verbs}) (?:mir |uns |me |us |dort |darauf |dann )?(?:${theirsWords})\\b|\\b(?:schrieb|wrote|schrieben)\\b.{0,60}\\b(?:zurueck|back)\\b|\\b(?:schickte|schrieb|teilte|bot) (?:mir|uns|man)\\b|\\b(?:wrote|written) to (?:me|us)\\b|\\bemailed (?:me|us)\\b`,
);
const iWrote = new RegExp(
  `\\b(?:ich|i|wir|we|hab|habe|haben)\\b(?: \\S+){0,14}? (?:geschrieben|geschickt|gemailt|gesendet|widersprochen|gefragt|nachgefragt|erinnert|gesetzt|gebeten|abgelehnt|beantwortet|gekuendigt|angemeldet|eingereicht|gemindert|angeschrieben|verlangt|gstellt|gestellt|gefaxt|beantragt)\\b|\\b(?:schrieb|mailte|fragte|schickte|lehnte|erinnerte|kuendigte|widersprach|setzte|schreibe|schicke|beantwortete) (?:ich|wir)\\b|\\b(?:i|we) (?:\\S+ ){0,2}?(?:wrote|emailed|sent|replied|posted|filed|filled|faxed|tweeted|asked|answered|mailed|cancelled|applied|phoned)\\b|\\bich (?:\\S+ ){0,3}?(?:schrieb|schickte|mailte|fragte)\\b`,
);
const theirsCame =
  /\b(?:kam|kamen|kommt|came|arrived|bekam|erhielt|erhalten|bekommen|received|got|gekriegt|bekomme|kriegte)\b|\bwurde mir\b|\bwurde (?:das|es|der|die)\b|\bhiess es\b|\bbot man\b|\bsaid\b|\bsaying\b/;
/** What is told behind it is what they wrote: "Mail: Reparatur dauert", "eine Mail, dass …". */
const tells = /(?:mail|brief|post|letter|fax) ?:|\bdass\b|\bthat\b|\basking\b|\bman bitte\b|\bich solle\b|\bich soll\b/;
