import { readMinutes } from '#src/lib/quantities/duration.ts';
import { readMoney } from '#src/lib/quantities/money.ts';
import { smallNumber } from '#src/lib/quantities/read.ts';

/** What the words of an entry count. */
export interface Counted {
  waitedMinutes: number;
  waitedIsAbout: boolean;
  handOvers: number;
  contacts: number;
}

export const nothingCounted: Counted = { waitedMinutes: 0, waitedIsAbout: false, handOvers: 0, contacts: 1 };

const number = String.raw`(?:\d{1,3}(?:[.,]\d)?|[\p{L}]{2,12})`;
const duration = new RegExp(
  String.raw`(?<![\p{L}\d])((?:(?:ca\.?|etwa|rund|fast|über|gut|about|over|nearly|almost|approx\.?) )?(?:an? |einer? |one )?(?:${number} ?(?:1/2 )?(?:minuten|minuta|minutes|minute|mins?|min|stunden?|std|hours?|h)\b\.?|halbe(?:n)? stunde|half (?:an )?hour|dreiviertelstunde|viertelstunde|quarter of an hour|hour))`,
  'giu',
);
/** Words by which a duration is one of waiting. */
const waiting = /wart|schleife|queue|hold|hing|wait|telefon|hotline|leitung|musik|chat|call|anruf/iu;
const noWaiting = /verspät|delay|lieferzeit|late\b/iu;

const times = /(?<![\p{L}\d])(\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|zehn)(?: ?x|[- ]?mal)(?![\p{L}])/iu;
const timesEnglish =
  /(?<![\p{L}\d])(once|twice|thrice|(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:times|calls|emails|letters|anrufe|telefonate))(?![\p{L}])/iu;
const handed =
  /weiter(?:verbunden|geleitet|gereicht)|(?<!\p{L})verbunden|transferred|passed (?:me |us )?(?:on|through|along)|put through|durchgestellt/iu;

/** Minutes waited, hand-overs, and how often, as the words say them; nothing where they do not. */
export function countedIn(text: string): Counted {
  return { ...waitedIn(text), ...oftenIn(text) };
}

function waitedIn(text: string): Pick<Counted, 'waitedMinutes' | 'waitedIsAbout'> {
  if (!waiting.test(text) || noWaiting.test(text)) return { waitedMinutes: 0, waitedIsAbout: false };
  for (const [, words = ''] of text.matchAll(duration)) {
    const read = readMinutes(spelled(words));
    if (read && 'value' in read && read.value > 0 && read.value <= 1440)
      return { waitedMinutes: read.value, waitedIsAbout: read.isAbout };
  }
  return { waitedMinutes: 0, waitedIsAbout: false };
}

const tens: readonly (readonly [RegExp, string])[] = (
  [
    ['zwanzig|twenty', '20'],
    ['dreißig|dreissig|thirty', '30'],
    ['vierzig|forty', '40'],
    ['fünfzig|fifty', '50'],
    ['fünfzehn|fifteen', '15'],
  ] as const
).map(([words, digits]) => [new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu'), digits]);

function spelled(words: string): string {
  return tens
    .reduce((all, [word, digits]) => all.replace(word, digits), words)
    .replace(/minuta/i, 'minuten')
    .replace(/einer halben/i, 'eine halbe');
}

const named: Record<string, number> = { once: 1, twice: 2, thrice: 3, fünf: 5 };

function oftenIn(text: string): Pick<Counted, 'handOvers' | 'contacts'> {
  const isHanded = handed.test(text);
  const words = (
    times.exec(text)?.[1] ??
    timesEnglish.exec(text)?.[1]?.split(' ')[0] ??
    (/einmal/i.test(text) && isHanded ? '1' : '')
  ).toLowerCase();
  const often = named[words] ?? smallNumber(words) ?? 0;
  const places = /(\d|zwei|drei|vier|two|three|four) (?:verschiedene |different )?(?:abteilungen|departments)/iu
    .exec(text)?.[1]
    ?.toLowerCase();
  if (isHanded) return { handOvers: (places && smallNumber(places)) || often || 1, contacts: 1 };
  return { handOvers: 0, contacts: often > 1 && often <= 50 ? often : 1 };
}

const amount = /(?:[€£$] ?\d[\d.,']{0,12}|\d[\d.,']{0,12}(?:,-|,–)? ?(?:€|euros?|eur|usd|gbp|chf|£|\$)(?!\p{L}))/giu;
const paid =
  /(?:abgebucht|abbuchung|bezahl|gekauft|kauft|kaufte|anzahlung|anfahrt|gingen|nahm|überwies|charge|charged|paid|deposit|took|taken|bill for|gebühr|spent|bought|entdeckt|verlangt)/iu;
const notPaid =
  /(?:erstatt|gutschrift|zurück|refund|nachlass|angebot|bot |entschädigung|gutschein|voucher|kulanz|widersprochen|teilzahlung)/iu;

/** Money that the author paid there; what was offered or given back is none. */
export function spentIn(text: string): { cents: number; currency: string } | null {
  if (!paid.test(text) || notPaid.test(text)) return null;
  for (const [words] of text.matchAll(amount)) {
    const read = readMoney(words.replace(/[.,]$/, ''));
    // Of "8.900 Euro" nobody means eight.
    const said = read && ('value' in read ? read.value : read.ask[0]);
    if (said) return { cents: said.cents, currency: said.currency ?? 'EUR' };
  }
  return null;
}
