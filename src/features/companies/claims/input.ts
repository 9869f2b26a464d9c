import { z } from 'astro/zod';
import { emailInput, tokenInput } from '#src/features/accounts/index.ts';
import { clean, fold } from '#src/lib/text.ts';

/** One line of text: a name, a title. At most 80 characters, at least one letter. */
export const nameInput = z
  .string({ error: 'required' })
  .max(1000, 'too-long')
  .transform((typed) => clean(typed).replace(/\s+/g, ' '))
  .pipe(
    z
      .string()
      .min(1, 'required')
      .max(80, 'too-long')
      .refine((name) => /\p{L}/u.test(fold(name)), 'not-a-name'),
  );

export const claimInput = z.object({
  slug: z.string({ error: 'not-found' }).max(100, 'not-found'),
  firstName: nameInput,
  lastName: nameInput,
  jobTitle: nameInput,
  email: emailInput,
});

export type ClaimInput = z.infer<typeof claimInput>;

export const proveClaimInput = z.object({ token: tokenInput });
