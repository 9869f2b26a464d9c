import type { Chance } from './chance.ts';

/** A German noun with its article: what `{den:gerät}` needs to become "den Router" or "die Waschmaschine". */
export interface Noun {
  gender: 'm' | 'f' | 'n';
  word: string;
}

/** What a phrase may mention. A phrase that mentions something the case does not have is not used. */
export type Facts = Readonly<Record<string, string | Noun | undefined>>;

/** `noun('die Waschmaschine')` */
export function noun(withArticle: string): Noun {
  const [article, ...words] = withArticle.split(' ');
  return { gender: article === 'der' ? 'm' : article === 'die' ? 'f' : 'n', word: words.join(' ') };
}

const forms: Record<string, readonly [m: string, f: string, n: string]> = {
  der: ['der *', 'die *', 'das *'],
  den: ['den *', 'die *', 'das *'],
  dem: ['dem *', 'der *', 'dem *'],
  ein: ['ein *', 'eine *', 'ein *'],
  einen: ['einen *', 'eine *', 'ein *'],
  einem: ['einem *', 'einer *', 'einem *'],
  kein: ['kein *', 'keine *', 'kein *'],
  keinen: ['keinen *', 'keine *', 'kein *'],
  mein: ['mein *', 'meine *', 'mein *'],
  meinen: ['meinen *', 'meine *', 'mein *'],
  meinem: ['meinem *', 'meiner *', 'meinem *'],
  ihr: ['Ihr *', 'Ihre *', 'Ihr *'],
  ihren: ['Ihren *', 'Ihre *', 'Ihr *'],
  ihrem: ['Ihrem *', 'Ihrer *', 'Ihrem *'],
  neu: ['neuer *', 'neue *', 'neues *'],
  einneu: ['ein neuer *', 'eine neue *', 'ein neues *'],
  einenneu: ['einen neuen *', 'eine neue *', 'ein neues *'],
  er: ['er', 'sie', 'es'],
  ihn: ['ihn', 'sie', 'es'],
  ihm: ['ihm', 'ihr', 'ihm'],
};

/** What a phrase needs before it begins: `@ac ` one of these variants of the problem, `#call ` a fact, `#!call ` none. */
const condition = /^(?:@([a-d]+)|#(!?)([a-z]+)) /;

const slot = /\{(\^?)(?:(\p{L}+):)?([\p{L}\d]+)\}/gu;

/**
 * A phrase with its choices made and its slots filled: `[a|b]` is one of both, `{betrag}` a fact, `{^fact}` the same
 * with a capital, `{den:sache}` a noun with its article in that case (`{Den:sache}` at the start of a sentence).
 */
export function said(phrase: string, facts: Facts, chance: Chance): string {
  const sentence = phrase.replace(condition, '');
  let text = sentence;
  while (/\[[^[\]]*\]/.test(text)) {
    text = text.replace(/\[([^[\]]*)\]/g, (_, choices: string) => chance.pick(choices.split('|')));
  }
  const filledIn = text.replace(slot, (whole, capital: string, form: string | undefined, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`no fact for ${whole} in "${phrase}"`);
    const filled = typeof fact === 'string' ? fact : form === undefined ? fact.word : declined(fact, form);
    return capital ? capitalised(filled) : filled;
  });
  // What begins with a fact begins a sentence all the same.
  return sentence.startsWith('{') ? capitalised(filledIn) : filledIn;
}

function declined(fact: Noun, form: string): string {
  const known = forms[form.toLowerCase()];
  if (!known) throw new Error(`no such form: ${form}`);
  const pattern = known[fact.gender === 'm' ? 0 : fact.gender === 'f' ? 1 : 2];
  const filled = pattern.replace('*', fact.word);
  return /^\p{Lu}/u.test(form) ? capitalised(filled) : filled;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** True when the case has everything the phrase mentions. */
export function fits(phrase: string, facts: Facts): boolean {
  const [, variants, isNot, flag] = condition.exec(phrase) ?? [];
  if (variants !== undefined && !variants.includes(String(facts.variant ?? '-'))) return false;
  if (flag !== undefined && (facts[flag] === undefined) !== (isNot === '!')) return false;
  for (const [, , , name = ''] of phrase.matchAll(slot)) if (facts[name] === undefined) return false;
  return true;
}

/** Letters of the variants that the phrases of a list are told for; none when all of them fit together. */
export function variantsOf(list: readonly string[]): string[] {
  return [...new Set(list.flatMap((phrase) => [...(condition.exec(phrase)?.[1] ?? '')]))].sort();
}

/** Lists as packs of cards: nothing comes twice before everything else has come once. */
export interface Decks {
  /** The next phrase of the list that fits the facts; null when none does. */
  draw(list: readonly string[], facts: Facts): string | null;
  /** The next item of any list. */
  deal<T>(list: readonly T[]): T;
}

export function decksOf(chance: Chance): Decks {
  const left = new Map<readonly unknown[], number[]>();
  const pack = (list: readonly unknown[]) => {
    const known = left.get(list);
    if (known && known.length > 0) return known;
    const fresh = chance.shuffled(list.map((_, index) => index));
    left.set(list, fresh);
    return fresh;
  };
  const take = (list: readonly string[], facts: Facts, cards: number[]): string | null => {
    const at = cards.findIndex((card) => fits(list[card] ?? '', facts));
    return at < 0 ? null : (list[cards.splice(at, 1)[0] ?? 0] ?? null);
  };
  return {
    draw(list, facts) {
      const drawn = take(list, facts, pack(list));
      if (drawn !== null) return drawn;
      const again = chance.shuffled(list.map((_, index) => index));
      left.set(list, again);
      return take(list, facts, again);
    },
    deal(list) {
      const dealt = list[pack(list).shift() ?? 0];
      if (dealt === undefined) throw new Error('nothing to deal');
      return dealt;
    },
  };
}
