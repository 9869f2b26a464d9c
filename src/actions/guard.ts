import { type ActionAPIContext, ActionError } from 'astro:actions';
import { contactsAbout, publicWords } from '#src/features/cases/public-words.ts';
import { sentFields, textFields } from '#src/lib/forms.ts';
import { mustGo, personalData } from '#src/lib/personal/find.ts';
import {
  blackened,
  codeOf,
  type Decisions,
  decisionsIn,
  mustGoReason,
  publicTexts,
  reasonOf,
  takenOut,
  undecided,
} from '#src/lib/personal/guard.ts';
import { clean } from '#src/lib/text.ts';

const fieldsOf = async (context: ActionAPIContext) => textFields((await sentFields(context.request)) ?? new FormData());

/** What was decided in this form about personal details in texts that it does not hold itself. */
export async function decisions(context: ActionAPIContext): Promise<Decisions> {
  return decisionsIn(await fieldsOf(context));
}

/**
 * What a form says, with what its sender wants blackened: asked before anything of it becomes public. Refuses while something
 * personal in it is undecided, which shows the form again with every find (`FormError`); without finds it costs nothing.
 * What may stay and already stands in the case of this `number` is not asked about again.
 */
export async function guarded<Input extends object>(
  context: ActionAPIContext,
  input: Input,
  number?: string,
  // A page has one form: what belongs to another part of it is not sent off with this button.
  isTaken = (field: string) => field in input || (field.startsWith('promise') && 'promises' in input),
): Promise<Input> {
  const sent = await fieldsOf(context);
  const decided = decisionsIn(sent);
  const texts = publicTexts(sent.filter(([field]) => isTaken(field))).map(({ field, text }) => ({
    field,
    text: clean(text),
  }));
  const words = texts.map(({ text }) => text);
  if (undecided(words, decided).length === 0) return taken(context, input, words, decided);
  const { db } = context.locals.visit;
  const [publicNow, known] =
    number === undefined ? [[], undefined] : [await publicWords(db, number), await contactsAbout(db, number)];
  const open = undecided(words, decided, { publicNow, ...(known && { known }) });
  if (open.length === 0) return taken(context, input, words, decided);
  const worst = open.find(({ kind }) => mustGo(kind));
  const place = worst && texts.find(({ text }) => personalData(text).some((find) => codeOf(find) === codeOf(worst)));
  throw new ActionError({
    code: 'UNPROCESSABLE_CONTENT',
    message: ['invalid', place?.field ?? '', place ? mustGoReason : '', reasonOf(open)].join('|'),
  });
}

/** Tells the command what it does not get to see; not of a form that takes words out for good. */
async function taken<Input extends object>(
  context: ActionAPIContext,
  input: Input,
  words: readonly string[],
  decided: Decisions,
): Promise<Input> {
  const isErasing = 'erase' in input && input.erase === true;
  if (decided.asked.size > 0 && !isErasing) {
    const situation = await context.locals.situation();
    situation.blackened = takenOut(words, decided);
  }
  return blackened(input, decided);
}
