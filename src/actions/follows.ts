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
      const act = await context.locals.act();
      await notTooOften(act, 'write', [act.actor.userId ?? context.clientAddress]);
      return unwrap(await follow(act, input));
    },
  }),

  endFollow: defineAction({
    accept: 'form',
    input: followInput,
    handler: async (input, context) => {
      const act = await context.locals.act();
      await notTooOften(act, 'write', [act.actor.userId ?? context.clientAddress]);
      return unwrap(await endFollow(act, input));
    },
  }),
};
