import { type Proposals, proposalId, proposalsOf } from '#src/features/drafts/index.ts';
import type { Entry } from '#src/features/timeline/story/rules.ts';
import { dayOf } from '#src/lib/dates.ts';
import type { Letter } from '../letters/letter.ts';
import type { TrayLetter } from './queries.ts';

/** The letters of a tray as proposals, and for each letter the numbers of its cards. */
export interface TrayCards extends Proposals {
  numbers: ReadonlyMap<string, number[]>;
  /** Domains that signed, by the entry that a card becomes. */
  signed: ReadonlyMap<string, string>;
}

/**
 * Every letter as the entries that it would become. Who wrote it, its sender says; one of which nothing can be read is a card
 * that waits for its author's words, and none is left out.
 */
export async function cardsOf(
  letters: readonly TrayLetter[],
  theCase: { caseId: string; entries: Entry[] },
): Promise<TrayCards> {
  const sources = letters.map(({ subject, from, text, notes, receivedAt }) => ({
    name: subject || from,
    words: text,
    notes,
    on: dayOf(receivedAt),
  }));
  const [first] = letters;
  const proposals = await proposalsOf({ on: dayOf(first?.receivedAt ?? new Date(0)), decided: 0, sources }, theCase);
  const cards = proposals.cards.map((card) => {
    const letter = letters[card.source];
    const isTop = card.proposal.words.some(({ start }) => start === 0);
    if (!letter || !isTop || !letter.isOwn) return card;
    return { ...card, proposal: { ...card.proposal, direction: 'to-company' as const } };
  });
  const numbers = new Map(
    letters.map(({ id }, source) => [id, cards.filter((card) => card.source === source).map(({ n }) => n)]),
  );
  return { ...proposals, cards, numbers, signed: signedOf(theCase.caseId, letters) };
}

/** Which entries would be proved, and by which domain. */
export const signedOf = (caseId: string, letters: readonly Letter[]): Map<string, string> =>
  new Map(
    letters.flatMap(({ proofs }) =>
      proofs.map(({ day, folded, domain }) => [proposalId(caseId, { day, words: folded }), domain] as const),
    ),
  );
