const words = new Intl.Segmenter('de', { granularity: 'word' });

/**
 * The pieces of a text between which a line may break: at spaces, and between two words that stand side by side where a script has
 * no spaces. A sign stays at its word: no line ends with an opening quotation mark or begins with a comma.
 */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let before: 'space' | 'word' | 'sign' = 'space';
  for (const { segment, isWordLike } of words.segment(text)) {
    const is = /^\s/u.test(segment) ? 'space' : isWordLike ? 'word' : 'sign';
    const stays = before !== 'space' && is !== 'space' && !(before === 'word' && is === 'word');
    if (stays) pieces.push((pieces.pop() ?? '') + segment);
    else pieces.push(segment);
    before = is;
  }
  return pieces;
}
