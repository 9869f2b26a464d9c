import { readFileSync } from 'node:fs';
import { type Find, type Kind, kinds, personalData } from '#src/lib/personal/find.ts';
import { clean } from '#src/lib/text.ts';

interface Sentence {
  text: string;
  marked: { kind: Kind; start: number; end: number }[];
}

/** The sentences of a file beside this one; how they are written says its head. */
export function labelled(file: 'sentences' | 'held-out' | 'company-own' | 'attacks'): Sentence[] {
  const lines = readFileSync(new URL(`${file}.txt`, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map(read);
}

function read(line: string): Sentence {
  const marked: Sentence['marked'] = [];
  let text = '';
  for (const [piece, name, inside] of line.matchAll(/\{([a-z]+)\|([^}]*)\}|[^{]+|\{/g)) {
    const kind = kinds.find((one) => one === name);
    const words = (inside ?? piece).replaceAll('␣', '\u00a0').replaceAll('\\n', '\n');
    if (kind) marked.push({ kind, start: text.length, end: text.length + words.length });
    text += words;
  }
  if (clean(text) !== text) throw new Error(`not as it would be stored: ${line}`);
  return { text, marked };
}

/** The right place: all of it covered, and hardly more. */
const isRight = (mark: Sentence['marked'][number], find: Find) =>
  mark.kind === find.kind &&
  find.start <= mark.start &&
  find.end >= mark.end &&
  find.end - find.start - (mark.end - mark.start) <= 6;

export interface Measured {
  kind: Kind;
  marks: number;
  precision: number;
  recall: number;
}

/** How well the rules do by kind, which sentences they get wrong, and how many harmless ones carry a mark. */
export function measure(sentences: readonly Sentence[]) {
  const count = new Map(kinds.map((kind) => [kind, { marks: 0, right: 0, found: 0 }]));
  const wrong: string[] = [];
  const harmless = { sentences: 0, marked: 0 };
  for (const { text, marked } of sentences) {
    const finds = personalData(text);
    const missed = marked.filter((mark) => !finds.some((find) => isRight(mark, find)));
    const false_ = finds.filter((find) => !marked.some((mark) => isRight(mark, find)));
    for (const mark of marked) bump(mark.kind, 'marks');
    for (const mark of marked) if (!missed.includes(mark)) bump(mark.kind, 'right');
    for (const find of finds) bump(find.kind, 'found');
    if (missed.length + false_.length > 0) {
      const said = finds.map((find) => `${find.kind}(${find.found})`).join(' ') || 'nothing';
      wrong.push(`${text.replaceAll('\n', '\\n')} → ${said}`);
    }
    if (marked.length === 0) {
      harmless.sentences++;
      if (finds.length > 0) harmless.marked++;
    }
  }
  function bump(kind: Kind, what: 'marks' | 'right' | 'found') {
    const one = count.get(kind);
    if (one) one[what]++;
  }
  const byKind: Measured[] = [...count].map(([kind, { marks, right, found }]) => ({
    kind,
    marks,
    precision: found === 0 ? 1 : right / found,
    recall: marks === 0 ? 1 : right / marks,
  }));
  return { byKind, wrong, harmless };
}
