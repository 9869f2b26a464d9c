import { z } from 'astro/zod';
import { longestExplanation, words } from '#src/features/moderation/index.ts';
import { claims } from './lists.ts';

const ids = z.string({ error: 'required' }).regex(/^[\w-]{10,60}$/, 'invalid');

export const challengeInput = z.object({
  id: ids,
  number: z.string().max(100),
  claim: z.enum(claims, { error: 'required' }),
  text: words(longestExplanation),
});
/** `company`: its name, as in the register. */
export const transferInput = z.object({ id: ids, number: z.string().max(100), company: words(200) });
/** What an author shows, or a company answers. */
export const challengeWordsInput = z.object({ id: ids, text: words(longestExplanation) });
