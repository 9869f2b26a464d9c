/**
 * Other ways to say what the readers know, as folded text (`src/lib/days/tokens.ts`). Each only puts words in another place
 * or another language; none of them adds a day.
 */
const ways: readonly (readonly [RegExp, string])[] = [
  // "(Montag)", "3.8.2026, Montag"
  [/[()\s]+/g, ' '],
  [/^\s+|\s+$/g, ''],
  [/^(\d.*?\d\.?),? (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|[a-z]{3,6}day)$/, '$2, $1'],
  // "irgendwann im Mai" says no more than "im Mai".
  [
    /^(?:irgendwann|some ?time|so) (?=um|gegen|ca|etwa|ungefaehr|in|im|am|an|nach|after|last|letzte|anfang|mitte|ende|\d)/,
    '',
  ],
  [/ herum$/, ' ca'],
  [/^heute noch$|^noch heute$|^later today$/, 'heute'],
  [/\bday before yesterday\b/, 'vorgestern'],
  [/\bday after tomorrow\b/, 'uebermorgen'],
  [/ ago today$/, ' ago'],
  [/\ba couple (?:of )?/, 'ca 2 '],
  [/\b(?:an?|one) (week|month|year) and a half\b/, 'anderthalb $1'],
  [/\bone and a half\b/, 'anderthalb'],
  [/\b(?:work(?:ing)?|business) ?(days?)\b/, 'business$1'],
  [/\b(?:am folgetag|tags darauf|am tag danach|(?:on )?the day after)$/, 'am naechsten tag'],
  // A telephone's keypad of figures has a comma and no dot.
  [/^(\d\d?),(\d\d?),((?:\d\d){1,2})?$/, '$1.$2.$3'],
  [/^(\d\d?)\. ?kw\b|^(\d\d?)\. ?kalenderwoche\b/, 'kw $1$2'],
  [/^(?:in )?(?:calendar )?week (?=\d)/, 'kw '],
  [/^(?:in der )?woche (?=\d\d?(?: |\/|$))/, 'kw '],
  [/^(?:(?:in )?der )?(?:erste|1\.) woche (?:im|des) |^(?:in )?(?:the )?(?:first|1st) week (?:of|in) /, 'anfang '],
  [/^(?:(?:in )?der )?letzten? woche (?:im|des) (?=[a-z]{3})|^(?:in )?(?:the )?last week of (?=[a-z]{3})/, 'ende '],
  [/\bq ?([1-4])\b[ /]*/, '$1. quartal '],
  [/\b(?:jahreshaelfte|halbjahr)\b/, 'haelfte'],
  [/\b(erste|zweite|letzte|1\.|2\.) ([a-z]{3,9})haelfte\b/, '$1 haelfte $2'],
  [/\b([a-z]+)\/([a-z]+),? (?=\d\d?\.? ?\/)/, ''],
  [/\b(?:woche|week) (?:vom|of|beginning|starting) /, 'woche vom '],
  [/^(?:in der )?nacht (?:vom|zum) (.*?) (?:auf|zum) (?:den )?/, 'vom $1 bis '],
  [/^in the night (?:of|from) /, ''],
];

const romans = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

/** `3.VIII.2026`, as some write it by hand. */
const withRomans = (folded: string) =>
  folded.replace(/^(\d\d?)\. ?([ivx]{1,4})\.? ?(?=\d{2,4}$|$)/, (all, date: string, roman: string) => {
    const month = romans.indexOf(roman) + 1;
    return month === 0 ? all : `${date}.${month}.`;
  });

export function plainly(folded: string): string {
  return withRomans(ways.reduce((text, [way, plain]) => text.replace(way, plain), folded));
}
