import { defineAction } from 'astro:actions';
import { decideFactInput, puttingRightInput, statingInput } from '#src/features/public-facts/input.ts';
import { decideFact, putRightAsModerator, stateFact } from '#src/features/public-facts/stating.ts';
import { acting, actingProved } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** What a company says of itself in place of what others collected, and what moderators decide about it. */
export const facts = {
  /** Where letters and calls of its customers go: nobody who found a screen unlocked says that. */
  state: defineAction({
    accept: 'form',
    input: statingInput,
    handler: async (input, context) => unwrap(await stateFact(await actingProved(context), input)),
  }),

  decide: defineAction({
    accept: 'form',
    input: decideFactInput,
    handler: async ({ decision, ...input }, context) =>
      unwrap(await decideFact(await acting(context), { ...input, holds: decision === 'approve' })),
  }),

  putRight: defineAction({
    accept: 'form',
    input: puttingRightInput,
    handler: async (input, context) => unwrap(await putRightAsModerator(await acting(context), input)),
  }),
};
