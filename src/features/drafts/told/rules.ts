import { nearOf } from '#src/features/import/dates/resolve.ts';
import type { Span } from '#src/features/import/text/text.ts';
import type { Proposal, Story } from '#src/features/import/told/story.ts';
import { foundOf } from '#src/features/timeline/entry/rules.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import { codeOf } from '#src/lib/days/code.ts';
import { fold, saysSomething } from '#src/lib/text.ts';

/** A text that was told, and what was understood of it. */
export interface ReadSource {
  text: string;
  story: Story;
}

/** What decides whether two things that were told are one: day and words. */
export interface Thing {
  /** As `codeOf`; `?` where no day is known. */
  day: string;
  /** Folded. */
  words: string;
}

/** An entry that is proposed. `source`: the number of the text that it was told in. */
export interface Proposed extends Thing {
  source: number;
  proposal: Proposal;
}

/** A piece of a text that was not understood as something that happened. */
export interface Left extends Span {
  source: number;
  text: string;
}

/**
 * The proposals of several texts in one order, each thing once: of a mail that others quote, the one whose day is known
 * and that says most. What has no words is none, unless its subject says something.
 */
export function proposedIn(sources: readonly ReadSource[]): Proposed[] {
  const kept: Proposed[] = [];
  for (const one of sources.flatMap(inSource).toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))) {
    const proposed = one.proposed;
    const at = kept.findIndex((other) => isTwice(other, proposed));
    const before = kept[at];
    if (!before) kept.push(proposed);
    else if (weight(proposed) > weight(before)) kept[at] = proposed;
  }
  return kept;
}

function inSource({ text, story }: ReadSource, source: number): { on: string; proposed: Proposed }[] {
  let on = '';
  // One sentence with hundreds of days is as many proposals with its words, one behind the other.
  let last = { said: '', words: '' };
  return story.proposals.flatMap((proposal) => {
    const said = withoutQuotes(proposal.text) || subjectOf(text, proposal.words);
    if (!saysSomething(said)) return [];
    if (last.said !== said) last = { said, words: fold(said) };
    on = (proposal.found && nearOf(proposal.found)) ?? proposal.ask[0] ?? on;
    const proposed = { source, proposal: { ...proposal, text: said }, day: dayOf(proposal), words: last.words };
    return [{ on, proposed }];
  });
}

/** A mail that another one quotes has a sign before each line. */
const withoutQuotes = (text: string) => text.replace(/^(?:[ \t]{0,4}>){1,20} ?/gm, '').trim();

function subjectOf(text: string, words: readonly Span[]): string {
  const head = words.map(({ start, end }) => text.slice(start, end)).join('');
  return /^(?:subject|betreff): *(\S[^\n]*)$/im.exec(head)?.[1] ?? '';
}

function dayOf({ found, ask }: Pick<Proposal, 'found' | 'ask'>): string {
  if (found === null) return ask.length > 0 ? ask.join(' ') : '?';
  return found.precision === 'unknown' ? '?' : codeOf(found);
}

const weight = ({ day, words }: Thing) => (day === '?' ? 0 : 1_000_000) + words.length;

/** Within one text only mails and messages are told twice; a story may do the same thing again in like words. */
function isTwice(one: Proposed, other: Proposed): boolean {
  if (one.source !== other.source) return isSame(one, other);
  if (one.words === other.words) return one.day === other.day;
  const isWritten = one.proposal.channel === 'email' || one.proposal.channel === 'chat';
  return isWritten && one.proposal.channel === other.proposal.channel && isSame(one, other);
}

const wordsOfShingle = 3;
/** Shorter texts are the same only word by word: honest people say "Noch einmal angerufen" on many days. */
const fewestShingles = 8;
/** So much of the shorter text stands in the other one. */
const sharedPart = 0.85;

/** Whether two things on the same day, or of which one has no day, are the same: word by word, or nearly, or one a part of the other. */
export function isSame(one: Thing, other: Thing): boolean {
  const isDayKnown = one.day !== '?' && other.day !== '?';
  if (isDayKnown && one.day !== other.day) return false;
  if (one.words === other.words) return isDayKnown || shinglesOf(one.words).size >= fewestShingles;
  const [few, many] = [shinglesOf(one.words), shinglesOf(other.words)].toSorted((a, b) => a.size - b.size);
  if (!few || !many || few.size < fewestShingles) return false;
  let shared = 0;
  for (const shingle of few) if (many.has(shingle)) shared += 1;
  return shared >= few.size * sharedPart;
}

function shinglesOf(folded: string): Set<string> {
  const words = folded.split(' ');
  const shingles = new Set<string>();
  for (let at = 0; at + wordsOfShingle <= words.length; at += 1)
    shingles.add(words.slice(at, at + wordsOfShingle).join(' '));
  return shingles;
}

/** An entry of the draft as a thing that may be told again. */
export function thingOf(entry: Entry): Thing {
  return { day: entry.precision === 'unknown' ? '?' : codeOf(foundOf(entry)), words: fold(entry.text) };
}

/** What was not understood, neighbours in one piece; nothing that says nothing. */
export function leftIn(sources: readonly ReadSource[]): Left[] {
  return sources.flatMap(({ text, story }, source) => {
    const pieces: Left[] = [];
    for (const { start, end } of story.leftover) {
      const last = pieces.at(-1);
      if (last && text.slice(last.end, start).trim() === '') last.end = end;
      else pieces.push({ source, start, end, text: '' });
    }
    return pieces
      .map((piece) => ({ ...piece, text: text.slice(piece.start, piece.end).trim() }))
      .filter((piece) => saysSomething(piece.text));
  });
}
