import { digitsIn, type Span, spansOf } from './span.ts';

const month =
  '(?:Jan(?:uary|uar)?|Jänner|Feb(?:ruary|ruar)?|März|March|Mar|Apr(?:il)?|Mai|May|June?|Juni|July?|Juli|Aug(?:ust)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember)?|De[cz](?:ember)?)\\.?';
const ordinal = '(?:st|nd|rd|th)?';
const dayWithYear = `(?:\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}|\\d{1,2}\\. ?\\d{1,2}\\. ?(?:\\d{4}|\\d{2})|\\d{1,2}[/-]\\d{1,2}[/-](?:\\d{4}|\\d{2})|\\d{1,2}${ordinal}\\.? (?:of )?${month},? \\d{4}|${month} \\d{1,2}${ordinal},? \\d{4})(?!\\d)`;

const bornThen = new RegExp(
  `(?<![\\p{L}])(?:geb(?:oren|\\.)?(?:-?(?:datum|dat\\.))?|geburts(?:datum|tag)|born|d\\.?o\\.?b\\.?|date of birth|birth ?da(?:te|y))[^\\d.!?\\n█]{0,25}(?<it>${dayWithYear})`,
  'dgiu',
);
const dayThenBorn = new RegExp(`(?<![\\d.])(?<it>${dayWithYear})(?: in \\p{L}{2,30})? (?:geboren|geb\\.)`, 'dgiu');
const star = new RegExp(`(?<![\\p{L}\\d*])\\* ?(?<it>${dayWithYear})`, 'dgiu');

/** Days of birth: only where the text says that somebody was born then. */
export function birthdays(text: string): Span[] {
  return [bornThen, dayThenBorn, star].flatMap((pattern) => spansOf(text, pattern));
}

const amount = `(?:\\d{1,3}(?:[ .,']\\d{3}){1,4}|\\d{1,9})(?:[.,](?:\\d{1,2}|-))?`;
const unit =
  "(?:€|EUR|Euro|CHF|USD|GBP|£|\\$|Franken|Cent|ct|pounds?|pence|dollars?|%|Prozent|percent|Uhr|Std|Stunden?|Min|Minuten?|Sek|Sekunden?|Tage?n?|Werktage?n?|Wochen?|Monate?n?|Jahre?n?|mal|kWh|MWh|[MGk]?bit|[MG]bps|[KMGT]B|km|kg|m²|qm|cm|mm|Zoll|Watt|kW|Grad|Seiten?|Stück|hours?|minutes?|mins?|seconds?|days?|weeks?|months?|years?|times|pages?|miles|o'clock)";
/** What has digits and says nothing about a person: days, times, amounts, shares, decimals, thousands. */
const harmless = [
  new RegExp(`(?<![\\w/.-])${dayWithYear}(?![\\w/-]|\\.\\d)`, 'giu'),
  /(?<![\w/.-])\d{1,2}\. ?\d{1,2}\.(?!\d)/g,
  new RegExp(`(?<![\\w/.-])\\d{1,2}${ordinal}\\.? (?:of )?${month}(?: \\d{4})?(?![\\p{L}\\d])`, 'giu'),
  /(?<![\w/.-])(?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d(?![\w/-])/g,
  /(?<![\w:]|\d\.)\d{1,2}[:.]\d{2}(?::\d{2})?(?![\w:]|\.\d)/g,
  new RegExp(`(?<![\\w/.,-])${amount} ?${unit}(?![\\p{L}\\d])`, 'giu'),
  new RegExp(`(?:€|EUR|CHF|USD|GBP|£|\\$) ?${amount}(?!\\d)`, 'gu'),
  /(?<![\w/.,+-])[1-9]\d{0,2}(?:\.\d{3}){1,4}(?![\w.-])/g,
  /(?<![\w/.,+-])\d{1,9},\d{1,2}(?![\w,-])/g,
  /(?<![\w/.-])(?:\d{1,3}\.){2,3}\d{1,3}(?![\w.-])/g,
  /(?<![\w/.,-])(?:\d{1,3} ?[hmx]|\d{1,2} ?[ap]m)(?![\p{L}\d])/gu,
  // The numbers this site gives its cases.
  /(?<![\w-])20\d\d-\d{6}(?![\w-])/g,
  /(?:§{1,2}|Art\.|Artikel) ?\d{1,4}[a-z]?/gi,
  // Service numbers belong to companies, never to a person.
  /(?<![\w.,/+-])(?:\+49 ?|0)(?:800|180|137|900)[ /-]?\d(?:[ /-]?\d){3,9}(?!\d)/g,
  /(?<![\w.,/+-])0300(?: ?\d){6,7}(?!\d)/g,
];

export function harmlessNumbers(text: string): Span[] {
  return harmless.flatMap((pattern) => spansOf(text, pattern));
}

const ofWhat =
  '(?:kunden|kd|vertrags?|vertragskonto|kundenkonto|konto|vorgangs?|ticket|bestell(?:ungs)?|auftrags?|rechnungs?|zähler|mitglieds?|versicherten|versicherungs|versicherungsschein|sozialversicherungs|schaden|polizzen|sv|ahv|sendungs|sendungsverfolgungs|paket|referenz|serien|geräte|buchungs|fall|policen?|steuer|ausweis|personalausweis|reisepass|personal|patienten|depot|bank|beschwerde|reklamations|anschluss|teilnehmer|fahrgestell|karten)';
/** Words that a number of somebody's own follows, so that a few other words may stand between. */
const strong = [
  `${ofWhat}[ .-]{0,2}(?:nummer|nr|no|num|kontonummer|id)`,
  '(?:auftrag|vertrag|bestellung|rechnung|police|vorgang|ticket|zähler|kunde|konto|referenz) ?(?:nr|nummer)',
  "(?:customer|client|order|contract|account|meter|reference|ref|ticket|case|invoice|tracking|parcel|membership|member|claim|policy|booking|booking ref|serial|passport|insurance|licence|license)(?:'s)? ?(?:number|no|id|ref(?:erence)?)",
  'knr\\.?|buchungscode|buchungsnummer|steuer-?id|imei|vertragskonto|marktlokation|malo|zählpunkt|svnr\\.?|(?:ihr|unser|mein) zeichen',
].join('|');
/** Words that mean something else more often: the number must follow at once and be long. */
const weak =
  'bestellung|auftrag|vorgang|vertrag|ticket|referenz|police|rechnung|sendung|paket|kundenkonto|konto|order|reference|ref|invoice|contract|booking|tracking|claim|parcel|policy|account|serial|kto|(?:personal)?ausweis|reisepass|führerschein|passport';

const says = '(?: (?:ist|war|lautete?|is|was))?';
const strongWord = new RegExp(`(?<![\\p{L}])(?:${strong})(?![\\p{L}\\d])`, 'giu');
const weakWord = new RegExp(`(?<![\\p{L}])(?:${weak})(?=[ .:#]{1,3}[A-Z#\\d])`, 'giu');
const near = new RegExp(`[.]?${says}[ :=.(]{0,3}`, 'yiu');
const further = /[^\d.;!?\n█]{0,30}?(?=(?<![\p{L}\d])[#A-Z0-9]{0,5}[-/ ]?\d)/uy;
const value =
  /#? ?(?:[A-Z]{1,4}[ /-]){0,2}[A-Za-z0-9]{0,30}\d[A-Za-z0-9]{0,30}(?:[./-][A-Za-z0-9]{1,30}|(?: [A-Z])? [A-Z]{0,4}\d{2,20}[A-Z0-9]{0,10}){0,8}(?: [B-HJ-Z](?![\p{L}\d'’]))?(?![\p{L}\d])/uy;

function valueAt(text: string, place: number): Span | null {
  value.lastIndex = place;
  const found = value.exec(text);
  return found ? { start: place, end: place + found[0].length } : null;
}

function after(text: string, pattern: RegExp, place: number): number | null {
  pattern.lastIndex = place;
  const found = pattern.exec(text);
  return found ? place + found[0].length : null;
}

function following(text: string, place: number, gap: RegExp, fewestDigits: number): Span[] {
  const begin = after(text, gap, place);
  const found = begin === null ? null : valueAt(text, begin);
  return found && digitsIn(text.slice(found.start, found.end)) >= fewestDigits ? [found] : [];
}

/** Five digits, or four beside a letter or a #: fewer are a count, a year, a page. */
const isLong = (found: string) => digitsIn(found) >= 5 || /[A-Z#]/.test(found);

/** A reference of an office in digits; with letters it is one of a court, under which rulings are public. */
const reference =
  /(?<!\p{L})(?:aktenzeichen|az\.?)(?: (?:ist|lautet))?[ :]{1,3}(?<it>\d[\d./-]{4,30}\d)(?![\p{L}\d]| \p{Lu}{1,3} )/dgiu;

/** What nobody but a person has, whatever stands beside it: the insurance numbers of Switzerland, whose last digit is a check, and of Germany. */
const ofPersons = [
  /(?<![\w.,/-])756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?![\w/-]|[.,]\d)/g,
  /(?<![\w.,/-])\d{2} ?(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2} ?[A-Z] ?\d{3}(?![\w/-]|[.,]\d)/g,
];

/** As on goods (EAN-13): 756 is Switzerland. */
function isRightlyChecked(number: string): boolean {
  const digits = [...number.replace(/\D/g, '')].map(Number);
  return digits.length !== 13 || digits.reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

/** Numbers of customers, contracts, orders, meters … next to the word that says which. */
export function ownNumbers(text: string): Span[] {
  const named = [...text.matchAll(strongWord)].flatMap(({ 0: word, index }) => {
    const place = index + word.length;
    const close = following(text, place, near, /buchung|booking/i.test(word) ? 1 : 3);
    return close.length > 0 ? close : following(text, place, further, 5);
  });
  const hinted = [...text.matchAll(weakWord)].flatMap(({ 0: word, index }) =>
    following(text, index + word.length, near, 4).filter(({ start, end }) => isLong(text.slice(start, end))),
  );
  return [
    ...named,
    ...hinted,
    ...ofPersons
      .flatMap((pattern) => spansOf(text, pattern))
      .filter(({ start, end }) => isRightlyChecked(text.slice(start, end))),
    ...spansOf(text, reference).filter(({ start, end }) => digitsIn(text.slice(start, end)) >= 5),
  ];
}
