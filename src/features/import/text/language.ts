import type { Token } from './text.ts';

/** What is neither German nor English is not read. */
export type Language = 'de' | 'en' | 'other';

const german = new Set(
  'der die das und ich nicht ist ein eine mit auf fuer von dem den zu war hat habe dann aber wurde auch im am kam es sich bei nach an wir als'.split(
    ' ',
  ),
);
const english = new Set(
  'the and i to of a was is it that they for on my in with not have had me but at this we be from you by were said'.split(
    ' ',
  ),
);
const others = new Set(
  'je le la les et une est pas pour qui il elle dans du au mon ma nous vous avec sur que el los las una es por con para muy mi se ha che non di un per sono ho il lo gli bir ve bu da de icin ama cok het een en niet van ik w na nie jest sie do z ze i jak'.split(
    ' ',
  ),
);

/** The language of a text by its small words; what is neither German nor English is not read. */
export function languageOf(tokens: readonly Token[]): Language {
  const words = tokens.filter(({ text }) => /^\p{L}/u.test(text)).slice(0, 2000);
  const count = (known: ReadonlySet<string>) => words.filter(({ text }) => known.has(text)).length;
  const [de, en] = [count(german), count(english)];
  const other =
    count(others) - words.filter(({ text }) => others.has(text) && (german.has(text) || english.has(text))).length;
  const foreign = words.filter(({ text }) => /[^a-z]/.test(text)).length;
  if (
    words.length >= 12 &&
    (other > (de + en) * 1.2 + 1 || (foreign > words.length / 6 && de + en < words.length / 12))
  )
    return 'other';
  return en > de ? 'en' : 'de';
}
