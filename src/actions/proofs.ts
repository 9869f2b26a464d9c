import { defineAction } from 'astro:actions';
import { enterCode, lookNow, requestProof, withdrawProof } from '#src/features/proofs/commands.ts';
import { withdrawDocument } from '#src/features/proofs/documents.ts';
import {
  addressInput,
  codeInput,
  decideDocumentsInput,
  decideDoubtInput,
  documentInput,
  ownProofInput,
  proofInput,
} from '#src/features/proofs/input.ts';
import {
  addressAsOperator,
  decideAsOperator,
  decideDoubtAsOperator,
  openDocuments,
  postAsOperator,
} from '#src/features/proofs/operators.ts';
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

  takeDocumentBack: defineAction({
    accept: 'form',
    input: documentInput,
    handler: async (input, context) => unwrap(await withdrawDocument(await acting(context), input)),
  }),

  // What moderators do at their desk.
  enterAddress: defineAction({
    accept: 'form',
    input: addressInput,
    handler: async (input, context) => unwrap(await addressAsOperator(await acting(context), input)),
  }),

  posted: defineAction({
    accept: 'form',
    input: ownProofInput,
    handler: async (input, context) => unwrap(await postAsOperator(await acting(context), input)),
  }),

  openDocuments: defineAction({
    accept: 'form',
    input: ownProofInput,
    handler: async (input, context) => unwrap(await openDocuments(await acting(context), input)),
  }),

  decideDocuments: defineAction({
    accept: 'form',
    input: decideDocumentsInput,
    handler: async ({ decision, proofId }, context) =>
      unwrap(await decideAsOperator(await acting(context), { proofId, approved: decision === 'approve' })),
  }),

  decideDoubt: defineAction({
    accept: 'form',
    input: decideDoubtInput,
    handler: async ({ decision, ...input }, context) =>
      unwrap(await decideDoubtAsOperator(await acting(context), { ...input, approved: decision === 'approve' })),
  }),
};
