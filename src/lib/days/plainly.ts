/**
 * Other ways to say what the readers know, as folded text (`src/lib/days/tokens.ts`). Each only puts words in another place
 * or another language; none of them adds a day.
 */
const isoDays = 'montag dienstag mittwoch donnerstag freitag samstag sonntag'.split(' ');

type Way = readonly [RegExp, string | ((all: string, ...groups: string[]) => string)];

const ways: readonly Way[] = [
  // "(Montag)", "3.8.2026, Montag"
  [/[()\s]+/g, ' '],
  [/^\s+|\s+$/g, ''],
  [/^(\d.*?\d\.?),? (montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|[a-z]{3,6}day)$/, '$2, $1'],
  // As it stands on top of a mail.
  [/^(?:gesendet|datum|date|sent|empfangen|received)(?: am| on)?:? (?=[a-z]*,? ?\d|[a-z]+,? [a-z]+\.? \d)/, ''],
  [/(\d)ten\b/, '$1.'],
  // "irgendwann im Mai" says no more than "im Mai".
  [
    /^(?:irgendwann|some ?time|so) (?=um|gegen|ca|etwa|ungefaehr|in|im|am|an|nach|after|last|letzte|anfang|mitte|ende|\d)/,
    '',
  ],
  [/^noch (?=am |an |im |in |vor |bis |diese)/, ''],
  [/^(?:at the latest by|(?:no|not) later than) /, 'spaetestens '],
  [/\b(?:the )?(week|month|year|quarter|weekend) before last\b/, 'vorletzte $1'],
  [/^tonight$|^this (?:morning|afternoon|evening)$/, 'heute'],
  // It has two days, and nobody says which half is meant.
  [
    /^(?:in der )?(?:heute|letzte|letzten|vergangene|vergangenen|vorige) nacht$|^(?:during the |in the )?last night$/,
    'gestern oder heute',
  ],
  [/^(?:a week today|today week)$/, 'in einer woche'],
  [/^a week on ([a-z]+day)$/, '$1 week'],
  [/^(?:in |binnen |within |innerhalb (?:von )?)?(\d+) ?h(?:rs?)?$/, 'binnen $1 stunden'],
  [/\bab (?:heute|jetzt)$| from (?:today|now)$/, ''],
  // ISO 8601
  [
    /^(\d{4})-?w(\d\d)(?:-?([1-7]))?$/,
    (_, year, week, day) => `${day ? `${isoDays[Number(day) - 1]} ` : ''}kw ${week} ${year}`,
  ],
  [/\bh ?([12])[ /]+(?=(?:\d\d){1,2}$)/, '$1. haelfte '],
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
  [
    /^((?:anfang|mitte|ende) )?(?:(?:in )?der )?(\d\d?)\. ?(?:kw|kalenderwoche)\b/,
    (_, part = '', week) => `${part}kw ${week}`,
  ],
  [/^(?:in )?(?:calendar )?week (?=\d)/, 'kw '],
  [/^(?:in der )?woche (?=\d\d?(?: |\/|$))/, 'kw '],
  [/^(?:(?:in )?der )?(?:erste|1\.) woche (?:im|des) |^(?:in )?(?:the )?(?:first|1st) week (?:of|in) /, 'anfang '],
  [/^(?:(?:in )?der )?letzten? woche (?:im|des) (?=[a-z]{3})|^(?:in )?(?:the )?last week of (?=[a-z]{3})/, 'ende '],
  [/\bq ?([1-4])\b[ /]*/, '$1. quartal '],
  [/\b(?:jahreshaelfte|halbjahr)\b/, 'haelfte'],
  [/\b(erste|zweite|letzte|1\.|2\.) ([a-z]{3,9})haelfte\b/, '$1 haelfte $2'],
  [/\b([a-z]+)\/([a-z]+),? (?=\d\d?\.? ?\/)/, ''],
  [/\b(?:woche|week) (?:vom|of|beginning|starting) /, 'woche vom '],
  [/^(?:in der )?nacht vom (.*?) (?:auf|zum) (?:den )?/, 'vom $1 bis '],
  [/^in the night (?:of|from) /, ''],
];

const romans = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

/** `3.VIII.2026`, as some write it by hand. */
const withRomans = (folded: string) =>
  folded.replace(
    /^(?:(\d\d?)[./-] ?)?([ivx]{1,4})(?:\.|[/-]| )? ?(?=\d{2,4}$|$)/,
    (all, date: string, roman: string) => {
      const month = romans.indexOf(roman) + 1;
      if (month === 0) return all;
      return date ? `${date}.${month}.` : `${month}/`;
    },
  );

export function plainly(folded: string): string {
  return withRomans(
    ways.reduce(
      (text, [way, plain]) => (typeof plain === 'string' ? text.replace(way, plain) : text.replace(way, plain)),
      folded,
    ),
  );
}
