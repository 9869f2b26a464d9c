import { z } from 'astro/zod';

export const shortenInput = z.object({ companyId: z.string({ error: 'not-found' }).max(60, 'not-found') });

export const erasureInput = z.object({
  cases: z.enum(['keep', 'withdraw'], { error: 'required' }),
  sure: z.literal('on', { error: 'required' }),
});
