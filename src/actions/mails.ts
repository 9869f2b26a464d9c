import { defineAction } from 'astro:actions';
import { chooseMails, stopMails } from '#src/features/notifications/preferences/commands.ts';
import { preferencesInput, stopInput } from '#src/features/notifications/preferences/input.ts';
import { topics } from '#src/features/notifications/topics.ts';
import { notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

export const mails = {
  choose: defineAction({
    accept: 'form',
    input: preferencesInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      const choices = topics.flatMap((topic) => (input[topic] ? [[topic, input[topic]] as const] : []));
      return unwrap(await chooseMails(situation, choices));
    },
  }),

  /**
   * The button of our page, or a mail program that ends mails by itself: it sends `List-Unsubscribe=One-Click` to the
   * address in the mail and nothing else. Not counted by IP number: thousands of people share their provider's.
   */
  stop: defineAction({
    accept: 'form',
    input: stopInput,
    handler: async ({ token, because }, context) =>
      unwrap(
        await stopMails(context.locals.visit, {
          token: token ?? context.url.searchParams.get('token') ?? '',
          ...(because && { because }),
        }),
      ),
  }),
};
