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

/** Every match, or of each match the group called `it`. The pattern has to have the flags g and d. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const place = match.indices?.groups?.it ?? match.indices?.[0];
    return place && place[1] > place[0] ? [{ start: place[0], end: place[1] }] : [];
  });
}

export function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length;
}

/** What stands directly before, at most so many characters and of the same sentence. */
export function before(text: string, start: number, most: number): string {
  return text.slice(Math.max(0, start - most), start).replace(/^.*[.!?\n] /s, '');
}
