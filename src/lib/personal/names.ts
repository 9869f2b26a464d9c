import { type Span, spansOf } from './span.ts';

const part = String.raw`\p{Lu}[\p{L}'’]{1,30}(?:-\p{Lu}[\p{L}'’]{1,30}){0,2}`;
const particle = `(?:(?:von|van|de|der|den|zu|vom|zum|al|la|le|del|di|ten|el) ){0,3}`;
const degree = String.raw`(?:(?:Prof|Dr)\.?(?: (?:med|jur|Ing|phil)\.)? ){0,2}`;
const oneOrMore = `${degree}(?:\\p{Lu}\\. ){0,2}${particle}${part}(?: ${part}){0,2}`;
const twoOrThree = `${degree}${part}(?: \\p{Lu}\\.)? ${particle}${part}(?: ${part})?`;

const spokenTo = new RegExp(
  `(?<![\\p{L}])(?<mine>(?:[Mm]|[DdSs]|[Uu]ns)ein?e?r? |[Ii]hrer? )?(?<title>[Ff]rau|FRAU|[Hh]errn?|HERRN?|Hr\\.|Fr\\.|Familie|Mr\\.?|Mrs\\.?|Ms\\.?|Miss|(?:Prof\\.? )?Dr\\.?(?: (?:med|jur|Ing|phil)\\.)?)[ \\n](?<it>${oneOrMore})`,
  'dgu',
);
const introduced = new RegExp(
  `(?<![\\p{L}])(?:[Mm]ein Name ist|[Ii]ch heiße|[Mm]y name is|gez\\.|[Ss]igned(?: by)?|Hallo|Liebe[rs]?|Guten Tag|Dear|Hello|Hi),? (?<it>${twoOrThree})`,
  'dgu',
);
const signed = new RegExp(
  `(?:[Gg]r(?:ü|u)(?:ß|ss)(?:en?)?|[Rr]egards|[Ss]incerely|[Ff]aithfully|[Tt]ruly|[Ww]ishes),?(?: aus \\p{Lu}\\p{L}{1,30})? ?\\n{1,3}(?:i\\. ?[AV]\\. )?(?<it>${twoOrThree})(?= ?(?:\\n|$))`,
  'dgu',
);

/** In one line with the greeting: "LG Lena Huber". */
const signedInLine = new RegExp(
  `(?<![\\p{L}])(?:[LVlv][Gg]|[Mm][Ff][Gg]|(?:[Vv]iele|[Ll]iebe|[Bb]este|[Hh]erzliche|[Ff]reundliche[n]?) Gr(?:ü|u)(?:ß|ss)en?),? (?<it>${twoOrThree})(?= ?(?:\\n|$))`,
  'dgu',
);

/** The last line of a letter, when a name is all that it says. */
const alone = new RegExp(`\\n[ \\t]*\\n[ \\t]*(?<it>${twoOrThree})\\s*$`, 'dgu');

/** Words with a capital that follow a title and are no name; and makers whose name begins with one. */
const noName =
  /(?:^|[ -])(?:Kolleg\p{L}*|Doktor\p{L}*|Professor\p{L}*|Nachbar\p{L}*|Mutter|Vater|Mitarbeiter\p{L}*|Techniker\p{L}*|Direktor\p{L}*|Lage|Dinge|Situation|Ringe|Rechtsanw\p{L}*|Kund\p{L}*|Kundendienst|Damen|Herr\p{L}*|Frau|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Ihr|Ihre|Team|Service|Serviceteam|Support|Customer|Care|Department|The|Your|Our|Sir|Sirs|Madam|GmbH|AG|SE|KG|Ltd|PLC|Inc|Oetker|Hauschka|Martens|Pepper|Beckmann|Wash|Sporty|Zusammen|Alle|Technical|Hotline|Technik|Firma|Bank|Post|Abteilung|Behörde|Zentrale|Filiale|Beratung|Verwaltung|Buchhaltung|Reklamation|Kasse)(?=$|[ -])/u;
const companyForm = /^ ?(?:GmbH|AG|SE|KG|e\.V\.|Ltd|PLC|Inc|& Co)/;

/** Names next to a title, in a salutation, below a greeting or alone at the end; a first name alone is none, nor "my wife Anna". */
export function names(text: string): Span[] {
  const titled = [...text.matchAll(spokenTo)].flatMap((match) => {
    const place = match.indices?.groups?.it;
    if (!place) return [];
    const name = trimmed(text.slice(...place));
    const isFamily = match.groups?.mine !== undefined && !name.includes(' ');
    return name === '' || isFamily ? [] : [{ start: place[0], end: place[0] + name.length }];
  });
  const others = [introduced, signed, signedInLine, alone].flatMap((pattern) => spansOf(text, pattern));
  return [...titled, ...others.filter(({ start, end }) => !noName.test(text.slice(start, end)))].filter(
    ({ end }) => !companyForm.test(text.slice(end, end + 6)),
  );
}

/** Up to the first word that is no name; nothing when only degrees and small words are left. */
function trimmed(name: string): string {
  const words = name.split(' ');
  const first = words.findIndex((word) => noName.test(word));
  const kept = first < 0 ? words : words.slice(0, first);
  return kept.some((word) => /^\p{Lu}[\p{L}'’-]+$/u.test(word)) ? kept.join(' ') : '';
}
