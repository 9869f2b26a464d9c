import { type ActionAPIContext, defineAction } from 'astro:actions';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { draftCookie } from '#src/features/drafts/token.ts';
import { forgetTyped, keepTyped } from '#src/features/unfinished/commands.ts';
import { keepInput, typedIn } from '#src/features/unfinished/input.ts';
import { type Owner, ownerOfActor, ownerOfDraft } from '#src/features/unfinished/owner.ts';
import { refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** Pages of the draft belong to whoever holds it, all others to whoever is signed in. */
async function ownerOf(page: string, situation: Situation, context: ActionAPIContext): Promise<Owner | null> {
  if (!page.startsWith('write/')) return ownerOfActor(situation.actor);
  return ownerOfDraft(await draftByToken(situation.db, context.cookies.get(draftCookie())?.value));
}

export const unfinished = {
  /** While somebody types, and at buttons that lead away; `drop`: what was typed is not wanted. */
  keep: defineAction({
    accept: 'form',
    handler: async (form, context) => {
      const asked = keepInput.safeParse(Object.fromEntries(form));
      if (!asked.success) return unwrap(refused('invalid'));
      const { page, drop } = asked.data;
      const situation = await context.locals.situation();
      const owner = await ownerOf(page, situation, context);
      await notTooOften(situation, 'keep', [owner ?? context.clientAddress]);
      const { db, now } = situation;
      unwrap(drop ? await forgetTyped(db, owner, page) : await keepTyped(db, { owner, page, now }, typedIn(form)));
      return null;
    },
  }),
};
