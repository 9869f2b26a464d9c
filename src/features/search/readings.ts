import { eq, inArray, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { companies, companyChanges } from '#db/schema/index.ts';
import { companiesNamed, isNearly, type Named, stretches } from './names.ts';
import { markOf } from './record.ts';
import { isSlip, isSlipOf, type Meaning, type Reading, splits } from './rules.ts';
import { stopWords } from './stop-words.ts';
import { synonyms } from './synonyms.ts';
import { beginningOf, type Found, foundOf, slipsFor, termsFor } from './vocabulary.ts';
import { isVocabulary, numbersIn, stemOf, stemsOf, termKey, withoutForms } from './words.ts';

/** Each word more is one more look through everything. */
const mostWords = 8;
/** Cases in which those of one word may stand together: each of them is read, wherever the other words stand. */
const mostWithCompounds = 10_000;
const mostSlips = 3;
/** Ways in which a word is two. */
const mostPairs = 12;
/** Of more companies of a name none is meant. */
const mostCompanies = 5;

/** How much less says what is not the word itself. */
const weights = { synonym: 0.7, parts: 0.8, compound: 0.6, slip: 0.5 };

/** What was typed, as it is looked for. */
export interface Asked {
  readings: Reading[];
  /** In how many cases a term stands, as far as it was asked: 0 of what stands in none. */
  casesWith: Map<string, number>;
  /** Words beyond the most that are looked for. */
  unread: string[];
  /** Companies that are called as was typed, or nearly so. */
  companies: CalledSo[];
  /** The company with the slug by which the search is narrowed, if there is one. */
  within: { id: string; name: string } | null;
}

export interface CalledSo {
  slug: string;
  name: string;
}

interface Word {
  typed: string;
  stems: readonly string[];
  /** Pairs of terms of which it may be put together. */
  parts: readonly (readonly [string, string])[];
  /** Terms of one word that say the same. */
  synonyms: readonly string[];
  /** All of these: each is looked up. */
  asked: readonly string[];
}

/**
 * What each typed word may mean: its own forms, longer words that begin or end with it, its parts, other words for it, a
 * company of that name, a number however it is grouped; and where no case has it, what differs by one letter. One round trip.
 */
export async function readingsOf(db: Database, typed: string, slug = ''): Promise<Asked> {
  const tokens = termKey(typed).split(' ').filter(Boolean);
  const telling = withoutForms(tokens).filter((token) => !stopWords.has(token));
  // Whoever types only such words means them.
  const said = telling.length > 0 ? telling : tokens;
  const words = said.slice(0, mostWords).map(wordOf);
  const nothing = { readings: [], casesWith: new Map<string, number>(), unread: [], companies: [], within: null };
  if (words.length === 0) return nothing;
  // A company that was merged is found by the address it had.
  const moved = db
    .select({ id: companyChanges.companyId })
    .from(companyChanges)
    .where(eq(companyChanges.formerSlug, slug));
  const ofSlug = db
    .select({ id: companies.id, name: companies.name })
    .from(companies)
    .where(or(eq(companies.slug, slug), inArray(companies.id, moved)));
  const [[within = null], named, ...rows] = await db.batch([
    ofSlug,
    companiesNamed(db, tokens.slice(0, mostWords)),
    ...words.flatMap((word) => [termsFor(db, word), slipsFor(db, word)]),
  ]);
  const found = rows.map((some) => some.map(foundOf));
  const casesWith = new Map([
    ...words.flatMap(({ asked }) => asked.filter(isVocabulary).map((term) => [term, 0] as const)),
    ...found.flat().map(({ term, cases }) => [term, cases] as const),
  ]);
  const called = companiesIn(tokens, named);
  const more = [...called, ...phrasesIn(tokens), ...numbersOf(typed, tokens)];
  const readings = words.map((word, at) => ({
    typed: word.typed,
    meanings: [
      ...meaningsOf(word, found[2 * at] ?? [], found[2 * at + 1] ?? []),
      ...more.filter(({ of }) => of.includes(word.typed)).map(({ meaning }) => meaning),
    ],
  }));
  return { readings, casesWith, unread: said.slice(mostWords), companies: calledIn(called, named), within };
}

/** Stems of one word, of a phrase the stems of its words. */
const stemsOfPhrase = (phrase: string) =>
  phrase
    .split(' ')
    .filter((word) => !stopWords.has(word))
    .map((word) => stemOf(word, 'de'));

const lineOf = new Map<string, string[]>();
for (const line of synonyms) {
  for (const phrase of line.filter((one) => !one.includes(' '))) {
    for (const stem of stemsOf(phrase)) lineOf.set(stem, [...(lineOf.get(stem) ?? []), ...line]);
  }
}

function wordOf(typed: string): Word {
  const stems = stemsOf(typed);
  const parts = splits(typed).map(([left, right]) => [stemOf(left, 'de'), stemOf(right, 'de')] as const);
  const others = stems.flatMap(wordsLike).filter((term) => !stems.includes(term));
  const asked = [...new Set([...stems, ...parts.flat().flatMap(orSame), ...others])];
  return { typed, stems, parts, synonyms: [...new Set(others)], asked };
}

function meaningsOf(word: Word, found: readonly Found[], compared: readonly Found[]): Meaning[] {
  const { stems, parts, synonyms: others, typed } = word;
  const known = new Map(found.map(({ term, cases }) => [term, cases]));
  const itself = stems.map((term): Meaning => ({ terms: [term], weight: 1, kind: 'word' }));
  const same = others.map((term): Meaning => ({ terms: [term], weight: weights.synonym, kind: 'synonym' }));
  let left = mostWithCompounds;
  const compounds = found
    .filter(
      ({ term }) => !stems.includes(term) && (term.startsWith(beginningOf(word)) || term.endsWith(stems[0] ?? '')),
    )
    .filter(({ cases }) => {
      const isIn = cases <= left;
      if (isIn) left -= cases;
      return isIn;
    })
    .map(({ term }): Meaning => ({ terms: [term], weight: weights.compound, kind: 'compound' }));
  const apart = parts
    .flatMap(([left, right]) => pairs(orSame(left), orSame(right)))
    .filter((pair) => pair.every((term) => known.has(term)))
    .slice(0, mostPairs)
    .map((pair): Meaning => ({ terms: pair, weight: weights.parts, kind: 'parts' }));
  const slips = compared
    .filter(({ term }) => stems.some((stem) => isSlip(stem, term)) || isSlipOf(typed, term))
    .sort((a, b) => b.cases - a.cases)
    .slice(0, mostSlips)
    .map(({ term }): Meaning => ({ terms: [term], weight: weights.slip, kind: 'slip', as: term }));
  return [...itself, ...same, ...apart, ...compounds, ...slips];
}

/** A stem and what says the same in one word. */
const orSame = (stem: string) => [stem, ...wordsLike(stem)];

function wordsLike(stem: string): string[] {
  const others = (lineOf.get(stem) ?? []).filter((other) => !other.includes(' '));
  return [...new Set(others.flatMap(stemsOf))].filter((other) => other !== stem);
}

const pairs = (lefts: readonly string[], rights: readonly string[]) =>
  lefts.flatMap((left) => rights.map((right) => [left, right] as const));

/** A meaning that some of the typed words have together. */
interface Together {
  of: readonly string[];
  meaning: Meaning;
}

function calledIn(called: readonly Together[], named: readonly Named[]): CalledSo[] {
  const marks = new Set(called.flatMap(({ meaning }) => meaning.terms));
  const meant = named.filter(({ companyId }) => marks.has(markOf('company', companyId)));
  return [...new Map(meant.map(({ slug, name }) => [slug, { slug, name }])).values()];
}

function companiesIn(tokens: readonly string[], named: readonly Named[]): Together[] {
  const taken = new Set<string>();
  return stretches(tokens).flatMap((some): Together[] => {
    if (some.some((token) => taken.has(token))) return [];
    const asked = some.join(' ');
    const exact = named.filter(({ key }) => ` ${key} `.includes(` ${asked} `));
    const nearly = named.filter(({ key }) => isNearly(some, key));
    const ids = [...new Set((exact.length > 0 ? exact : nearly).map(({ companyId }) => companyId))];
    if (ids.length === 0 || ids.length > mostCompanies) return [];
    for (const token of some) taken.add(token);
    const terms = ids.map((id) => markOf('company', id));
    return [{ of: some, meaning: { terms, weight: exact.length > 0 ? 1 : weights.slip, kind: 'company' } }];
  });
}

/** "Geld zurück": several words that together say what others say. */
function phrasesIn(tokens: readonly string[]): Together[] {
  const stems = tokens.map((token) => stemOf(token, 'de'));
  return synonyms.flatMap((line) =>
    line
      .filter((phrase) => phrase.includes(' '))
      .flatMap((phrase) => {
        const asked = phrase.split(' ').map((word) => stemOf(word, 'de'));
        const at = stems.findIndex((_, from) => asked.every((stem, ahead) => stems[from + ahead] === stem));
        if (at < 0) return [];
        const of = tokens.slice(at, at + asked.length);
        const others = line.filter((other) => other !== phrase);
        return others.map((other) => ({
          of,
          meaning: { terms: stemsOfPhrase(other), weight: weights.synonym, kind: 'synonym' as const },
        }));
      }),
  );
}

/** "4711 2299" may be written in one piece, and "box640" in two. */
function numbersOf(typed: string, tokens: readonly string[]): Together[] {
  const joined = numbersIn(typed, true).map((number) => ({
    of: tokens.filter((token) => number.includes(token)),
    meaning: { terms: [number], weight: 1, kind: 'number' as const },
  }));
  const apart = tokens.flatMap((token) => {
    const terms = (token.match(/\d+|\D+/g) ?? []).map((piece) => stemOf(piece, 'de'));
    return terms.length < 2
      ? []
      : [{ of: [token], meaning: { terms, weight: weights.parts, kind: 'number' as const } }];
  });
  return [...joined, ...apart];
}
