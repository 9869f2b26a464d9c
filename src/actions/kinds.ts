import { type ActionAPIContext, defineAction } from 'astro:actions';
import { kindOfCaseInput } from '#src/features/cases/commands/input.ts';
import { chooseKind } from '#src/features/cases/commands/kind.ts';
import { proposeKinds, saveKind } from '#src/features/drafts/kind.ts';
import { draftCookie } from '#src/features/drafts/token.ts';
import { kindInput, tellingInput } from '#src/features/problems/input.ts';
import { notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

const tokenOf = (context: ActionAPIContext) => context.cookies.get(draftCookie())?.value ?? null;

/** What kind of problem a case is about. */
export const kinds = {
  /** While it is being written: what it may be, of words that are not saved yet. */
  propose: defineAction({
    accept: 'form',
    input: tellingInput,
    handler: async (telling, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'keep', [context.clientAddress]);
      return unwrap(await proposeKinds(situation, tokenOf(context), telling));
    },
  }),

  ofDraft: defineAction({
    accept: 'form',
    input: kindInput,
    handler: async ({ kind }, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      unwrap(await saveKind(situation, tokenOf(context), kind));
      return { kind };
    },
  }),

  ofCase: defineAction({
    accept: 'form',
    input: kindOfCaseInput,
    handler: async (form, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      return unwrap(await chooseKind(situation, form));
    },
  }),
};
