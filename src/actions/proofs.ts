import { defineAction } from 'astro:actions';
import { enterCode, lookNow, requestProof, withdrawProof } from '#src/features/proofs/commands.ts';
import { codeInput, ownProofInput, proofInput } from '#src/features/proofs/input.ts';
import { acting } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** Showing that one may speak for a company, beside a mail at its domain. */
export const proofs = {
  request: defineAction({
    accept: 'form',
    input: proofInput,
    handler: async (input, context) => unwrap(await requestProof(await acting(context), input)),
  }),

  look: defineAction({
    accept: 'form',
    input: ownProofInput,
    handler: async (input, context) => unwrap(await lookNow(await acting(context), input)),
  }),

  enterCode: defineAction({
    accept: 'form',
    input: codeInput,
    handler: async (input, context) => unwrap(await enterCode(await acting(context), input)),
  }),

  withdraw: defineAction({
    accept: 'form',
    input: ownProofInput,
    handler: async (input, context) => unwrap(await withdrawProof(await acting(context), input)),
  }),
};
