import { z } from 'astro/zod';
import { emailInput } from '#src/features/accounts/index.ts';
import { firmKinds } from '../lists.ts';
import { nameInput } from '../representatives/input.ts';

export const outsiderInput = z.object({
  /** Of whoever names: for which company. */
  namingId: z.string({ error: 'not-found' }).max(60, 'not-found'),
  firstName: nameInput,
  lastName: nameInput,
  jobTitle: nameInput,
  firm: nameInput,
  firmKind: z.enum(firmKinds, { error: 'choose-one' }),
  email: emailInput,
});

export type OutsiderInput = z.infer<typeof outsiderInput>;
