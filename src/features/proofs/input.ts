import { z } from 'astro/zod';
import { nameInput } from '#src/features/companies/index.ts';
import { line } from '#src/lib/fields.ts';
import { proofWays } from './lists.ts';

const id = z.string({ error: 'not-found' }).max(60, 'not-found');

export const proofInput = z.object({
  slug: z.string({ error: 'not-found' }).max(100, 'not-found'),
  way: z.enum(proofWays, { error: 'choose-one' }),
  /** Of a record or a file: one of the company's domains. */
  domain: line(253),
  firstName: nameInput,
  lastName: nameInput,
  jobTitle: nameInput,
});

export type ProofInput = z.infer<typeof proofInput>;

export const ownProofInput = z.object({ proofId: id });
export const codeInput = z.object({ proofId: id, code: line(60) });
