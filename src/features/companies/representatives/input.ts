import { z } from 'astro/zod';
import { isBareName } from '#src/lib/personal/guard.ts';
import { cleanLine, fold } from '#src/lib/text.ts';
import { isNameOfSite } from '../names.ts';

/** One line of text: a name, a title. At most 80 characters, at least one letter, and nothing by which whoever signs could be taken for this site. */
export const nameInput = z
  .string({ error: 'required' })
  .max(1000, 'too-long')
  .transform((typed) => cleanLine(typed))
  .pipe(
    z
      .string()
      .min(1, 'required')
      .max(80, 'too-long')
      .refine((name) => /\p{L}/u.test(fold(name)), 'not-a-name')
      .refine(isBareName, 'name-holds-details')
      .refine((name) => !isNameOfSite(name), 'name-is-site'),
  );

export const objectInput = z.object({ representativeId: z.string({ error: 'not-found' }).max(60, 'not-found') });
