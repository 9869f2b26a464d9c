import { defineAction } from 'astro:actions';
import { readSession } from '#src/features/accounts/sessions.ts';
import {
  ownWebhookInput,
  replayInput,
  tokenEndInput,
  tokenInput,
  webhookInput,
} from '#src/features/integrations/input.ts';
import { createToken, endToken } from '#src/features/integrations/tokens/commands.ts';
import {
  changeSecret,
  createWebhook,
  removeWebhook,
  replay,
  resumeWebhook,
  testWebhook,
} from '#src/features/integrations/webhooks/commands.ts';
import { acting, actingProved } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** What a company connects its programs with. */
export const integrations = {
  token: defineAction({
    accept: 'form',
    input: tokenInput,
    handler: async (input, context) => {
      const situation = await acting(context);
      const session = await readSession(situation.db, context.request.headers.get('cookie'), situation.now);
      return unwrap(await createToken(situation, { ...input, sessionId: session?.sessionId ?? '' }));
    },
  }),

  endToken: defineAction({
    accept: 'form',
    input: tokenEndInput,
    handler: async (input, context) => unwrap(await endToken(await acting(context), input)),
  }),

  webhook: defineAction({
    accept: 'form',
    input: webhookInput,
    handler: async (input, context) => unwrap(await createWebhook(await actingProved(context), input)),
  }),

  testWebhook: defineAction({
    accept: 'form',
    input: ownWebhookInput,
    handler: async (input, context) => unwrap(await testWebhook(await acting(context), input)),
  }),

  changeSecret: defineAction({
    accept: 'form',
    input: ownWebhookInput,
    handler: async (input, context) => unwrap(await changeSecret(await actingProved(context), input)),
  }),

  resumeWebhook: defineAction({
    accept: 'form',
    input: ownWebhookInput,
    handler: async (input, context) => unwrap(await resumeWebhook(await acting(context), input)),
  }),

  removeWebhook: defineAction({
    accept: 'form',
    input: ownWebhookInput,
    handler: async (input, context) => unwrap(await removeWebhook(await acting(context), input)),
  }),

  replay: defineAction({
    accept: 'form',
    input: replayInput,
    handler: async (input, context) => unwrap(await replay(await acting(context), input)),
  }),
};
