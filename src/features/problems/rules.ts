// Which kind of problem a text tells of. Pure: terms come from `terms.ts`.

/** The terms of a text, each between spaces: " anschluss gestort ". */
export interface Said {
  title: string;
  /** Everything else that its author tells. */
  told: string;
}

/** A kind as it is looked for: each phrase is the terms of a few words, all of which have to stand in the text. */
export interface Sought {
  key: string;
  phrases: readonly { terms: readonly string[]; kinds: number }[];
}

/** What is the same for every text: each phrase of a kind once, and how many `kinds` share it. */
export function soughtFor(list: readonly { key: string; phrases: readonly (readonly string[])[] }[]): Sought[] {
  const kinds = new Map<string, number>();
  const each = list.map(({ key, phrases }) => {
    const own = new Map(phrases.filter(({ length }) => length > 0).map((terms) => [terms.join(' '), terms]));
    for (const phrase of own.keys()) kinds.set(phrase, (kinds.get(phrase) ?? 0) + 1);
    return { key, own };
  });
  return each.map(({ key, own }) => ({
    key,
    phrases: [...own].map(([phrase, terms]) => ({ terms, kinds: kinds.get(phrase) ?? 1 })),
  }));
}

export interface Scored {
  key: string;
  score: number;
}

/** From so many letters on a term is also found at the beginning or the end of a compound. */
const longEnough = 5;
const inTitle = 3;
/** What the rule needs to assign a kind by itself: a word in the title, or several in the text. */
const leastToAssign = 2;
/** So much more than the second kind has to be there; else it cannot tell. */
const leastLead = 1.25;
/** What is enough for a proposal, which its author looks at. */
const leastToPropose = 0.5;

type Has = (text: string, term: string) => boolean;
// Most terms stand nowhere in it: that is asked without putting the words together for which it is asked else.
const hasWord: Has = (text, term) => text.includes(term) && text.includes(` ${term} `);
const hasPart: Has = (text, term) =>
  text.includes(term) &&
  (text.includes(` ${term} `) ||
    (term.length >= longEnough && (text.includes(` ${term}`) || text.includes(`${term} `))));

/**
 * How well each kind fits a text, the best first; those that do not fit at all are left out. A phrase in the title counts
 * three times, one of several words as often as it has words, one that several kinds share as much less. `isExact`: no parts of
 * compounds.
 */
export function scored(kinds: readonly Sought[], { title, told }: Said, isExact = false): Scored[] {
  const has = isExact ? hasWord : hasPart;
  const all = title + told;
  const worth = ({ terms, kinds: many }: Sought['phrases'][number]) => {
    if (!terms.every((term) => has(all, term))) return 0;
    const where = terms.every((term) => has(title, term)) ? inTitle : 1;
    return (where * terms.length) / many;
  };
  return kinds
    .map(({ key, phrases }) => ({ key, score: phrases.reduce((sum, phrase) => sum + worth(phrase), 0) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** The kind that the rule assigns by itself; null where it cannot tell two apart, or nothing fits well. */
export function assigned(found: readonly Scored[]): string | null {
  const [first, second] = found;
  if (!first || first.score < leastToAssign) return null;
  return first.score >= leastLead * (second?.score ?? 0) ? first.key : null;
}

/** At most `most` kinds to choose from, the best first. */
export function proposed(found: readonly Scored[], most: number): string[] {
  const best = found[0]?.score ?? 0;
  return found
    .filter(({ score }) => score >= leastToPropose && score >= best / 3)
    .slice(0, most)
    .map(({ key }) => key);
}
