import { words as fieldWords, type Word } from '#src/lib/days/words.ts';

/**
 * What stands in a running text besides the words of a date field (src/lib/days/words.ts). Letters of its own:
 * C since, Q some, F a named feast, E weekend, D working day, O an ordinal in words, Z week or half of a month, X end of a month or year, o earlier.
 */
const inProse: Record<string, Record<number, string>> = {
  C: { 0: 'seit since seitdem' },
  Q: { 0: 'paar einige einigen mehrere mehreren wenige wenigen few several some couple' },
  l: { 0: 'spaeter later danach darauf nachher afterwards drauf hernach' },
  o: { 0: 'zuvor davor vorher frueher earlier before prior' },
  n: { 0: 'nach after' },
  b: { 0: 'by spaetestens per' },
  t: { 0: 'bis to until till through' },
  D: {
    1: 'werktag werktage werktagen werktags arbeitstag arbeitstage arbeitstagen bankarbeitstage bankarbeitstagen businessday businessdays',
  },
  w: { 0: 'binnen innerhalb within' },
  E: { 0: 'wochenende weekend' },
  B: { 0: 'anfang beginning start early', 1: 'mitte middle mid', 2: 'ende end late' },
  g: { 0: 'folgenden folgende folgender following folgetag darauffolgenden' },
};

/** Feasts that name a day or two; what they are in a year says `feasts.ts`. */
const feastWords = [
  'neujahr neujahrstag',
  'gruendonnerstag',
  'karfreitag',
  'karsamstag ostersamstag',
  'ostern easter osterwochenende',
  'ostersonntag',
  'ostermontag',
  'himmelfahrt',
  'pfingsten pfingstwochenende',
  'pfingstsonntag',
  'pfingstmontag',
  'fronleichnam',
  'heiligabend',
  'weihnachten christmas xmas',
  'silvester',
  'nikolaus nikolaustag',
  'halloween',
  'rosenmontag',
  'aschermittwoch',
  'allerheiligen',
  // Of two words: only behind "black".
  'blackfriday',
  'weihnachtsfeiertag weihnachtstag',
] as const;

const genitives: [string, Word][] = [...fieldWords]
  .filter(([word, { letter }]) => letter === 'M' && word.length > 3 && /(?:r|z|l|i|t)$/.test(word))
  .map(([word, known]) => [`${word}${/[tz]$/.test(word) ? 'es' : 's'}`, known]);

/** "am dritten März", "the third of March". */
const ordinals =
  'ersten first|zweiten second|dritten third|vierten fourth|fuenften fifth|sechsten sixth|siebten siebenten seventh|achten eighth|neunten ninth|zehnten tenth|elften eleventh|zwoelften twelfth|dreizehnten thirteenth|vierzehnten fourteenth|fuenfzehnten fifteenth|sechzehnten sixteenth|siebzehnten seventeenth|achtzehnten eighteenth|neunzehnten nineteenth|zwanzigsten twentieth|einundzwanzigsten|zweiundzwanzigsten|dreiundzwanzigsten|vierundzwanzigsten|fuenfundzwanzigsten|sechsundzwanzigsten|siebenundzwanzigsten|achtundzwanzigsten|neunundzwanzigsten|dreissigsten thirtieth|einunddreissigsten'.split(
    '|',
  );
/** Months before "-woche" and "-hälfte". */
const monthNames = 'januar februar maerz april mai juni juli august september oktober november dezember'.split(' ');

/** Words whose letter in a date field stands for something else here: there they are read again, by the field itself. */
const ofFieldsAlone = new Set(['o', 'F', 'X', '|']);
const fromFields = [...fieldWords].map(([word, known]): [string, Word] => [
  word,
  ofFieldsAlone.has(known.letter) || (known.letter === 'U' && known.value === 90) ? { letter: '?', value: 0 } : known,
]);

export const words: ReadonlyMap<string, Word> = new Map<string, Word>([
  ...genitives,
  ...fromFields,
  ...Object.entries(inProse).flatMap(([letter, byValue]) =>
    Object.entries(byValue).flatMap(([value, listed]) =>
      listed.split(' ').map((word): [string, Word] => [word, { letter, value: Number(value) }]),
    ),
  ),
  ...feastWords.flatMap((listed, index) =>
    listed.split(' ').map((word): [string, Word] => [word, { letter: 'F', value: index }]),
  ),
  ['monatsende', { letter: 'X', value: 30 }],
  ['jahresende', { letter: 'X', value: 365 }],
  ['jahreswechsel', { letter: '?', value: 0 }],
  // Dialect and haste.
  ...'a ner ne nem nen na oa oan'.split(' ').map((word): [string, Word] => [word, { letter: 'N', value: 1 }]),
  ...'tags'.split(' ').map((word): [string, Word] => [word, { letter: 'U', value: 1 }]),
  ...'woch'.split(' ').map((word): [string, Word] => [word, { letter: 'U', value: 7 }]),
  ...'abt nearly'.split(' ').map((word): [string, Word] => [word, { letter: 'A', value: 0 }]),
  ['febr', { letter: 'M', value: 2 }],
  ...'rund gut gute guten guter gutem knapp knappe knappen knapper knappem reichlich ueber fast over almost just'
    .split(' ')
    .map((word): [string, Word] => [word, { letter: 'A', value: 0 }]),
  ...'anderthalb eineinhalb'.split(' ').map((word): [string, Word] => [word, { letter: 'N', value: 1.5 }]),
  ['zweieinhalb', { letter: 'N', value: 2.5 }],
  ...'halbe halbes halber'.split(' ').map((word): [string, Word] => [word, { letter: 'H', value: 0 }]),
  ['night', { letter: 'p', value: 0 }],
  ...ordinals.flatMap((listed, index) =>
    listed.split(' ').map((word): [string, Word] => [word, { letter: 'O', value: index + 1 }]),
  ),
  ...monthNames.flatMap((name, index) =>
    ['woche', 'haelfte'].map((unit): [string, Word] => [`${name}${unit}`, { letter: 'Z', value: index + 1 }]),
  ),
]);

/** Short for weekdays, and words of their own besides: a weekday only before a date. */
export const doubtfulWeekdays: ReadonlySet<string> = new Set(
  'mo di mi do fr sa so mon tue tues wed thu thur thurs fri sat sun'.split(' '),
);
/** Months that are words of their own besides. */
export const doubtfulMonths: ReadonlySet<string> = new Set(
  'may march mar mai maerz august juni april dec jan jun jul sep'.split(' '),
);
