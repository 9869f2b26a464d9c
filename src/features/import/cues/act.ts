import { type Channel, channels, type Direction } from '#src/features/timeline/lists.ts';
import type { Token } from '../text/text.ts';
import { type Ended, endOfCall, notRungUp, rungUp } from './call.ts';
import { type Hint, hintsOf } from './words.ts';

/** How something was said or done, as far as the words tell. */
export interface Act {
  channel: Channel;
  /** Null where the words do not tell, and it has to be asked. */
  direction: Direction | null;
  /** The words name a channel and say that somebody did something: they can stand for an entry of their own. */
  isTold: boolean;
  automaticReceipt: boolean;
}

/** What was told before, by which words without a channel are understood. */
export interface Before {
  /** How the two spoke last. */
  channel: Channel | null;
  /** A visit was announced. */
  isVisitAwaited: boolean;
  isPromise: boolean;
}

interface Seen {
  tokens: readonly Token[];
  whole: string;
  /** Without the answers that did not come. */
  text: string;
  has: (hint: Hint) => boolean;
}

const noAnswer =
  /\b(?:antwort|rueckmeldung|reaktion|reply|answer|response)\b.{0,25}\b(?:keine|none|nothing|nie|never)\b|\b(?:kam|came|got|bekam|erhielt) (?:\S+ ){0,3}(?:keine|no|never|nie) (?:antwort|rueckmeldung|reaktion|reply|answer|response)\b|\b(?:no|keine?|ohne|never an) (?:answer|reply|antwort|reaktion|response|rueckmeldung|eingangsbestaetigung)\b|\bantwort ?: ?keine\b/g;

/** What the words of one piece of a story do. */
export function actIn(tokens: readonly Token[], before: Before): Act {
  const whole = wordsOf(tokens);
  const text = whole.replace(noAnswer, '');
  const all = hintsIn(tokens);
  const isAnswerMissing = !answers.test(text);
  const seen: Seen = { tokens, whole, text, has: (hint) => all.has(hint) && !(hint === 'answer' && isAnswerMissing) };
  const channel = channelOf(seen, before);
  const direction = directionOf(seen, channel, before.isPromise);
  const isTold = channel !== 'other' && told.some((hint) => all.has(hint));
  const isNote = spoken.has(channel) && / : /.test(` ${text.slice(0, 40)}`);
  return {
    channel,
    direction,
    isTold: isTold || isNote || channel === 'phone',
    automaticReceipt: direction === 'from-company' && seen.has('receipt'),
  };
}

const wordsOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join(' ');

function hintsIn(tokens: readonly Token[]): Set<Hint> {
  const all = new Set<Hint>();
  for (const token of tokens) for (const hint of hintsOf(token)) all.add(hint);
  return all;
}

/** What more words about a call say of its end. */
export const endIn = (tokens: readonly Token[], isPromise: boolean): Ended =>
  endOfCall({ text: wordsOf(tokens), isPromise, isMine: hintsIn(tokens).has('mine') });

const told = ['mine', 'came', 'got', 'answer', 'spoke', 'missed', 'nobody'] as const;
const answers =
  /antw|rueckmeldung|bestaetig|ablehnung|absage|mahnung|angebot|aufforderung|repl|response|reject|confirm|rechnung|answer|bescheid|rueckfrage|inkasso|standardmail|bill|voucher|mitgeteilt|gutschrift/;

/** Channels that people name when they speak about contact; the others may be only where it happened. */
const spoken: ReadonlySet<Channel> = new Set<Channel>(['phone', 'email', 'letter', 'fax', 'chat', 'social', 'app']);
const writtenIn: ReadonlySet<Channel> = new Set<Channel>(['email', 'letter', 'fax', 'chat', 'social', 'app', 'form']);

function channelOf(seen: Seen, before: Before): Channel {
  const { tokens, text } = seen;
  if ((separated.test(text) && !notRungUp.test(text)) || onMachine.test(text)) return 'phone';
  const named = tokens.flatMap(channelsOf);
  const contact = named.filter(
    (channel) => spoken.has(channel) && (channel !== 'phone' || !notRungUp.test(text) || ownCall.test(text)),
  );
  if (contact.includes('social')) return 'social';
  const isVisit =
    (named.includes('technician') &&
      (seen.has('missed') || [came, absent, present].some((words) => words.test(text)))) ||
    nobodyCame.test(text);
  if (
    isVisit &&
    !contact.includes('email') &&
    !contact.includes('chat') &&
    !(contact.includes('phone') && !nobodyCame.test(text))
  )
    return 'technician';
  if (contact.includes('app') && !contact.includes('email')) return 'app';
  const [first, second] = contact;
  if (first === 'phone' && second && /^called$/.test(firstOf(tokens, 'phone'))) return second;
  if (first) return first;
  const answered = answeredIn(seen, before);
  if (answered) return answered;
  if (reachedThen.test(text) && before.channel === 'phone') return 'phone';
  if (before.isVisitAwaited && cameThen.test(text)) return 'technician';
  if (named.includes('on-site') || wentThere.test(text))
    return named.includes('form') && /\b(?:online|internet|portal|formular|onlineshop)\b/.test(text)
      ? 'form'
      : 'on-site';
  // A visit that is announced is none yet, and a call that did not come is none.
  const is = (channel: Channel) =>
    channel === 'technician' ? !announced.test(text) : channel !== 'phone' || contact.includes('phone');
  return named.find(is) ?? 'other';
}

/** An answer, or a question asked again, without a word about how: as the two spoke before. */
function answeredIn(seen: Seen, { channel }: Before): Channel | null {
  const { text } = seen;
  if (byLawyer.test(text)) return 'letter';
  const isAnswer = replied.test(text) || (seen.has('answer') && answerOnly.test(text));
  if (isAnswer) return channel !== null && channel !== 'form' && writtenIn.has(channel) ? channel : null;
  if (askedAgain.test(text))
    return channel === 'phone' || (channel !== null && writtenIn.has(channel)) ? channel : null;
  return /\bangeschrieben\b/.test(text) ? 'letter' : null;
}

const byLawyer =
  /\b(?:anwalt|anwaeltin|rechtsanwalt|lawyer|solicitor)\b.{0,40}\b(?:schrieb|geschrieben|wrote|schreibt)\b/;
const replied =
  /\b(?:antwortete|antworteten|antwortet|replied|answered|responded|mitgeteilt|beantwortet|beantwortete|wrote back|written back|zurueckgeschrieben)\b|\b(?:schrieb|schrieben|schreibt)\b.{0,60}\bzurueck\b/;
const answerOnly =
  /\b(?:\w*antwort|reply|response|ablehnung|absage|rueckmeldung|rejection|eingangsbestaetigung|rueckfrage|automatic)\b/;
const askedAgain = /\b(?:nachgefragt|nachgehakt|gemahnt|erinnert|asked again|chased)\b/;

const named = channels.map((channel) => [`channel:${channel}`, channel] as const);

function channelsOf(token: Token): Channel[] {
  const hints = hintsOf(token);
  return hints.size === 0 ? [] : named.flatMap(([hint, channel]) => (hints.has(hint) ? [channel] : []));
}

const firstOf = (tokens: readonly Token[], channel: Channel) =>
  tokens.find((token) => hintsOf(token).has(`channel:${channel}`))?.text ?? '';

const ownCall =
  /\b(?:angerufen|angerufn|telefoniert|rief (?:ich|wir)|(?:ich|wir) rief(?:en)?|(?:i|we) (?:called|rang|phoned)|called again|hotline)\b/;
/** "rief mich an", "ruft der Chef zurück", "got through". */
const separated =
  /\b(?:rief|ruft|rufe|riefen|rufen)\b(?: \S+){0,8}? (?:an|zurueck)\b|\bgot through\b|\bgave me a ring\b/;
const onMachine = /\b(?:auf dem|auf den|auf) ab\b|\bmailbox\b|\bvoicemail\b|\bvoice message\b|\bleft a message\b/;
const absent =
  /\b(?:nicht|not|never|didn t|did not|no one|no show)\b.{0,40}\b(?:kam|gekommen|erschienen|come|came|show|showed|turn|turned)\b|\b(?:kam|kamen|erschien|erschienen)\b[^,]{0,50}\b(?:nicht|keiner|niemand|nie)\b|\bvergeblich\b|\bno show\b/;
/** Whoever was expected did not come: no other channel needs to be named. */
const nobodyCame =
  /\b(?:nobody|no one|noone)\b.{0,20}\b(?:came|turned up|showed up|showed|appeared)\b|\b(?:keiner|niemand|koana)\b.{0,12}\b(?:gekommen|erschienen|da|kam|kemma)\b|\b(?:kam|kamen|erschien|kommt)\b (?:\S+ ){0,2}(?:keiner|niemand)\b|\bnicht (?:erschienen|aufgetaucht)\b|\bwieder (?:keiner|niemand|koana)\b|\bkein (?:techniker|monteur|handwerker|kurier|bote)\b|\bno (?:engineer|technician|plumber|fitter|show)\b|\b(?:did not|didn t|never) (?:come|show|turn up|appear)\b|\bfitters? did not\b/;
const came = /\b(?:kam|kamen|gekommen|came|arrived|traf|erschien|erschienen)\b/;
const announced =
  /\b(?:kommt|kommen|komme|kaeme|soll|sollte|wird|werde|wuerde|will|would|should|comes|coming|angekuendigt|announced|vereinbart|ausgemacht|zugesagt|versprochen|scheduled|booked|arranged|promised)\b/;
const present = /\bwar (?:\S+ ){0,4}(?:da|hier)\b|\bturned up\b|\bcame (?:round|over)\b|\bfixed it\b/;
/** "Am 28. erreichte ich endlich jemanden." */
const reachedThen = /\b(?:erreichten?|reached) (?:ich |wir )?(?:\S+ ){0,2}?(?:jemanden?|wen|someone|somebody)\b/;
const cameThen =
  /\b(?:kam|kamen) (?:er|sie|einer|jemand|endlich|dann|doch)\b|\b(?:er|sie|einer|they|he|she|someone|somebody) (?:finally |then )?(?:kam|kamen|came|turned up|showed up)\b|\btermin\b/;
/** "war ich dort", "bin ich hin". */
const wentThere =
  /\b(?:war|waren|bin|sind|gehe|ging|fuhr|fuhren) (?:ich|wir|i) (?:\S+ ){0,4}?(?:da|dort|hin|hi|vor ort|beim|bei der|im|in der|in die|zum|zur|hingefahren|hingegangen)\b|\bbrachte (?:ich|wir)\b|\bzurueckgebracht\b|\btook (?:it|them) back\b|\bverkaeuferin\b|\bwe went\b|\bi went\b|\bvor ort\b|\bbesichtigung\b|\babgeholt\b|\bin person\b/;
function directionOf(seen: Seen, channel: Channel, isPromise: boolean): Direction | null {
  const { text } = seen;
  switch (channel) {
    case 'phone': {
      if (
        /\b(?:voicemail|voice message|anrufbeantworter|ab|left a message)\b/.test(text) &&
        onMachine.test(text) &&
        !seen.has('own')
      )
        return 'from-company';
      const end = endOfCall({ text: seen.whole, isPromise, isMine: seen.has('mine') });
      if (end === null && rungUp.test(text)) return 'conversation';
      return end && (end === 'spoke' ? 'conversation' : 'attempt');
    }
    case 'technician':
      return absent.test(text) || nobodyCame.test(text) || seen.has('missed') ? 'attempt' : 'conversation';
    case 'chat':
      return 'conversation';
    case 'on-site':
      return seen.has('spoke') || isPromise || !handed.test(text) ? 'conversation' : 'to-company';
    case 'other':
      if (theySaid.test(text) || theyWrote.test(text)) return 'from-company';
      return seen.has('mine') && !seen.has('got') && !/\b(?:worden|wurde|was|were)\b/.test(text)
        ? 'to-company'
        : 'event';
    default:
      return written(seen, channel, isPromise);
  }
}

/** Said by the company, nobody says how. */
const theySaid =
  /\b(?:mir|uns|me|us)\b.{0,40}\b(?:mitgeteilt|angeboten|zugesagt|versprochen|informed|promised|offered|told)\b|\bthey (?:responded|offered|told|said|promised)\b|\b(?:bot|boten) (?:man |sie )?(?:mir|uns)\b|\bhiess es\b/;
const handed = /\b(?:gekauft|kauft|abgegeben|bought|ordered|bestellt|anzahlung|deposit|eingereicht)\b/;

/** Who wrote: the verbs and their subjects tell, else what kind of writing it is. */
function written(seen: Seen, channel: Channel, isPromise: boolean): Direction {
  const { text } = seen;
  if (theyWrote.test(text)) return 'from-company';
  if (iWrote.test(text)) return 'to-company';
  if (seen.has('receipt') || theirsCame.test(text)) return 'from-company';
  if (toThem.test(text)) return 'to-company';
  const isMine = seen.has('mine') || (seen.has('own') && /\b(?:noch einmal|nochmal|erneut)\b/.test(text));
  if (isMine && !seen.has('answer')) return 'to-company';
  if (seen.has('answer') && !isMine) return 'from-company';
  if (isMine) return seen.has('own') ? 'to-company' : 'from-company';
  if (channel === 'form' || channel === 'app') return 'to-company';
  return isPromise || tells.test(text) ? 'from-company' : 'to-company';
}

const verbs =
  'schrieb|schrieben|antwortete|antworteten|antwortet|schreibt|schickte|schickten|mailte|teilte|erinnerte|bot|lehnte|wrote|emailed|replied|answered|sent|mailed|posted|confirmed|responded|offered|acknowledged|refused|rejected|apologised|apologized|bestaetigte|bestaetigten|lehnten|bat|baten|forderte|forderten|wies';
const theirsWords =
  'er|sie|man|they|he|she|firma|der|die|das|frau|herr|eine?|kundenservice|support|service|team|sven|zentrale|hersteller|store|anbieter|company|office|agent|chef|versicherung';
const theyWrote = new RegExp(
  `\\b(?:they|he|she|company|office|team|shop|store|agency|man) (?:then |also |only |just |finally )?(?:${verbs})\\b|\\b(?:${verbs}) (?:mir |uns |me |us |dort |darauf |dann )?(?:${theirsWords})\\b|(?<!\\b(?:ich|wir|i|we) )\\b(?:schrieb|wrote|schrieben)\\b(?! (?:ich|wir)\\b).{0,60}\\b(?:zurueck|back)\\b|(?<!\\b(?:ich|wir)\\b.{0,90})\\b(?:mir|uns) (?:\\S+ ){0,8}?(?:geschickt|geschrieben|gesendet|gemailt|geantwortet)\\b|^(?:er|sie|man) (?!(?:.* )?(?:ich|wir)\\b)(?:\\S+ ){0,8}?(?:schrieb|schrieben|antwortete|antworteten)\\b|\\b(?:schickte|schrieb|teilte|bot) (?:mir|uns|man)\\b|\\b(?:wrote|written) to (?:me|us)\\b|\\bemailed (?:me|us)\\b|\\bbeantwortet (?:wurde|worden)\\b|\\bwurde (?:\\S+ ){0,6}beantwortet\\b`,
);
const iWrote =
  /\b(?:ich|i|wir|we|hab|habe|haben)\b(?: \S+){0,14}? (?:geschrieben|geantwortet|zurueckgeschrieben|geschickt|gemailt|gesendet|widersprochen|gefragt|nachgefragt|erinnert|gesetzt|gebeten|abgelehnt|beantwortet|gekuendigt|angemeldet|eingereicht|gemindert|angeschrieben|verlangt|gstellt|gestellt|gefaxt|beantragt|reklamiert|gemeldet|ausgefuellt)\b|\b(?:schrieb|antwortete|mailte|fragte|schickte|lehnte|erinnerte|kuendigte|widersprach|setzte|schreibe|schicke|beantwortete) (?:ich|wir)\b|\b(?:i|we) (?:\S+ ){0,2}?(?:wrote|emailed|sent|replied|posted|filed|filled|faxed|tweeted|asked|answered|mailed|cancelled|applied)\b|\bich (?:\S+ ){0,3}?(?:schrieb|schickte|mailte|fragte)\b|\b(?:anwalt|lawyer|solicitor)\b/;
/** Short notes of what was sent: "Mahnung per Einschreiben", "E-Mail mit Frist", "emailed the team". */
const toThem =
  /\bmahnung per\b|\b(?:mail|brief|fax|einschreiben|email|letter) (?:mit|with|an|to) (?!(?:mich|uns|me|us|der bitte)\b)|\b(?:emailed|wrote|faxed|mailed) (?:the|to|customer|them|photos|head|my)\b|\bbeantwortet\b|^(?:\S+ ){0,6}sent\b/;
const theirsCame =
  /\b(?:kam|kamen|kommt|came|arrived|bekam|erhielt|erhalten|bekommen|received|got|gekriegt|bekomme|kriegte)\b|\bwurde mir\b|\bwurde (?:das|es|der|die)\b|\bhiess es\b|\bbot man\b|\bsaid\b|\bsaying\b|\b(?:eine?|an?) (?:e - )?(?:mail|brief|email|letter) ,/;
/** What is told behind it is what they wrote: "Mail: Reparatur dauert", "eine Mail, dass …". */
const tells = /(?:mail|brief|post|letter|fax) ?:|\bdass\b|\bthat\b|\basking\b|\bman bitte\b|\bich solle?\b/;
