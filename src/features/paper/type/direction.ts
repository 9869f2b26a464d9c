import bidiFactory from 'bidi-js';

const bidi = bidiFactory();
/** Without such a letter everything runs from left to right, and nothing needs to be counted. */
const fromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** How deep each code unit stands in words of the other direction (UAX 9): odd runs from right to left. */
export function levelsOf(text: string, base: Direction = directionOf(text)): Uint8Array | null {
  return fromTheRight.test(text) ? bidi.getEmbeddingLevels(text, base).levels : null;
}

export type Direction = 'ltr' | 'rtl';

/** The direction of a paragraph is that of its first letter. */
export function directionOf(text: string): Direction {
  if (!fromTheRight.test(text)) return 'ltr';
  return bidi.getEmbeddingLevels(text.trimStart()).paragraphs[0]?.level === 1 ? 'rtl' : 'ltr';
}

/** Signs as they stand between letters that run from the right: brackets turned round. */
const mirrored = (signs: string) => [...signs].map((sign) => bidi.getMirroredCharacter(sign) ?? sign).join('');

/** A piece of a line as the press lays it out. `x`: from the left of the line. */
export interface Inline {
  text: string;
  x: number;
  width: number;
  /** Widths of the spaces before and behind it. */
  leadingCut: number;
  trailingCut: number;
  level?: number;
  base?: Direction;
  isOrdered?: true;
}

/**
 * Puts the words of a line, which the press lays out from left to right, into the order in which they are read (UAX 9, L2).
 * Done again it changes nothing. A line without levels stays as it is.
 */
export function orderLine(inlines: readonly Inline[]): void {
  if (!inlines.some(({ level = 0, isOrdered }) => level > 0 && !isOrdered)) return;
  const base = inlines.find((inline) => inline.base)?.base ?? 'ltr';
  const levelOf = (inline: Inline) => inline.level ?? (base === 'rtl' ? 1 : 0);
  let ordered = [...inlines];
  for (let depth = Math.max(...inlines.map(levelOf)); depth > 0; depth -= 1)
    ordered = turned(ordered, (one) => levelOf(one) >= depth);
  let x = -(base === 'rtl' ? (inlines.at(-1)?.trailingCut ?? 0) : (inlines[0]?.leadingCut ?? 0));
  for (const inline of ordered) {
    const isTurned = levelOf(inline) % 2 === 1;
    // The space behind a word that runs from the right stands at its left.
    if (isTurned) inline.text = mirrored(inline.text.trimEnd());
    inline.isOrdered = true;
    inline.x = x + (isTurned ? inline.trailingCut : 0);
    x += inline.width;
  }
}

/** With every longest run of those that `isInside` turned round. */
function turned<T>(all: readonly T[], isInside: (one: T) => boolean): T[] {
  const result: T[] = [];
  let run: T[] = [];
  for (const one of all) {
    if (isInside(one)) run.unshift(one);
    else {
      result.push(...run, one);
      run = [];
    }
  }
  return [...result, ...run];
}
