import { termsOf } from '#src/features/search/index.ts';
import type { Locale } from '#src/lib/situation.ts';
import { longestText } from '#src/lib/typed.ts';
import { elsewhere } from './kinds/elsewhere.ts';
import { kindsOf } from './lists.ts';
import { assigned, proposed, type Said, type Sought, scored, soughtFor } from './rules.ts';

/** Grows when the words of the kinds or the rule change: what was assigned before is assigned anew. */
export const rulesVersion = 1;

const mostProposed = 3;

/** What somebody is writing. */
interface Telling {
  locale: Locale;
  industry: string;
  title: string;
  text: string;
}

const spaced = (terms: Iterable<string>) => ` ${[...terms].join(' ')} `;

/** What is too long is refused; which kind it would be is said by so much of it, or thirty of them at once hold everybody up. */
const beginning = (words: string) => words.slice(0, longestText);

const saidIn = ({ title, text, locale }: Pick<Telling, 'title' | 'text' | 'locale'>): Said => ({
  title: spaced(termsOf(beginning(title), locale)),
  told: spaced(termsOf(beginning(text), locale)),
});

const compiled = new Map<string, readonly Sought[]>();

/** Words of both languages as the terms of one: who writes English says "Techniker", and nobody says so. */
function soughtOf(name: string, locale: Locale, list: readonly { key: string; words: Record<Locale, string> }[]) {
  const known = compiled.get(`${locale} ${name}`);
  if (known) return known;
  const sought = soughtFor(
    list.map(({ key, words }) => ({
      key,
      phrases: [words.de, words.en].flatMap((some) => some.split(';').map((one) => [...termsOf(one, locale)])),
    })),
  );
  compiled.set(`${locale} ${name}`, sought);
  return sought;
}

const scoredIn = (said: Said, locale: Locale, industry: string) =>
  scored(soughtOf(industry, locale, kindsOf(industry)), said);

/** The kinds that a text may be about, the best first, and whether it belongs elsewhere. */
export function proposalsFor(telling: Telling): { kinds: string[]; elsewhere: string | null } {
  const said = saidIn(telling);
  // Who is sent elsewhere for nothing goes: a bicycle that was stolen is a matter of its insurer.
  const other = scored(soughtOf('elsewhere', telling.locale, elsewhere), said, true);
  return {
    kinds: proposed(scoredIn(said, telling.locale, telling.industry), mostProposed),
    elsewhere: proposed(other, 1)[0] ?? null,
  };
}

/** The kind by rule of what the search knows of a case (terms with a space between); empty: it cannot tell. */
export function kindByRule(
  { title, told }: { title: string; told: string },
  { locale, industry }: { locale: Locale; industry: string },
): string {
  return assigned(scoredIn({ title: ` ${title} `, told: ` ${told} ` }, locale, industry)) ?? '';
}
