import type { Span } from '../text/text.ts';

/** A line with its end; quoted `level` times (">> "), after which its words begin. */
export interface Line extends Span {
  level: number;
  /** Without quote marks and the end of the line. */
  words: string;
  /** Where `words` begin. */
  from: number;
}

/** The lines of a piece of text. */
export function linesIn(text: string, { start, end }: Span): Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end; ) {
    const stop = text.indexOf('\n', at);
    const next = stop < 0 || stop >= end ? end : stop + 1;
    const line = text.slice(at, next);
    const quotes = /^(?:[ \t]{0,4}>){1,20} ?/.exec(line)?.[0] ?? '';
    const from = at + quotes.length;
    lines.push({
      start: at,
      end: next,
      level: quotes.replace(/[^>]/g, '').length,
      words: text.slice(from, next).replace(/[\r\n]+$/, ''),
      from,
    });
    at = next;
  }
  return lines;
}
