import { type Actor, belongsTo } from '#src/lib/situation.ts';

/**
 * Who may do what with a case in writing. Nobody needs an account for it: a browser's token is its only key,
 * and the mail link proves the address.
 */
export const draftCan = {
  start: (_actor: Actor) => true,
  /** Read, change and submit: whoever holds the token, so that no draft is found without it. */
  write: <D>(token: string | null, found: D | null): found is D => token !== null && found !== null,
  /** Nobody writes a case against a company they speak for. */
  complainAbout: (actor: Actor, companyId: string) => !belongsTo(actor, companyId),
  /** Publish, and have a link sent anew: whoever reads the mail at the address given last. */
  confirm: (link: { email: string }, draft: { email: string }) => link.email === draft.email,
  /** Open the draft elsewhere: whoever was sent a link to it. */
  resume: (link: { subjectId: string | null }): link is { subjectId: string } => link.subjectId !== null,
  /** End another browser: only one that came later, or whoever was let in could lock the author out. */
  endKey: (own: { id: number }, key: { id: number }) => key.id > own.id,
  endLink: (own: { openedAt: Date }, link: { createdAt: Date }) => link.createdAt >= own.openedAt,
} as const;
