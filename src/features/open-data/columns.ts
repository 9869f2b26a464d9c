import { kinds } from '#src/features/problems/lists.ts';
import { type Factor, factors } from '#src/features/rankings/lists.ts';

/** One column of a table, in the words of Frictionless Table Schema. `about` says it in both languages. */
export interface Field {
  name: string;
  type: 'string' | 'date' | 'integer';
  constraints: {
    required?: true;
    unique?: true;
    enum?: readonly string[];
    pattern?: string;
    minimum?: number;
    maximum?: number;
  };
  about: { de: string; en: string };
}

export const states = ['open', 'answered', 'closed', 'dormant', 'withdrawn', 'removed', 'not-genuine'] as const;
export const outcomes = ['solved', 'partly', 'unsolved', 'unknown'] as const;
const number = { required: true, unique: true, pattern: '\\d{4}-\\d{6,}' } as const;
export const count = { required: true, minimum: 0 } as const;
const factorWords: Record<Factor, { de: string; en: string }> = {
  reachability: { de: 'Erreichbarkeit', en: 'reachability' },
  speed: { de: 'Tempo', en: 'speed' },
  competence: { de: 'Sachkenntnis', en: 'competence' },
  promisesKept: { de: 'Zusagen gehalten', en: 'promises kept' },
  friendliness: { de: 'Freundlichkeit', en: 'friendliness' },
  empathy: { de: 'Einfühlung', en: 'empathy' },
  clarity: { de: 'Verständlichkeit', en: 'clarity' },
};
const mark = { minimum: 1, maximum: 5 } as const;

export const caseFields: readonly Field[] = [
  field('number', 'string', number, 'Aktenzeichen', 'File number'),
  field(
    'company',
    'string',
    { required: true },
    'Kurzname des Unternehmens in Adressen',
    'Short name of the company in addresses',
  ),
  field('industry', 'string', { required: true }, 'Branche', 'Industry'),
  field(
    'alsoNamed',
    'string',
    {},
    'Kurzname eines Unternehmens, das der Fall auch nennt; für dieses zählt er nicht',
    'Short name of a company that the case also names; it does not count for that one',
  ),
  field('publishedOn', 'date', { required: true }, 'Tag der Veröffentlichung', 'Day of publication'),
  field(
    'state',
    'string',
    { required: true, enum: states },
    'Stand des Falls; not-genuine: laut Entscheidung der Moderation nicht echt, zählt nicht',
    'State of the case; not-genuine: a moderator decided that it was none, does not count',
  ),
  field(
    'firstAnswerOn',
    'date',
    {},
    'Tag, an dem die erste Antwort zählt, leer ohne Antwort; ist nur ein Monat oder ein Jahr bekannt, die Mitte der möglichen Tage',
    'Day on which the first answer counts, empty without one; where only a month or a year is known, the middle of the possible days',
  ),
  field(
    'firstAnswerPrecision',
    'string',
    { enum: ['exact', 'about'] },
    'Ob dieser Tag bekannt ist oder nur ungefähr; leer ohne Antwort',
    'Whether that day is known or only about known; empty without an answer',
  ),
  field(
    'firstAnswerBy',
    'string',
    { enum: ['reply', 'author'] },
    'Woher wir die Antwort kennen: Stellungnahme hier oder Eintrag der Verfasserin, des Verfassers',
    'How we know of the answer: a reply here or an entry of the author',
  ),
  field(
    'repliesChecking',
    'integer',
    count,
    'Stellungnahmen für das Unternehmen, deren Verfasser:in noch geprüft wird; bis dahin keine Antwort',
    'Replies for the company whose writer’s identity is still being checked; no answer until then',
  ),
  field(
    'daysAsked',
    'integer',
    count,
    'Tage bis zur ersten Antwort, sonst bis heute, an denen die Verfasserin, der Verfasser eine Rückfrage zu beantworten hatte; sie zählen nicht als Wartezeit',
    'Days until the first answer, else until today, on which the author had to answer a question of the company; they do not count as waiting',
  ),
  field(
    'readOn',
    'date',
    {},
    'Tag, an dem jemand aus dem Unternehmen den Fall hier zuerst geöffnet hat; leer, soweit nicht bekannt. Zählt für keinen Wert',
    'Day on which somebody from the company first opened the case here; empty as far as is not known. Counts for no figure',
  ),
  field('outcome', 'string', { enum: outcomes }, 'Zuletzt genannter Ausgang', 'Outcome stated last'),
  field('closedOn', 'date', {}, 'Tag des Abschlusses', 'Day of closing'),
  field('endedOn', 'date', {}, 'Tag der Entfernung oder Rücknahme', 'Day of removal or withdrawal'),
  field('promisesKept', 'integer', count, 'Gehaltene Zusagen', 'Promises kept'),
  field(
    'promisesBroken',
    'integer',
    count,
    'Gebrochene Zusagen, laut Verfasserin oder Verfasser',
    'Promises broken, according to the author',
  ),
  field(
    'promisesUnconfirmed',
    'integer',
    count,
    'Zusagen, deren Tag vorbei ist, ohne dass die Verfasserin, der Verfasser sagt, wie es ausging',
    'Promises whose day has passed without the author saying how they ended',
  ),
  field('promisesOpen', 'integer', count, 'Offene Zusagen', 'Promises still open'),
  field(
    'promisesReported',
    'integer',
    count,
    'Von den nicht bestätigten: laut Unternehmen gehalten',
    'Of those not confirmed: kept, according to the company',
  ),
  field(
    'promisesDisputed',
    'integer',
    count,
    'Von den gebrochenen: laut Unternehmen gehalten, also umstritten',
    'Of those broken: kept, according to the company, so disputed',
  ),
  field('contacts', 'integer', count, 'Kontakte laut Verlauf', 'Contacts according to the timeline'),
  field('waitedMinutes', 'integer', count, 'Gewartete Minuten', 'Minutes waited'),
  field(
    'effortDays',
    'integer',
    count,
    'Tage vom ersten Eintrag bis zum letzten Ereignis im Fall',
    'Days from the first entry to the last thing that happened in the case',
  ),
  field('buyAgain', 'string', { enum: ['yes', 'no'] }, 'Würde wieder kaufen', 'Would buy again'),
  field(
    'disputedCents',
    'integer',
    { minimum: 1 },
    'Strittiger Betrag laut Verfasserin oder Verfasser, in Hundertsteln seiner Währung; leer, wo keiner genannt ist. Kein Aufwand, keine Summe',
    'Amount in dispute according to the author, in hundredths of its currency; empty where none was named. No effort, never summed up',
  ),
  field('disputedCurrency', 'string', { pattern: '[A-Z]{3}' }, 'Seine Währung nach ISO 4217', 'Its currency, ISO 4217'),
  field(
    'disputedPrecision',
    'string',
    { enum: ['exact', 'about'] },
    'Ob der Betrag genau genannt ist oder ungefähr',
    'Whether the amount was named exactly or about',
  ),
  field(
    'kind',
    'string',
    { enum: kinds.map(({ key }) => key) },
    'Art des Problems, wie sie vermerkt war, als der Datensatz geschrieben wurde; leer, soweit nicht bekannt. Zählt für keinen Wert',
    'Kind of problem as it was noted when the set was written; empty as far as is not known. Counts for no figure',
  ),
  field(
    'kindBy',
    'string',
    { enum: ['author', 'rule'] },
    'Wer das sagt: die Verfasserin, der Verfasser, oder eine Regel nach den Wörtern des Falls',
    'Who says so: the author, or a rule by the words of the case',
  ),
  field(
    'knownSince',
    'date',
    { required: true },
    'Tag, von dem an bekannt war, was die Zeile zu den gezählten Angaben sagt',
    'Day from which what the row says of the counted facts was known',
  ),
];

/** Only cases with a verdict or a mark have a row. */
export const ratingFields: readonly Field[] = [
  field('number', 'string', number, 'Aktenzeichen', 'File number'),
  field(
    'content',
    'string',
    { enum: ['yes', 'partly', 'no'] },
    'Mit der Antwort zufrieden, letztes Urteil',
    'Content with the answer, latest verdict',
  ),
  ...factors.map((factor) =>
    field(factor, 'integer', mark, `Note 1 bis 5: ${factorWords[factor].de}`, `Mark 1 to 5: ${factorWords[factor].en}`),
  ),
];

export function field(
  name: string,
  type: Field['type'],
  constraints: Field['constraints'],
  de: string,
  en: string,
): Field {
  return { name, type, constraints, about: { de, en } };
}
