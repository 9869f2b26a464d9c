/**
 * The words of dates, German and English, folded (`src/lib/days/tokens.ts`): ä is ae, ß is ss. Each stands for a letter
 * of the shapes that the readers compare with, and a value.
 */
export interface Word {
  /** M month, W weekday, U unit, N number, B part, S season, R day near today, L last or next, and function words. */
  letter: string;
  value: number;
}

/** Month names of German alone: behind them "Mai 26" is the year, behind "May 26" it is the day. */
export const onlyGerman: ReadonlySet<string> = new Set(
  'januar jaenner februar feber maerz mai juni juli oktober dezember mrz okt dez maer'.split(' '),
);

const months = [
  'januar january jan jaenner',
  'februar february feb feber',
  'maerz march mar mrz maer marz',
  'april apr',
  'mai may',
  'juni june jun',
  'juli july jul',
  'august aug',
  'september sep sept',
  'oktober october okt oct',
  'november nov',
  'dezember december dez dec',
];

const weekdays = [
  'montag monday mo mon',
  'dienstag tuesday di tue tues',
  'mittwoch wednesday mi wed',
  'donnerstag thursday do thu thur thurs',
  'freitag friday fr fri',
  'samstag sonnabend saturday sa sat',
  'sonntag sunday so sun',
];

const numbers = [
  'ein eine einem einer einen eines a an one',
  'zwei two',
  'drei three',
  'vier four',
  'fuenf five',
  'sechs six',
  'sieben seven',
  'acht eight',
  'neun nine',
  'zehn ten',
  'elf eleven',
  'zwoelf twelve',
  'dreizehn thirteen',
  'vierzehn fourteen',
  'fuenfzehn fifteen',
  'sechzehn sixteen',
  'siebzehn seventeen',
  'achtzehn eighteen',
  'neunzehn nineteen',
  'zwanzig twenty',
];

/** Letter → value → words. */
const others: Record<string, Record<number, string>> = {
  R: {
    [-3]: 'vorvorgestern',
    [-2]: 'vorgestern',
    [-1]: 'gestern yesterday',
    0: 'heute today',
    1: 'morgen tomorrow',
    2: 'uebermorgen',
  },
  // Units in which time is counted: 1 day, 7 week, 14 fortnight, 30 month, 90 quarter, 365 year, 24 hour.
  U: {
    1: 'tag tage tagen tages day days',
    7: 'woche wochen week weeks wk wks',
    14: 'fortnight fortnights',
    30: 'monat monate monaten monats month months',
    365: 'jahr jahre jahren jahres year years',
    24: 'stunde stunden hour hours',
    90: 'quartal quartals quarter',
    // Monday to Friday without holidays; a "Werktag" may also be a Saturday.
    5: 'arbeitstag arbeitstage arbeitstagen bankarbeitstage bankarbeitstagen businessday businessdays',
    6: 'werktag werktage werktagen',
  },
  // Parts: 0 beginning, 1 middle, 2 end.
  B: {
    0: 'anfang anf beginning start early',
    1: 'mitte middle mid',
    2: 'ende end late',
  },
  S: {
    0: 'fruehling fruehjahr spring',
    1: 'sommer summer',
    2: 'herbst autumn fall',
    3: 'winter',
  },
  L: {
    [-2]: 'vorletzte vorletzten vorletzter vorletztes vorletztem',
    [-1]: 'letzte letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vergangenem vorige vorigen voriger voriges vorigem last previous past',
    0: 'diese diesen dieser dieses diesem this current laufende laufenden laufender laufendes',
    1: 'naechste naechsten naechster naechstes naechstem next',
    2: 'uebernaechste uebernaechsten uebernaechster uebernaechstes',
  },
  // The one that comes first: nobody means the week after by it.
  K: { 1: 'kommende kommenden kommender kommendes kommendem coming' },
  A: {
    0: 'ca circa zirka etwa ungefaehr rund um gegen gut knapp fast nearly almost around about approx approximately roughly wohl c',
  },
  t: { 0: 'bis to until till' },
  b: { 0: 'by spaetestens per' },
  v: { 0: 'vor before' },
  a: { 0: 'ago' },
  n: { 0: 'nach after' },
  l: { 0: 'spaeter later danach darauf nachher afterwards' },
  q: { 0: 'selben selbe gleichen gleiche derselben same' },
  g: { 0: 'folgenden folgende darauffolgenden following' },
  e: { 0: 'eintrag entry' },
  E: { 0: 'wochenende weekend' },
  F: { 0: 'haelfte' },
  '|': { 0: 'oder or' },
  o: {
    1: 'erste ersten erster erstes first',
    2: 'zweite zweiten zweiter zweites second',
    3: 'dritte dritten dritter drittes third',
    4: 'vierte vierten vierter viertes fourth',
  },
  i: { 0: 'in' },
  w: { 0: 'binnen innerhalb within' },
  f: { 0: 'von vom from' },
  z: { 0: 'zwischen between' },
  '&': { 0: 'und and' },
  H: { 0: 'halben half' },
  // One and a half.
  X: { 1: 'anderthalb eineinhalb', 2: 'zweieinhalb' },
  s: { 0: 'st nd rd th ten te ter' },
  k: { 0: 'kw kalenderwoche' },
  j: { 0: 'now' },
  J: { 0: 'ja yes' },
  r: { 0: 'wie as' },
  // Time of day adds nothing to a day.
  p: {
    0: 'morgens vormittag vormittags mittag mittags nachmittag nachmittags abend abends frueh nachts nacht morning afternoon evening night',
  },
  // Fillers.
  h: { 0: 'am im at zum den der dem des the on of das die' },
};

/** Times of day that German writes into one word with the weekday: "Montagabend". */
export const daytimes = ['morgen', 'vormittag', 'mittag', 'nachmittag', 'abend', 'nacht'];

const listed = (letter: string, words: string, value: number): [string, Word][] =>
  words.split(' ').map((word) => [word, { letter, value }]);

const monthWords = months.flatMap((words, month) => listed('M', words, month + 1));
const weekdayWords = weekdays.flatMap((words, weekday) => listed('W', words, weekday));

export const words: ReadonlyMap<string, Word> = new Map([
  ...Object.entries(others).flatMap(([letter, byValue]) =>
    Object.entries(byValue).flatMap(([value, known]) => listed(letter, known, Number(value))),
  ),
  ...numbers.flatMap((known, index) => listed('N', known, index + 1)),
  ...monthWords,
  ...weekdayWords,
]);

/** Beside them stand too many other words: "über" (ueber) is no "Feber", "manch" no "March". */
const likeOthers: ReadonlySet<string> = new Set(['feber', 'march']);

/** Names long enough that a slip of one letter is no other word: "seit" is none of "Sept", "Harz" none of "Marz". */
export const names: readonly (readonly [string, Word])[] = [...monthWords, ...weekdayWords].filter(
  ([name, { letter }]) => name.length >= (letter === 'M' ? 5 : 6) && !likeOthers.has(name),
);
