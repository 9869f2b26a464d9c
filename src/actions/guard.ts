import { ActionError, type ActionAPIContext } from 'astro:actions';
import { publicWords } from '#src/features/cases/public-words.ts';
import { sentFields, textFields } from '#src/lib/forms.ts';
import { mustGo, personalData } from '#src/lib/personal/find.ts';
import { blackened, codeOf, decisionsIn, mustGoReason, publicTexts, reasonOf, undecided } from '#src/lib/personal/guard.ts';
import { clean } from '#src/lib/text.ts';

/**
 * What a form says, with what its sender wants blackened: asked before anything of it becomes public. Refuses while something
 * personal in it is undecided, which shows the form again with every find (`FormError`); without finds it costs nothing.
 * What may stay and already stands in the case of this `number` is not asked about again.
 */
export async function guarded<Input>(context: ActionAPIContext, input: Input, number?: string): Promise<Input> {
  const sent = textFields((await sentFields(context.request)) ?? new FormData());
  const decisions = decisionsIn(sent);
  const texts = publicTexts(sent).map(({ field, text }) => ({ field, text: clean(text) }));
  const words = texts.map(({ text }) => text);
  if (undecided(words, decisions).length === 0) return blackened(input, decisions);
  const stands = number === undefined ? [] : await publicWords(context.locals.visit.db, number);
  const open = undecided(words, decisions, stands);
  if (open.length === 0) return blackened(input, decisions);
  const worst = open.find(({ kind }) => mustGo(kind));
  const place = worst && texts.find(({ text }) => personalData(text).some((find) => codeOf(find) === codeOf(worst)));
  throw new ActionError({
    code: 'UNPROCESSABLE_CONTENT',
    message: ['invalid', place?.field ?? '', place ? mustGoReason : '', reasonOf(open)].join('|'),
  });
}
