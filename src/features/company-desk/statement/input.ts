import { z } from 'astro/zod';
import { formId, needed, neededLine } from '#src/lib/fields.ts';
import { longestText } from '#src/lib/markdown.ts';

const number = z.string({ error: 'not-found' }).regex(/^\d{4}-\d{6}$/, 'not-found');

/** One text for many cases of one incident. */
export const statementInput = z.object({
  id: formId,
  companyId: z.string({ error: 'invalid' }).max(60, 'invalid'),
  incident: neededLine(120),
  text: needed(longestText, 'too-long-text'),
  numbers: z.array(number).default([]),
});
