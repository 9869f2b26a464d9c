import { type ActionAPIContext, defineAction } from 'astro:actions';
import { z } from 'astro/zod';
import { tokenInput } from '#src/features/accounts/input.ts';
import type { DraftKey } from '#src/features/drafts/change.ts';
import { leaveDraft, saveCompany, saveNamed, saveStory, saveWish, startDraft } from '#src/features/drafts/commands.ts';
import { alsoNamedCompany, chosenCompany } from '#src/features/drafts/company.ts';
import { moveEntry, removeEntry, saveEntry } from '#src/features/drafts/entries.ts';
import {
  companyInput,
  draftEntryInput,
  endOpenersInput,
  laterInput,
  moveInput,
  namedInput,
  removeInput,
  storyInput,
  submitInput,
  wishInput,
} from '#src/features/drafts/input.ts';
import { endOpeners } from '#src/features/drafts/openers.ts';
import { confirmCase } from '#src/features/drafts/publish.ts';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { renewLink, resumeDraft, sendResumeLink, submitDraft } from '#src/features/drafts/submit.ts';
import { draftCookie, draftCookieOptions } from '#src/features/drafts/token.ts';
import { takeTold } from '#src/features/drafts/told/commands.ts';
import { takingInput, tellFields, tellInput } from '#src/features/drafts/told/input.ts';
import { forgetTold, keepTold, sourcesOf, toldBy } from '#src/features/drafts/told/sources.ts';
import { dropUploads, keepUploads, settleUploads } from '#src/features/inbox/letters/uploads.ts';
import { ownerOfDraft } from '#src/features/unfinished/owner.ts';
import { type Outcome, refused } from '#src/lib/outcome.ts';
import { blackened } from '#src/lib/personal/guard.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { decisions } from './guard.ts';
import { isMailboxSpent, notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

type Form = { version: number; anew: boolean };

const userAgentOf = (context: ActionAPIContext) => context.request.headers.get('user-agent') ?? '';
const tokenOf = (context: ActionAPIContext) => context.cookies.get(draftCookie())?.value ?? null;

/**
 * The situation and the draft a form is about. A person without one gets a new one in the first step, and where they
 * ask for it because theirs is gone.
 */
async function writing(
  context: ActionAPIContext,
  form: Form,
  isFirstStep = false,
): Promise<{ situation: Situation; key: DraftKey }> {
  const situation = await context.locals.situation();
  await notTooOften(situation, 'write', [context.clientAddress]);
  const token = tokenOf(context);
  if (!(isFirstStep || form.anew) || (await draftByToken(situation.db, token))) {
    return { situation, key: { token, version: form.version } };
  }
  const begun = unwrap(await startDraft(situation, userAgentOf(context)));
  context.cookies.set(draftCookie(), begun.token, draftCookieOptions());
  return { situation, key: begun };
}

type Telling = { told: string; files: File[] };

const isTelling = ({ told, files }: Telling) => told !== '' || files.length > 0;

/** Reads what was told and keeps it for its page. */
async function hear(
  context: ActionAPIContext,
  { situation, key }: { situation: Situation; key: DraftKey },
  { told, files }: Telling,
): Promise<Outcome> {
  await notTooOften(situation, 'read', [context.clientAddress]);
  const draft = await draftByToken(situation.db, key.token);
  const owner = ownerOfDraft(draft);
  // Nobody's file is read for nothing: each takes a thread for seconds.
  if (owner === null) return unwrap(refused('not-signed-in'));
  const read = async (file: File) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  const sent = await Promise.all(files.map(read));
  const sources = unwrap(await sourcesOf(told, sent));
  if (draft) unwrap(await keepUploads(situation.db, draft.caseId, sent, situation.now));
  return keepTold(situation.db, { owner, now: situation.now }, { on: today(situation), decided: 0, sources });
}

export const drafts = {
  company: defineAction({
    accept: 'form',
    input: companyInput.extend(tellFields),
    handler: async (form, context) => {
      const { db } = await context.locals.situation();
      const chosen = unwrap(await chosenCompany(db, form));
      const also = 'search' in chosen ? null : unwrap(await alsoNamedCompany(db, form));
      // A search is no answer yet, but what was told is not sent twice.
      const begun = isTelling(form) || !('search' in chosen) ? await writing(context, form, true) : null;
      if (begun && isTelling(form)) unwrap(await hear(context, begun, form));
      if ('search' in chosen) return { ...chosen, also: form.alsoName, alsoChoice: form.alsoChoice };
      const { situation, key } = begun ?? (await writing(context, form, true));
      const { version } = unwrap(await saveCompany(situation, key, chosen));
      if (also !== null && 'search' in also) return { which: also.search };
      return unwrap(await saveNamed(situation, { ...key, version }, also));
    },
  }),

  /** Later than in the first step: another text, or mails, of which entries are to be made. */
  tell: defineAction({
    accept: 'form',
    input: tellInput,
    handler: async (form, context) => unwrap(await hear(context, await writing(context, form), form)),
  }),

  /** The proposals as their author wants them become entries; the others are not asked about again. */
  takeTold: defineAction({
    accept: 'form',
    input: takingInput,
    handler: async ({ taking, decided, ...form }, context) => {
      const { situation, key } = await writing(context, form);
      const saved = unwrap(
        await takeTold(situation, key, taking, (tx, caseId) => settleUploads(tx, caseId, situation.now)),
      );
      const { db, now } = situation;
      const owner = ownerOfDraft({ caseId: saved.caseId });
      const left = decided === null ? null : await toldBy(db, owner);
      if (left === null || decided === null) await forgetTold(db, owner);
      else unwrap(await keepTold(db, { owner, now }, { ...left, decided }));
      return { ...saved, taken: taking.entries.length };
    },
  }),

  /** What was told is not wanted. */
  dropTold: defineAction({
    accept: 'form',
    handler: async (_, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      const draft = await draftByToken(situation.db, tokenOf(context));
      if (draft) unwrap(await dropUploads(situation.db, draft.caseId));
      return unwrap(await forgetTold(situation.db, ownerOfDraft(draft)));
    },
  }),

  /** Which of several companies the case also names, or none. */
  nameCompany: defineAction({
    accept: 'form',
    input: namedInput,
    handler: async (form, context) => {
      const { db } = await context.locals.situation();
      const also = unwrap(await alsoNamedCompany(db, { ...form, alsoName: '' }));
      const { situation, key } = await writing(context, form);
      return unwrap(await saveNamed(situation, key, also !== null && 'search' in also ? null : also));
    },
  }),

  story: defineAction({
    accept: 'form',
    input: storyInput,
    handler: async (form, context) => {
      const { situation, key } = await writing(context, form);
      return unwrap(await saveStory(situation, key, blackened(form, await decisions(context))));
    },
  }),

  entry: defineAction({
    accept: 'form',
    input: draftEntryInput,
    handler: async (form, context) => {
      const { situation, key } = await writing(context, form);
      // At the text stands a button for each detail that is better blackened.
      const told = blackened(form, await decisions(context));
      return { ...unwrap(await saveEntry(situation, key, told)), entryId: form.id };
    },
  }),

  move: defineAction({
    accept: 'form',
    input: moveInput,
    handler: async (form, context) => {
      const { situation, key } = await writing(context, form);
      return { ...unwrap(await moveEntry(situation, key, { id: form.id, ...form.move })), entryId: form.id };
    },
  }),

  remove: defineAction({
    accept: 'form',
    input: removeInput,
    handler: async (form, context) => {
      const { situation, key } = await writing(context, form);
      return unwrap(await removeEntry(situation, key, form.id));
    },
  }),

  wish: defineAction({
    accept: 'form',
    input: wishInput,
    handler: async (form, context) => {
      const { situation, key } = await writing(context, form);
      return unwrap(await saveWish(situation, key, blackened(form, await decisions(context))));
    },
  }),

  submit: defineAction({
    accept: 'form',
    input: submitInput,
    handler: async (form, context) => {
      const { situation, key } = await writing(context, form);
      await notTooOften(situation, 'mail', [context.clientAddress]);
      const to = { email: form.email, ip: context.clientAddress };
      const isSpent = await isMailboxSpent(situation, 'confirm-case', to);
      return unwrap(await submitDraft(situation, key, { ...form, isSpent }, await decisions(context)));
    },
  }),

  later: defineAction({
    accept: 'form',
    input: laterInput,
    handler: async (form, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'mail', [context.clientAddress]);
      const to = { email: form.email, ip: context.clientAddress };
      const isSpent = await isMailboxSpent(situation, 'resume-draft', to);
      unwrap(await sendResumeLink(situation, tokenOf(context), { ...form, isSpent }));
      return { email: form.email };
    },
  }),

  /** On the page for going on later: another browser or a mailed link opens the draft no longer. */
  endOpeners: defineAction({
    accept: 'form',
    input: endOpenersInput,
    handler: async ({ opener }, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      return unwrap(await endOpeners(situation, tokenOf(context), opener));
    },
  }),

  /** Begins another case: this browser lets go of the draft, which stays reachable by its mail link. */
  leave: defineAction({
    accept: 'form',
    handler: async (_, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      unwrap(await leaveDraft(situation, tokenOf(context)));
      context.cookies.delete(draftCookie(), draftCookieOptions());
      return null;
    },
  }),

  resume: defineAction({
    accept: 'form',
    input: z.object({ token: tokenInput }),
    handler: async (form, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      const held = tokenOf(context);
      const { token } = unwrap(await resumeDraft(situation, { ...form, held, userAgent: userAgentOf(context) }));
      context.cookies.set(draftCookie(), token, draftCookieOptions());
      return null;
    },
  }),

  confirm: defineAction({
    accept: 'form',
    input: z.object({ token: tokenInput }),
    handler: async (form, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      const userAgent = userAgentOf(context);
      const { cookie, number, title, locale } = unwrap(
        await confirmCase(
          situation,
          { ...form, userAgent, cookies: context.request.headers.get('cookie') },
          await decisions(context),
        ),
      );
      context.cookies.set(cookie.name, cookie.value, cookie.attributes);
      // The draft in this browser is either this case or gone; another one in writing is not touched.
      if (!(await draftByToken(situation.db, tokenOf(context)))) {
        context.cookies.delete(draftCookie(), draftCookieOptions());
      }
      return { number, title, locale };
    },
  }),

  renew: defineAction({
    accept: 'form',
    input: z.object({ token: tokenInput, purpose: z.enum(['confirm-case', 'resume-draft'], { error: 'invalid' }) }),
    handler: async (form, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'mail', [context.clientAddress]);
      return unwrap(await renewLink(situation, form));
    },
  }),
};
