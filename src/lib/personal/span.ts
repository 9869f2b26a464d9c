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
  // As `matchAll`, which makes each pattern anew for each text: of short texts that is most of the time.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [start, end] = match.indices?.groups?.it ?? [match.index, match.index + match[0].length];
    if (end > start) spans.push({ start, end });
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
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
