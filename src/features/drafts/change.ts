import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, drafts } from '#db/schema/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { draftCan } from './can.ts';
import { endKeyOf, newDraftKey } from './keys.ts';
import { type Draft, draftForWriting } from './queries.ts';

/** Which draft a form belongs to, and the version it was shown with. */
export interface DraftKey {
  token: string | null;
  version: number;
}

/** The draft after the change. */
export interface Saved {
  caseId: string;
  version: number;
}

/** Begins an empty draft; answers the token that opens it, for the cookie of the browser with this `userAgent`. */
export function startDraft(situation: Situation, userAgent = ''): Promise<Outcome<Saved & { token: string }>> {
  return write(situation.db, async (tx) => {
    if (!draftCan.start(situation.actor)) return refused('not-allowed');
    const caseId = newId();
    await tx.insert(cases).values({ id: caseId, locale: situation.locale, createdAt: situation.now });
    await tx.insert(drafts).values({ caseId, savedAt: situation.now });
    const token = await newDraftKey(tx, { caseId, userAgent, link: null, now: situation.now });
    await tell(tx, situation, { action: 'drafts.start', subjectId: caseId, caseId });
    return done({ caseId, version: 1, token });
  });
}

/** This browser lets go of the draft to begin another case: its key ends. It stays reachable by its mail link. */
export function leaveDraft(situation: Situation, token: string | null): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const draft = token === null ? null : await draftForWriting(tx, token);
    if (token === null || !draftCan.write(token, draft)) return done();
    await endKeyOf(tx, token);
    await tell(tx, situation, { action: 'drafts.leave', subjectId: draft.caseId, caseId: draft.caseId });
    return done();
  });
}

/** The draft that this token opens, for a change of something beside it. Refuses not-found (`draft-gone`). */
export async function changeableDraft(tx: Transaction, token: string | null): Promise<Outcome<Draft>> {
  const draft = token === null ? null : await draftForWriting(tx, token);
  return draftCan.write(token, draft) ? done(draft) : refused('not-found', { reason: 'draft-gone' });
}

interface Change {
  action: 'company' | 'nameCompany' | 'story' | 'entry' | 'tell' | 'move' | 'remove' | 'wish' | 'submit';
  /** True when the draft already is as this change would leave it: a form that was sent twice. */
  isDone?: (draft: Draft) => boolean;
  apply: (tx: Transaction, draft: Draft) => Promise<Outcome>;
}

/**
 * One change of a draft by whoever holds its token. A form shown with an older version is refused (`conflict`),
 * unless what it wants is already so. Refuses: not-found (`draft-gone`), conflict (`draft-changed`), and what
 * `apply` refuses.
 */
export function changeDraft(situation: Situation, key: DraftKey, change: Change): Promise<Outcome<Saved>> {
  return write(situation.db, async (tx) => {
    const opened = await changeableDraft(tx, key.token);
    if (!opened.ok) return opened;
    const draft = opened.value;
    const { caseId, version } = draft;
    if (change.isDone?.(draft)) return done({ caseId, version });
    if (version !== key.version) return refused('conflict', { reason: 'draft-changed' });
    const applied = await change.apply(tx, draft);
    if (!applied.ok) return applied;
    await tx
      .update(drafts)
      .set({ version: version + 1, savedAt: situation.now })
      .where(eq(drafts.caseId, caseId));
    await tell(tx, situation, { action: `drafts.${change.action}`, subjectId: caseId, caseId });
    return done({ caseId, version: version + 1 });
  });
}
