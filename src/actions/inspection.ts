import { defineAction } from 'astro:actions';
import {
  allowInspection,
  endInspection,
  openFile,
  removeCheckFile,
  sayForCheck,
} from '#src/features/inspection/commands.ts';
import { checkFileInput, checkInput, checkWordsInput } from '#src/features/inspection/input.ts';
import { notTooOften } from './limits.ts';
import { unwrap } from './unwrap.ts';

export const inspection = {
  /** What an author says to whoever decides. */
  say: defineAction({
    accept: 'form',
    input: checkWordsInput,
    handler: async (input, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await sayForCheck(situation, { ...input, name: context.locals.t('inspection.own.said') }));
    },
  }),

  /** An author lets the moderators see the evidence of the case until something is decided. */
  allow: defineAction({
    accept: 'form',
    input: checkInput,
    handler: async ({ check }, context) => {
      const situation = await context.locals.situation();
      await notTooOften(situation, 'write', [situation.actor.userId ?? context.clientAddress]);
      return unwrap(await allowInspection(situation, check));
    },
  }),

  /** And takes that back: never too often. */
  end: defineAction({
    accept: 'form',
    input: checkInput,
    handler: async ({ check }, context) => unwrap(await endInspection(await context.locals.situation(), check)),
  }),

  /** Deletes a file that was deposited for a check. */
  remove: defineAction({
    accept: 'form',
    input: checkFileInput,
    handler: async (input, context) => unwrap(await removeCheckFile(await context.locals.situation(), input)),
  }),

  /** A moderator opens one. */
  open: defineAction({
    accept: 'form',
    input: checkFileInput,
    handler: async (input, context) => unwrap(await openFile(await context.locals.situation(), input)),
  }),
};
