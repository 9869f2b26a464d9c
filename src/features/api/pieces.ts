import { z } from 'astro/zod';
import { stamps } from '#src/features/cases/rules.ts';
import { industries } from '#src/features/companies/industries.ts';
import { kinds } from '#src/features/problems/lists.ts';

/** What several answers are made of. Each object says all it has: what is not named here is never sent. */

export const day = z.iso.date();
export const moment = z.iso.datetime();
export const caseNumber = z.string().regex(/^\d{4}-\d{6,9}$/);
export const slug = z.string().regex(/^[a-z0-9-]{1,80}$/, 'the last part of the address of a company');
export const url = z.url();
export const count = z.int().min(0);
export const language = z.enum(['de', 'en']).describe('Language in which it was written');
export const industry = z.enum(industries);
export const stamp = z.enum(stamps);

const [firstKind = '', ...otherKinds] = kinds.map(({ key }) => key);
export const kindKey = z.enum([firstKind, ...otherKinds]);

export const company = z.strictObject({ slug, name: z.string() });
export const kind = z
  .strictObject({
    key: kindKey,
    by: z.enum(['author', 'rule']).describe('Said by the author of the case, or assigned by a rule from its words'),
  })
  .nullable()
  .describe('What kind of problem it is; null where nobody could say');
export const disputed = z
  .strictObject({ cents: count, currency: z.string().regex(/^[A-Z]{3}$/), isAbout: z.boolean() })
  .nullable()
  .describe('Amount in dispute as its author says, in hundredths of its currency');
export const share = z
  .strictObject({ share: z.number(), low: z.number(), high: z.number(), n: z.number() })
  .describe('A share from 0 to 1 with the ends of its 95 % interval, and of how many');

export const next = z.string().nullable().describe('The `cursor` of what follows; null where nothing does');
export const cursor = z.string().max(300).optional();

/** How many at once. */
export const limit = z.int().min(1).max(100).default(25);

export const problemDocument = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.strictObject({ name: z.string(), detail: z.string() })).optional(),
});
