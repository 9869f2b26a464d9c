import { defineAction } from 'astro:actions';
import { endFollow, follow } from '#src/features/following/commands.ts';
import { followInput } from '#src/features/following/input.ts';
import { notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

export const follows = {
  follow: defineAction({
    accept: 'form',
    input: followInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await follow(situation, input));
    },
  }),

  endFollow: defineAction({
    accept: 'form',
    input: followInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await endFollow(situation, input));
    },
  }),
};
