import { z } from 'astro/zod';
import { emailInput, tokenInput } from '#src/features/accounts/index.ts';
import { nameInput } from '../representatives/input.ts';

export const claimInput = z.object({
  slug: z.string({ error: 'not-found' }).max(100, 'not-found'),
  firstName: nameInput,
  lastName: nameInput,
  jobTitle: nameInput,
  email: emailInput,
});

export type ClaimInput = z.infer<typeof claimInput>;

export const proveClaimInput = z.object({ token: tokenInput });
