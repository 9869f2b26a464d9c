import { defineAction } from 'astro:actions';
import { kindOfCaseInput } from '#src/features/cases/commands/input.ts';
import { chooseKind } from '#src/features/cases/commands/kind.ts';
import { saveKind } from '#src/features/drafts/kind.ts';
import { draftByToken } from '#src/features/drafts/queries.ts';
import { draftCookie } from '#src/features/drafts/token.ts';
import { proposalsFor } from '#src/features/problems/index.ts';
import { kindInput, tellingInput } from '#src/features/problems/input.ts';
import { notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** What kind of problem a case is about. */
export const kinds = {
  /** While it is being written: what it may be, of words that are not saved yet. */
  propose: defineAction({
    accept: 'form',
    input: tellingInput,
    handler: async ({ title, summary }, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'keep', [context.clientAddress]);
      const draft = await draftByToken(situation.db, context.cookies.get(draftCookie())?.value);
      if (draft === null) return null;
      const { locale, company } = draft;
      return proposalsFor({ locale, industry: company.industry, title, text: summary });
    },
  }),

  ofDraft: defineAction({
    accept: 'form',
    input: kindInput,
    handler: async ({ kind }, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      unwrap(await saveKind(situation, context.cookies.get(draftCookie())?.value ?? null, kind));
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
