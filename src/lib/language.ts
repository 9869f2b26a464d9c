import type { Locale } from './situation.ts';

const german = new Set(
  `der die das und ich nicht ist ein eine einen einem mit auf für von dem den zu hat habe haben dann aber wurde wurden auch im
  sich bei nach wir als sie ihr ihre dass wird werden kein keine sind wer oder zur zum`
    .split(/\s+/)
    .filter(Boolean),
);
const english = new Set(
  `the and i to of a is it that they for on my with not have has had me but we be from you by were been are this does did
  your or as no their which`
    .split(/\s+/)
    .filter(Boolean),
);

/** The language in which a person wrote a few lines, by its small words; null where they do not tell. */
export function languageOfWords(text: string): Locale | null {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const count = (known: ReadonlySet<string>) => words.filter((word) => known.has(word)).length;
  const [de, en] = [count(german) + (/[äöüß]/i.test(text) ? 1 : 0), count(english)];
  if (de >= 2 && de >= 2 * en) return 'de';
  return en >= 2 && en >= 2 * de ? 'en' : null;
}

/** What `lang` says of words that stand in a text of this language; nothing where they are of the same, or do not tell. */
export function otherLanguage(text: string, locale: Locale): Locale | undefined {
  const of = languageOfWords(text);
  return of === null || of === locale ? undefined : of;
}
