import { z } from 'astro/zod';
import { checkIn } from './rules.ts';

/** A check as it stands in a form (`checkText`). */
const check = z.string({ error: 'required' }).transform((text, context) => {
  const found = checkIn(text);
  if (found) return found;
  context.addIssue({ code: 'custom', message: 'invalid' });
  return z.NEVER;
});

const id = z.string({ error: 'required' }).max(100, 'invalid');

export const checkInput = z.object({ check });
export const checkFileInput = z.object({ check, id });
