/** Words of one shingle: three in a row are seldom the same by chance. */
export const wordsOfShingle = 3;

/** The shingles of folded words with single spaces between (`searchKey`), in their order; none of fewer words. */
export function shinglesOf(words: readonly string[]): string[] {
  return words.slice(wordsOfShingle - 1).map((_, at) => words.slice(at, at + wordsOfShingle).join(' '));
}

/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
