/**
 * Folds a name or a text for comparison: lower case, no accents, ß and umlauts as in the two-letter spelling,
 * no characters that nobody sees, single spaces. "Möbelhaus  LUND & Söhne" → "moebelhaus lund soehne".
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The readable part of an address: at most 60 characters, whole words. */
export function slug(text: string): string {
  const words = fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  let made = '';
  for (const word of words) {
    if (made && made.length + word.length >= 60) break;
    made = made ? `${made}-${word}` : word.slice(0, 60);
  }
  return made || 'x';
}

const tooManyMarks = /(\p{M}{8})\p{M}+/gu;

/**
 * What a person typed, fit for storing: line ends as \n, no control characters (a NUL ends a string in C libraries),
 * no characters that turn the direction of everything behind them (so that nobody can spoof a name), trimmed. No letter
 * keeps more than eight marks: no language needs them, and putting a heap of them in order takes time by its square.
 */
export function clean(typed: string): string {
  return (
    typed
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
      .toWellFormed()
      .replace(tooManyMarks, '$1')
      .normalize('NFC')
      .replace(tooManyMarks, '$1')
      .trim()
  );
}
