import { z } from 'astro/zod';

export const erasureInput = z.object({
  cases: z.enum(['keep', 'withdraw'], { error: 'required' }),
  sure: z.literal('on', { error: 'required' }),
});
