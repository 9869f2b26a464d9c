import { z } from 'astro/zod';
import { clean, fold } from '#src/lib/text.ts';
import { registrableDomain } from './domains.ts';
import { industries } from './industries.ts';

const emptyAsNull = (typed: unknown) => (typeof typed === 'string' && typed.trim() === '' ? null : typed);

/** A company that an author enters anew. */
export const newCompanyInput = z.object({
  name: z
    .string({ error: 'required' })
    .transform(clean)
    .pipe(
      z
        .string()
        .min(1, 'required')
        .max(120, 'too-long')
        .refine((name) => fold(name) !== '', 'invalid'),
    ),
  industry: z.enum(industries, { error: 'required' }),
  website: z.preprocess(
    emptyAsNull,
    z
      .string({ error: 'invalid' })
      .max(200, 'too-long')
      .transform(clean)
      .refine((typed) => registrableDomain(typed) !== null, 'not-a-website')
      .nullish(),
  ),
});

/** What is typed into a search for a company. */
export const companySearchInput = z.string().max(100).transform(clean).pipe(z.string().min(1));
