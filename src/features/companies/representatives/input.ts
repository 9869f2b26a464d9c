import { z } from 'astro/zod';

export const objectInput = z.object({ representativeId: z.string({ error: 'not-found' }).max(60, 'not-found') });

export const endRepresentationInput = z.object({
  representativeId: z.string({ error: 'not-found' }).max(60, 'not-found'),
  /** A second, deliberate step: the box that says so. */
  sure: z.string({ error: 'required' }),
});
