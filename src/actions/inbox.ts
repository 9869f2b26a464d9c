import { type ActionAPIContext, defineAction } from 'astro:actions';
import { draftCookie } from '#src/features/drafts/token.ts';
import { renewAddress, renewDraftAddress } from '#src/features/inbox/address/commands.ts';
import {
  dropLetter,
  putBackLetter,
  takeLetters,
  takeLettersIntoDraft,
  type Where,
} from '#src/features/inbox/tray/commands.ts';
import { letterInput, renewInput, trayInput } from '#src/features/inbox/tray/input.ts';
import { guarded } from './guard.ts';
import { acting } from './limits.ts';
import { unwrap } from './unwrap.ts';

const tokenOf = (context: ActionAPIContext) => context.cookies.get(draftCookie())?.value ?? null;

/** A published case by its number; without one the draft of this browser. */
const whereOf = (context: ActionAPIContext, number: string | undefined): Where =>
  number === undefined ? { token: tokenOf(context) } : { number };

export const inbox = {
  /** What came by mail becomes entries; of a published case its words are public at once, and guarded. */
  take: defineAction({
    accept: 'form',
    input: trayInput,
    handler: async ({ number, taking, letters, deposit, version }, context) => {
      if (number === null) {
        const situation = await acting(context);
        const key = { token: tokenOf(context), version };
        unwrap(await takeLettersIntoDraft(situation, key, { taking, letters, deposit }));
        return { taken: taking.entries.length };
      }
      const prefixes = taking.entries.map(({ prefix }) => prefix);
      const input = await guarded(context, { entries: taking.entries }, number, (field) =>
        prefixes.some((prefix) => field.startsWith(prefix)),
      );
      return unwrap(
        await takeLetters(await acting(context), number, {
          taking: { ...taking, ...input, summary: [] },
          letters,
          deposit,
        }),
      );
    },
  }),

  drop: defineAction({
    accept: 'form',
    input: letterInput,
    handler: async ({ number, one }, context) =>
      unwrap(await dropLetter(await acting(context), whereOf(context, number), one)),
  }),

  putBack: defineAction({
    accept: 'form',
    input: letterInput,
    handler: async ({ number, one }, context) =>
      unwrap(await putBackLetter(await acting(context), whereOf(context, number), one)),
  }),

  /** Another address: the old one reaches nobody any more. */
  renew: defineAction({
    accept: 'form',
    input: renewInput,
    handler: async ({ number }, context) => {
      const situation = await acting(context);
      if (number === undefined) return unwrap(await renewDraftAddress(situation, tokenOf(context)));
      return unwrap(await renewAddress(situation, number));
    },
  }),
};
