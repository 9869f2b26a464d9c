import type { Span } from '#src/features/import/index.ts';
import type { Find } from '#src/lib/personal/find.ts';
import type { Card, LeftCard } from './proposals.ts';

/** A stretch of text with what is said about it. */
export interface Stretch<M> {
  text: string;
  marks: readonly M[];
  /** Marks that begin here. */
  begins: readonly M[];
}

/** A text in stretches, by marks that may overlap: together they are the text. */
export function stretchesOf<M extends Span>(text: string, marks: readonly M[]): Stretch<M>[] {
  const inside = marks.filter(({ start, end }) => start < end && start >= 0 && end <= text.length);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const ordered = inside.toSorted((a, b) => a.start - b.start);
  const open: M[] = [];
  let next = 0;
  return cuts.slice(0, -1).map((from, index) => {
    for (let at = open.length - 1; at >= 0; at -= 1) if ((open[at]?.end ?? 0) <= from) open.splice(at, 1);
    const begins: M[] = [];
    for (let mark = ordered[next]; mark && mark.start === from; mark = ordered[next]) {
      open.push(mark);
      begins.push(mark);
      next += 1;
    }
    return { text: text.slice(from, cuts[index + 1]), marks: [...open], begins };
  });
}

export type CardMark = Span & { kind: 'date' | 'personal' };

/** In the words of a card: the expression of its date, and what looks personal. */
export function cardMarks({ proposal }: Pick<Card, 'proposal'>, source: string, finds: readonly Find[]): CardMark[] {
  const { text, date } = proposal;
  const words = date ? source.slice(date.start, date.end) : '';
  const at = words === '' ? -1 : text.indexOf(words);
  return [
    ...(at < 0 ? [] : [{ start: at, end: at + words.length, kind: 'date' as const }]),
    ...finds.map(({ start, end }) => ({ start, end, kind: 'personal' as const })),
  ];
}

export type SourceMark = Span & { kind: 'card' | 'left' | 'date'; n: number; number: number };

/** In a text that was told: what became of it. `number`: of its card on the page. */
export function sourceMarks(
  { source, text }: { source: number; text: string },
  cards: readonly Card[],
  left: readonly LeftCard[],
): SourceMark[] {
  // A number stands at a word and not in the blank line before it.
  const atWord = (start: number) => start + (/^\s*/.exec(text.slice(start, start + 200))?.[0].length ?? 0);
  const own = cards.map((card, index) => ({ card, number: index + 1 })).filter(({ card }) => card.source === source);
  return [
    ...own.flatMap(({ card: { proposal, n }, number }) => [
      ...proposal.words.map(({ start, end }) => ({ start: atWord(start), end, kind: 'card' as const, n, number })),
      ...(proposal.date ? [{ ...proposal.date, kind: 'date' as const, n, number }] : []),
    ]),
    ...left
      .filter((piece) => piece.source === source)
      .map(({ start, end, n }) => ({ start, end, kind: 'left' as const, n, number: 0 })),
  ];
}
