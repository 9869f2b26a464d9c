/** Legal forms of the European Union, Switzerland and Britain: what they are called first, then how else they are written. */
const spellings = [
  'gmbh|gesellschaft mit beschraenkter haftung|mbh|gesmbh|ges m b h',
  'ggmbh|gemeinnuetzige gmbh',
  'gmbh co kg|gmbh cie kg|gmbh compagnie kg|gmbh co',
  'gmbh co kgaa',
  'gmbh co ohg',
  'ug|ug haftungsbeschraenkt|haftungsbeschraenkt|unternehmergesellschaft|unternehmergesellschaft haftungsbeschraenkt',
  'ug co kg|ug haftungsbeschraenkt co kg',
  'ag|aktiengesellschaft',
  'ag co kg|ag co',
  'ag co kgaa',
  'se|societas europaea',
  'se co kg',
  'se co kgaa',
  'kg|kommanditgesellschaft',
  'kgaa|kommanditgesellschaft auf aktien',
  'ohg|offene handelsgesellschaft',
  'gbr|gesellschaft buergerlichen rechts|egbr',
  'partg|partgmbb|partg mbb|partnerschaft mbb',
  'ek|e kfm|e kfr|eingetragener kaufmann|eingetragene kauffrau|eu',
  'ev|eingetragener verein',
  'eg|eingetragene genossenschaft',
  'vvag|versicherungsverein auf gegenseitigkeit',
  'aoer|anstalt des oeffentlichen rechts',
  'sa|societe anonyme|sociedad anonima|spolka akcyjna',
  'sas|sasu',
  'sarl|eurl|societe a responsabilite limitee',
  'sl|slu|sociedad limitada',
  'lda|limitada',
  'spa|societa per azioni',
  'srl|societa a responsabilita limitata',
  'bv|besloten vennootschap|bvba',
  'nv|naamloze vennootschap',
  'vof',
  'ab|aktiebolag|publ ab|ab publ',
  'oy|oyj|osakeyhtio',
  'aps|anpartsselskab',
  'as|aktieselskab|aksjeselskap',
  'asa',
  'sp zoo|sp z o o|spolka z o o|spolka z ograniczona odpowiedzialnoscia',
  'sro|spol s r o',
  'doo',
  'kft|korlatolt felelossegu tarsasag',
  'zrt|nyrt',
  'uab',
  'sia',
  'oue|ou|osauehing',
  'eood|ood',
  'ltd|limited',
  'plc|public limited company',
  'llp',
  'dac',
  'inc|incorporated',
  'corp|corporation',
  'llc',
] as const;

/** Short ones that are words or names too count only where somebody wrote them like a legal form: SpA, A/S, S.A. */
const doubtful = new Set([
  'spa',
  'as',
  'sa',
  'ab',
  'sas',
  'sl',
  'asa',
  'sia',
  'ou',
  'oue',
  'eu',
  'eg',
  'lda',
  'dac',
  'limitada',
]);
const inFront = new Set(['uab', 'sarl', 'eurl']);

const joined = (words: readonly string[]) => words.filter((word) => word !== '&').join('');
const formOf = new Map(
  spellings.flatMap((line) => {
    const [form = '', ...others] = line.split('|');
    return [form, ...others].map((one): [string, string] => [joined(one.split(' ')), form]);
  }),
);
const mostWords = 7;

/**
 * Takes the legal form off the folded words of a name ("&" is a word of its own). `typed`: the name as it was written.
 * Null when there is none, or nothing else.
 */
export function withoutLegalForm(
  words: readonly string[],
  typed: string,
): { words: readonly string[]; form: string | null } {
  for (let count = Math.min(mostWords, words.length - 1); count > 0; count -= 1) {
    const end = words.slice(-count);
    const written = joined(end);
    const form = end[0] === '&' ? undefined : formOf.get(written);
    const before = words.at(-count - 1);
    if (form !== undefined && before !== '&' && !(doubtful.has(written) && !isWrittenAsForm(typed))) {
      return { words: words.slice(0, -count), form };
    }
  }
  const [first = '', ...rest] = words;
  return inFront.has(first) && rest.length > 0
    ? { words: rest, form: formOf.get(first) ?? null }
    : { words, form: null };
}

function isWrittenAsForm(typed: string): boolean {
  return /(\S\p{Lu}\S*|(?:\p{L}[./] ?){1,3}\p{L}?)$/u.test(typed.trim());
}
