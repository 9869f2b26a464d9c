import { keyedHash } from '#src/lib/crypto.ts';
import type { Actor } from '#src/lib/situation.ts';

/** Whoever holds the draft, or the person who is signed in. */
export type Owner = `draft:${string}` | `user:${string}`;

export const ownerOfDraft = (draft: { caseId: string } | null): Owner | null =>
  draft ? `draft:${draft.caseId}` : null;

export const ownerOfActor = ({ userId }: Pick<Actor, 'userId'>): Owner | null =>
  userId === null ? null : `user:${userId}`;

/** Under which a browser keeps words of this owner and of nobody else. Tells nothing about who it is. */
export function markOf(owner: Owner | null): string {
  return owner === null ? '' : owner.slice(0, 1) + keyedHash(`typed:${owner}`).slice(0, 16);
}
