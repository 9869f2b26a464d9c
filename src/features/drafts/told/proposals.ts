import { storyOf } from '#src/features/import/index.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import type { Day } from '#src/lib/dates.ts';
import type { Draft } from '../queries.ts';
import { isSame, type Left, leftIn, type Proposed, proposedIn, type ReadSource, type Thing, thingOf } from './rules.ts';
import type { Told } from './sources.ts';

/** A proposal on the page: `n` names its fields, `id` will be its entry's. */
export interface Card extends Proposed {
  n: number;
  id: string;
}

/** A piece that was not understood, likewise. */
export interface LeftCard extends Left {
  n: number;
  id: string;
}

/** What the page shows of a telling. */
export interface Proposals {
  sources: ReadSource[];
  cards: Card[];
  left: LeftCard[];
  /** Proposals that stand in the draft already. */
  there: number;
  /** Those that come after these ones. */
  later: number;
}

/** The entry that this thing becomes in this case, however often it is told. */
export const proposalId = (caseId: string, { day, words }: Thing): string =>
  keyedHash(`told:${caseId}:${day}:${words}`).slice(0, 30);

/** What a mail says itself, above everything that it quotes, as the thing that it becomes; null where nothing is read. */
export async function ownThing(text: string, on: Day): Promise<{ day: string; folded: string; words: string } | null> {
  const story = await storyOf(text, on);
  const top = proposedIn([{ text, story }]).find(({ proposal }) => proposal.words.some(({ start }) => start === 0));
  return top ? { day: top.day, folded: top.words, words: top.proposal.text } : null;
}

/** So many at once: more nobody looks through on a telephone. */
const mostCards = 60;
export const mostLeft = 40;

/**
 * What was told, as proposals beside the entries that are there. An id is made of day and words: the same thing told again is
 * the same entry, also when its author changed it since, and a form that is sent twice makes one.
 */
export async function proposalsOf(told: Told, draft: Pick<Draft, 'caseId' | 'entries'>): Promise<Proposals> {
  const sources: ReadSource[] = [];
  for (const { words, on } of told.sources) sources.push({ text: words, story: await storyOf(words, on ?? told.on) });
  const idOf = (day: string, words: string) => proposalId(draft.caseId, { day, words });
  const things = draft.entries.map((entry) => ({ id: entry.id, ...thingOf(entry) }));
  const all = proposedIn(sources).map((one, n) => ({ ...one, n, id: idOf(one.day, one.words) }));
  const fresh = all.filter((card) => !things.some((thing) => thing.id === card.id || isSame(thing, card)));
  const open = fresh.filter(({ n }) => n >= told.decided);
  const left = leftIn(sources).map((piece, n) => ({ ...piece, n, id: idOf('left', piece.text) }));
  const cards = open.slice(0, mostCards);
  return {
    sources,
    cards,
    // What was not understood is asked about once, with the last proposals.
    left: open.length > mostCards ? [] : left.filter(({ id }) => !things.some((thing) => thing.id === id)),
    there: all.length - fresh.length,
    later: open.length - cards.length,
  };
}
