import { defineAction } from 'astro:actions';
import { blackenEvidence, deleteEvidence, hideEvidence, showEvidence } from '#src/features/cases/commands/evidence.ts';
import { removeDraftEvidence } from '#src/features/drafts/evidence.ts';
import { draftCookie } from '#src/features/drafts/token.ts';
import { draftFileInput, masksInput, ofFileInput, showInput } from '#src/features/evidence/input.ts';
import { acting } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** What an author does with a file that is there. Files themselves come in at src/pages/evidence. */
export const evidence = {
  /** What is to be black; the copy with it is seen by its author first. */
  blacken: defineAction({
    accept: 'form',
    input: masksInput,
    handler: async (input, context) => unwrap(await blackenEvidence(await acting(context), input)),
  }),

  show: defineAction({
    accept: 'form',
    input: showInput,
    handler: async (input, context) => unwrap(await showEvidence(await acting(context), input)),
  }),

  hide: defineAction({
    accept: 'form',
    input: ofFileInput,
    handler: async (input, context) => unwrap(await hideEvidence(await acting(context), input)),
  }),

  /** Deletes a file, or puts away one that was not taken. */
  remove: defineAction({
    accept: 'form',
    input: ofFileInput,
    handler: async (input, context) => unwrap(await deleteEvidence(await acting(context), input)),
  }),

  removeFromDraft: defineAction({
    accept: 'form',
    input: draftFileInput,
    handler: async ({ id }, context) => {
      const token = context.cookies.get(draftCookie())?.value ?? null;
      return unwrap(await removeDraftEvidence(await acting(context), token, id));
    },
  }),
};
