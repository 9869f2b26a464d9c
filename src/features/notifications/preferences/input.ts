import { z } from 'astro/zod';
import { topics, ways } from '../topics.ts';

/** One choice for each topic; a topic that the page does not show keeps what was chosen before. */
export const preferencesInput = z.object({
  ...Object.fromEntries(topics.map((topic) => [topic, z.enum(ways, { error: 'required' }).optional()])),
});

/** The token of the link at the foot of a mail: in the form of our page, or in the address when a mail program asks. */
export const stopInput = z.object({
  token: z.string().max(200, 'too-long').optional(),
  because: z.enum(['refused', 'wrong-address'], { error: 'required' }).optional(),
});
