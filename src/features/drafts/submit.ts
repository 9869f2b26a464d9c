import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, drafts } from '#db/schema/index.ts';
import { createLink, isLinkOpen, peekLink, useLink } from '#src/features/accounts/index.ts';
import { refreshCase } from '#src/features/cases/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { keyedHash, seal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Decisions, nothingDecided } from '#src/lib/personal/guard.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { draftCan } from './can.ts';
import { changeDraft, type DraftKey, type Saved } from './change.ts';
import { newDraftKey, opens } from './keys.ts';
import { decidePersonalData } from './personal.ts';
import { namesOwnDomain } from './publish.ts';
import { type Draft, draftForWriting, draftOfCase, draftOfCaseForWriting } from './queries.ts';

const day = 24 * 60;
/** How long the links to a draft are good. */
const validMinutes = { 'confirm-case': 7 * day, 'resume-draft': 60 * day } as const;
/** A link that is good for less does not stand in for a new one. */
const leastMinutesLeft = day;

/**
 * Asks for publication: the link that confirms goes to `email`. A second call with the same address and an up-to-date
 * version sends the link again; a form sent twice does not. Refuses (invalid) `draft-incomplete`, `personal-data` while
 * something personal in it is undecided, and `own-domain` when the author would name a website at the domain of their own
 * mail: whoever reads mail there could claim the profile.
 * `isSpent`: this network has sent many such mails to this mailbox; then the one that is there has to do, and without one
 * it refuses (too-often).
 */
export function submitDraft(
  situation: Situation,
  key: DraftKey,
  { email, isSpent = false }: { email: string; isSpent?: boolean },
  decisions: Decisions = nothingDecided,
): Promise<Outcome<Saved>> {
  return changeDraft(situation, key, {
    action: 'submit',
    isDone: (draft) => draft.isSubmitted && draft.email === email && draft.version === key.version + 1,
    apply: async (tx, draft) => {
      if (draft.missing.length > 0) return refused('invalid', { reason: 'draft-incomplete' });
      if (namesOwnDomain(draft, email)) return refused('invalid', { field: 'email', reason: 'own-domain' });
      const decided = await decidePersonalData(tx, draft, { decided: decisions, now: situation.now });
      if (!decided.ok) return decided;
      await tx.update(cases).set({ submittedAt: situation.now }).where(eq(cases.id, draft.caseId));
      await tx
        .update(drafts)
        .set({ email: seal(email) })
        .where(eq(drafts.caseId, draft.caseId));
      await refreshCase(tx, draft.caseId, today(situation));
      if (isSpent) return spent(tx, situation, 'confirm-case', draft.caseId, email);
      await mailLink(tx, situation, 'confirm-case', draft, email, `${draft.caseId}:${draft.version}`);
      return done();
    },
  });
}

/** Instead of one more mail. */
async function spent(
  tx: Transaction,
  { now }: Situation,
  purpose: keyof typeof validMinutes,
  caseId: string,
  email: string,
): Promise<Outcome> {
  const isOpen = await isLinkOpen(tx, { purpose, email, now, minutesLeft: leastMinutesLeft, subjectIds: [caseId] });
  return isOpen ? done() : refused('too-often');
}

/** A link to the draft goes out; `occasion` names the mail beside its purpose. */
async function mailLink(
  tx: Transaction,
  { now }: Situation,
  purpose: keyof typeof validMinutes,
  { caseId, locale }: Pick<Draft, 'caseId' | 'locale'>,
  email: string,
  occasion: string,
): Promise<void> {
  const minutes = validMinutes[purpose];
  const token = await createLink(tx, { purpose, email, subjectId: caseId, now, validMinutes: minutes });
  const url = absolute(paths.link(locale, purpose, token));
  await queueMail(tx, { mail: { kind: purpose, url }, to: email, locale, dedupeKey: `${purpose}:${occasion}`, now });
}

/**
 * "Continue later": mails a link that opens the draft in any browser. `occasion` comes with the form: sending it twice
 * sends one mail. Refuses not-found (`draft-gone`). `isSpent`: as for `submitDraft`.
 */
export function sendResumeLink(
  situation: Situation,
  token: string | null,
  { email, occasion, isSpent = false }: { email: string; occasion: string; isSpent?: boolean },
): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const draft = token === null ? null : await draftForWriting(tx, token);
    if (!draftCan.write(token, draft)) return refused('not-found', { reason: 'draft-gone' });
    if (isSpent) return spent(tx, situation, 'resume-draft', draft.caseId, email);
    await mailLink(tx, situation, 'resume-draft', draft, email, `${draft.caseId}:${occasion}`);
    await tell(tx, situation, { action: 'drafts.later', subjectId: draft.caseId, caseId: draft.caseId });
    return done();
  });
}

/**
 * Opens the draft in another browser: answers the token for its cookie. Both browsers can go on. One that has the draft
 * open (`held`: its token) keeps its key. Refuses what `useLink` refuses, and too-late (`link-used`) when the case is
 * published.
 */
export function resumeDraft(
  situation: Situation,
  { token, held = null, userAgent = '' }: { token: string; held?: string | null; userAgent?: string },
): Promise<Outcome<{ token: string }>> {
  return write(situation.db, async (tx) => {
    const link = await useLink(tx, { purpose: 'resume-draft', token, now: situation.now });
    if (!link.ok) return link;
    if (!draftCan.resume(link.value)) return refused('not-found', { reason: 'link-unknown' });
    const caseId = link.value.subjectId;
    const draft = await draftOfCaseForWriting(tx, caseId);
    if (draft === null) return refused('too-late', { reason: 'link-used' });
    const isOpen = held !== null && (await opens(tx, held, caseId));
    const access = isOpen ? held : await newDraftKey(tx, { caseId, userAgent, link: token, now: situation.now });
    await tell(tx, situation, { action: 'drafts.resume', subjectId: caseId, caseId });
    return done({ token: access });
  });
}

/**
 * A used or expired link of a draft is sent anew, to the address it went to before and to no other.
 * Refuses not-found when the draft is no more.
 */
export async function renewLink(
  situation: Situation,
  { purpose, token }: { purpose: keyof typeof validMinutes; token: string },
): Promise<Outcome<{ email: string }>> {
  const { email, subjectId, state } = await peekLink(situation.db, { purpose, token, now: situation.now });
  const draft = subjectId === null ? null : await draftOfCase(situation.db, subjectId);
  if (email === null || draft === null || state === 'usable') return refused('not-found', { reason: 'draft-gone' });
  if (purpose === 'confirm-case' && !draftCan.confirm({ email }, draft))
    return refused('too-late', { reason: 'link-replaced' });
  // One renewal of a link within ten minutes, however often the button is pressed.
  const occasion = `${keyedHash(token).slice(0, 16)}:${Math.floor(situation.now.getTime() / 600_000)}`;
  return write(situation.db, async (tx) => {
    await mailLink(tx, situation, purpose, draft, email, `again:${occasion}`);
    await tell(tx, situation, { action: 'drafts.renew', subjectId: draft.caseId, caseId: draft.caseId });
    return done({ email });
  });
}
