import { defineAction } from 'astro:actions';
import {
  askExchange,
  declineExchange,
  endExchange,
  giveFacts,
  muteExchange,
  openExchange,
  openGiven,
  unmuteExchange,
  withdraw,
  writeMessage,
} from '#src/features/exchange/commands.ts';
import {
  endInput,
  exchangeInput,
  giveInput,
  messageInput,
  openInput,
  proofBackInput,
  withdrawInput,
} from '#src/features/exchange/input.ts';
import { withdrawReportFile } from '#src/features/exchange/promised.ts';
import { acting } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** What author and company do in private: nothing of it is public, so nothing of it is guarded. */
export const exchange = {
  open: defineAction({
    accept: 'form',
    input: exchangeInput,
    handler: async (input, context) => unwrap(await openExchange(await acting(context), input)),
  }),

  ask: defineAction({
    accept: 'form',
    input: exchangeInput,
    handler: async (input, context) => unwrap(await askExchange(await acting(context), input)),
  }),

  decline: defineAction({
    accept: 'form',
    input: exchangeInput,
    handler: async (input, context) => unwrap(await declineExchange(await acting(context), input)),
  }),

  write: defineAction({
    accept: 'form',
    input: messageInput,
    handler: async (input, context) => unwrap(await writeMessage(await acting(context), input)),
  }),

  give: defineAction({
    accept: 'form',
    input: giveInput,
    handler: async (input, context) => unwrap(await giveFacts(await acting(context), input)),
  }),

  /** A detail or a file of one's own side is taken back. */
  withdraw: defineAction({
    accept: 'form',
    input: withdrawInput,
    handler: async (input, context) => unwrap(await withdraw(await acting(context), input)),
  }),

  /** What was to prove a promise is taken back. */
  takeProofBack: defineAction({
    accept: 'form',
    input: proofBackInput,
    handler: async (input, context) => unwrap(await withdrawReportFile(await acting(context), input)),
  }),

  /** Somebody of the company looks at a detail or a file, under their name. */
  openGiven: defineAction({
    accept: 'form',
    input: openInput,
    handler: async (input, context) => unwrap(await openGiven(await acting(context), input)),
  }),

  mute: defineAction({
    accept: 'form',
    input: exchangeInput,
    handler: async (input, context) => unwrap(await muteExchange(await acting(context), input)),
  }),

  unmute: defineAction({
    accept: 'form',
    input: exchangeInput,
    handler: async (input, context) => unwrap(await unmuteExchange(await acting(context), input)),
  }),

  end: defineAction({
    accept: 'form',
    input: endInput,
    handler: async (input, context) => unwrap(await endExchange(await acting(context), input)),
  }),
};
