import { z } from 'astro/zod';
import { clean } from '#src/lib/text.ts';
import { checkIn } from './rules.ts';

/** A check as it stands in a form (`checkText`). */
const check = z.string({ error: 'required' }).transform((text, context) => {
  const found = checkIn(text);
  if (found) return found;
  context.addIssue({ code: 'custom', message: 'invalid' });
  return z.NEVER;
});

const id = z.string({ error: 'required' }).max(100, 'invalid');

/** Longest words to whoever decides, in characters. */
export const longestSaid = 5000;
const said = z.string({ error: 'required' }).transform(clean).pipe(z.string().max(longestSaid, 'too-long'));

export const checkWordsInput = z.object({ check, text: said });
export const checkInput = z.object({ check });
export const checkFileInput = z.object({ check, id });
