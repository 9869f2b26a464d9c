import { z } from 'astro/zod';
import { emailInput, tokenInput } from '#src/features/accounts/index.ts';
import { nameInput } from '#src/features/companies/index.ts';

const id = z.string({ error: 'not-found' }).max(60, 'not-found');
const slug = z.string({ error: 'not-found' }).max(100, 'not-found');
const role = z.enum(['owner', 'agent'], { error: 'choose-one' });
const number = z.string({ error: 'invalid' }).regex(/^\d{4}-\d{6,}$/, 'invalid');

export const inviteInput = z.object({ slug, email: emailInput, role });
export const revokeInput = z.object({ invitationId: id });
export const joinInput = z.object({
  token: tokenInput,
  firstName: nameInput,
  lastName: nameInput,
  jobTitle: nameInput,
});
export const roleInput = z.object({ representativeId: id, role });
export const endInput = z.object({
  representativeId: id,
  heirId: id.nullish().transform((typed) => typed ?? ''),
  /** A second, deliberate step: the box that says so. */
  sure: z.string({ error: 'required' }),
});
export const factorInput = z.object({ slug, needed: z.enum(['yes', 'no'], { error: 'choose-one' }) });
export const assignInput = z.object({ number, assignee: id });
