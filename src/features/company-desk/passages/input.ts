import { z } from 'astro/zod';
import { formId, needed, neededLine } from '#src/lib/fields.ts';

const number = z.string({ error: 'not-found' }).regex(/^\d{4}-\d{6}$/, 'not-found');

/** Longest passage, in characters. */
export const longestPassage = 4000;
/** Longest name of one. */
export const longestPassageName = 80;

export const passageInput = z.object({
  id: formId,
  companyId: z.string({ error: 'invalid' }).max(60, 'invalid'),
  name: neededLine(longestPassageName),
  text: needed(longestPassage, 'too-long-text'),
});

export const passageRemovalInput = z.object({ removePassage: formId });

/** Which one is put into the reply to a case. */
export const insertInput = z.object({
  number,
  passageId: z.string({ error: 'choose-one' }).min(1, 'choose-one').max(60, 'invalid'),
});
