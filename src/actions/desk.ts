import { defineAction } from 'astro:actions';
import { stateCause, takeCauseBack } from '#src/features/causes/commands.ts';
import { causeBackInput, causeInput } from '#src/features/causes/input.ts';
import { removeNote, writeNote } from '#src/features/company-desk/notes/commands.ts';
import { noteInput, noteRemovalInput } from '#src/features/company-desk/notes/input.ts';
import { removePassage, savePassage } from '#src/features/company-desk/passages/commands.ts';
import { insertInput, passageInput, passageRemovalInput } from '#src/features/company-desk/passages/input.ts';
import { chosenPassage } from '#src/features/company-desk/passages/queries.ts';
import { statementCan } from '#src/features/company-desk/statement/can.ts';
import { publishStatement } from '#src/features/company-desk/statement/commands.ts';
import { statementInput } from '#src/features/company-desk/statement/input.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { guarded } from './guard.ts';
import { acting } from './limits.ts';
import { unwrap } from './unwrap.ts';

/** What people of a company do for one another: nothing of it is public. */
export const desk = {
  note: defineAction({
    accept: 'form',
    input: noteInput,
    handler: async (input, context) => unwrap(await writeNote(await acting(context), input)),
  }),

  removeNote: defineAction({
    accept: 'form',
    input: noteRemovalInput,
    handler: async (input, context) => unwrap(await removeNote(await acting(context), input)),
  }),

  /** Public, so that what is personal in it is asked about. */
  stateCause: defineAction({
    accept: 'form',
    input: causeInput,
    handler: async (typed, context) =>
      unwrap(await stateCause(await acting(context), await guarded(context, typed, typed.number))),
  }),

  takeCauseBack: defineAction({
    accept: 'form',
    input: causeBackInput,
    handler: async ({ number, statedCause: causeId }, context) =>
      unwrap(await takeCauseBack(await acting(context), { number, causeId })),
  }),

  savePassage: defineAction({
    accept: 'form',
    input: passageInput,
    handler: async (input, context) => unwrap(await savePassage(await acting(context), input)),
  }),

  removePassage: defineAction({
    accept: 'form',
    input: passageRemovalInput,
    handler: async (input, context) => unwrap(await removePassage(await acting(context), input)),
  }),

  /** Writes nothing: the page that comes back has the passage in its field. */
  insertPassage: defineAction({
    accept: 'form',
    input: insertInput,
    handler: async (input, context) => unwrap(await chosenPassage(await context.locals.situation(), input)),
  }),

  /** Writes nothing: the page that comes back lists the cases that fit, beside those that are chosen, and has what was typed. */
  findForStatement: defineAction({
    accept: 'form',
    handler: async (_typed, context) => {
      const { actor } = await context.locals.situation();
      if (actor.userId === null) return unwrap(refused('not-signed-in'));
      return unwrap(statementCan.choose(actor) ? done({ isFound: true }) : refused('not-allowed'));
    },
  }),

  /** Answers how far it came, which the page says. */
  statement: defineAction({
    accept: 'form',
    input: statementInput,
    handler: async (typed, context) => {
      const { published, refused } = unwrap(
        await publishStatement(await acting(context), await guarded(context, typed)),
      );
      return { published, refused: refused.map(({ number }) => number) };
    },
  }),
};
