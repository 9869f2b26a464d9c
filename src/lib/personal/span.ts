/** Where something stands in a text: from `start` to before `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Stands in for what was recognised already: no letter, no digit, no space, and what a blackened text consists of. */
export const black = '█';

/** The text with every character of the spans covered, as long as before. */
export function covered(text: string, spans: readonly Span[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    result += text.slice(from, begin) + black.repeat(end - begin);
    from = end;
  }
  return result + text.slice(from);
}

/** Every match, or of each match the group called `it`. Flags: g, and d where there is such a group, which costs time. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.it ?? [match.index, match.index + match[0].length];
    if (end > start) spans.push({ start, end });
  }
  return spans;
}

export function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length;
}

/** What stands directly before, at most so many characters and of the same sentence. */
export function before(text: string, start: number, most: number): string {
  return text.slice(Math.max(0, start - most), start).replace(/^.*[.!?\n] /s, '');
}
