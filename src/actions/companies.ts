import { defineAction } from 'astro:actions';
import { proveClaim, requestClaim } from '#src/features/companies/claims/commands.ts';
import { claimInput, proveClaimInput } from '#src/features/companies/claims/input.ts';
import { nameOutsider } from '#src/features/companies/outside/commands.ts';
import { outsiderInput } from '#src/features/companies/outside/input.ts';
import { objectInput } from '#src/features/companies/representatives/input.ts';
import { endWord, giveWord, setComplaintContact } from '#src/features/companies/word/commands.ts';
import { complaintContactInput, endWordInput, giveWordInput } from '#src/features/companies/word/input.ts';
import { objectByLink, objectTo } from '#src/features/identity/commands.ts';
import { actingProved, notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

export const companies = {
  requestClaim: defineAction({
    accept: 'form',
    input: claimInput,
    handler: async (input, context) =>
      unwrap(await requestClaim(await context.locals.situation(), { ...input, ip: context.clientAddress })),
  }),

  /** The button of a claim link. */
  proveClaim: defineAction({
    accept: 'form',
    input: proveClaimInput,
    handler: async ({ token }, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      const userAgent = context.request.headers.get('user-agent') ?? '';
      const cookies = context.request.headers.get('cookie');
      const { cookie, companyName } = unwrap(await proveClaim(situation, { token, userAgent, cookies }));
      context.cookies.set(cookie.name, cookie.value, cookie.attributes);
      return { companyName };
    },
  }),

  /** A person of a law firm or agency is to speak for the company too. */
  nameOutsider: defineAction({
    accept: 'form',
    input: outsiderInput,
    handler: async (input, context) =>
      unwrap(await nameOutsider(await context.locals.situation(), { ...input, ip: context.clientAddress })),
  }),

  /** Somebody who speaks for the company says that a newcomer does not. */
  object: defineAction({
    accept: 'form',
    input: objectInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      return unwrap(await objectTo(situation, input));
    },
  }),

  /** The button behind the link in the mail that told of a newcomer. */
  objectByLink: defineAction({
    accept: 'form',
    input: proveClaimInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [context.clientAddress]);
      return unwrap(await objectByLink(situation, input));
    },
  }),

  /** What the company promises all its customers, from a fixed vocabulary. */
  giveWord: defineAction({
    accept: 'form',
    input: giveWordInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await giveWord(situation, input));
    },
  }),

  endWord: defineAction({
    accept: 'form',
    input: endWordInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await endWord(situation, input));
    },
  }),

  setComplaintContact: defineAction({
    accept: 'form',
    input: complaintContactInput,
    handler: async (input, context) => {
      return unwrap(await setComplaintContact(await actingProved(context), input));
    },
  }),
};
