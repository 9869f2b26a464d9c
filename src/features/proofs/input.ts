import { z } from 'astro/zod';
import { nameInput } from '#src/features/companies/index.ts';
import { line } from '#src/lib/fields.ts';
import { cleanLine, saysSomething } from '#src/lib/text.ts';
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
export const documentInput = z.object({ proofId: id, withdraw: id });

/** As it stands on an envelope: two to four lines. */
export const addressInput = z.object({
  proofId: id,
  lines: z
    .string({ error: 'address-lines' })
    .max(400, 'too-long')
    .transform((typed, context) => {
      const lines = typed
        .split(/[\r\n]+/)
        .map(cleanLine)
        .filter(saysSomething);
      if (lines.length >= 2 && lines.length <= 4 && lines.every((line) => line.length <= 60)) return lines.join('\n');
      context.addIssue({ code: 'custom', message: 'address-lines' });
      return z.NEVER;
    }),
});

const decision = z.enum(['approve', 'refuse'], { error: 'choose-one' });
export const decideDocumentsInput = z.object({ proofId: id, decision });
/** A note is for those who decide, never for the person. */
export const decideDoubtInput = z.object({ representativeId: id, decision, note: line(500) });
