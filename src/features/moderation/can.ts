import { sha256 } from '#src/lib/crypto.ts';
import type { Actor } from '#src/lib/situation.ts';

const asModerator = (actor: Actor) => actor.userId !== null && actor.isModerator;

/**
 * Who may do what. That nobody decides about a case of their own, or against a company they speak for, is asked of each
 * case (`caseCan.remove`); who may look a second time says `lookBar`.
 */
export const moderationCan = {
  /** Also without an account (Art. 16). */
  giveNotice: () => true,
  ask: asModerator,
  decide: asModerator,
  confirm: asModerator,
  drop: asModerator,
  /** The author of the piece; a notifier proves themselves by the link of their notice. */
  answer: (actor: Actor, { authorId }: { authorId: string | null }) =>
    actor.userId !== null && actor.userId === authorId,
} satisfies Record<string, (actor: Actor, about: { authorId: string | null }) => boolean>;

/** By the link of a letter about a decision, without an account (Art. 20); each side once. */
export const letterCan = {
  appeal: (token: string, { tokenHash, mayAppeal }: { tokenHash: string; mayAppeal: boolean }) =>
    mayAppeal && tokenHash === sha256(token),
};

/** A notifier has no account: whoever holds the link of the receipt gave the notice. */
export const noticeCan = {
  answer: (token: string, { tokenHash }: { tokenHash: string }) => tokenHash === sha256(token),
};
