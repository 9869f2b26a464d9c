import { keyedHash } from '#src/lib/crypto.ts';

/**
 * What opens a decision for one of those who were told of it, and an appeal. `side`: the id of a notice, `company` for
 * one that was heard, null for whoever wrote what it is about.
 * Made from the ids and the key of this site, so that every mail can name it; the database has its hash.
 */
export const decisionToken = (decisionId: string, side: string | null): string =>
  keyedHash(`decision ${decisionId} for ${side ?? 'whoever is affected'}`);
