import { z } from 'astro/zod';
import { clean } from '#src/lib/text.ts';

/** Characters of a name, as in the form of a new company. */
const longestName = 120;
const line = (most: number) => z.string().max(most);
const several = (most: number) => z.array(z.string().max(300)).max(most).default([]);

/**
 * A record of datenanfragen/data, as far as it is read (its `schema.json`). The addresses for mail and fax and the forms are not:
 * they are for questions about stored data, and whoever complains there complains in the wrong place.
 */
export const recordInput = z.object({
  slug: z.string().regex(/^[a-z0-9-]{1,100}$/),
  name: line(longestName),
  runs: several(200),
  categories: several(30),
  'relevant-countries': several(60),
  address: line(600).default(''),
  phone: line(60).default(''),
  web: line(300).default(''),
  quality: line(30).default('verified'),
  'facet-group': line(30).optional(),
});

export type Record = z.infer<typeof recordInput>;

const typed = (most: number) =>
  z
    .string()
    .max(most, 'too-long')
    .nullish()
    .transform((text) => clean(text ?? ''));

/** The page that shows it: an address with https or http. Empty is left to whoever asks for it. */
const source = typed(500).refine(
  (text) => text === '' || (URL.canParse(text) && /^https?:\/\//i.test(text)),
  'fact-source',
);
const about = z.string({ error: 'choose-one' }).min(1, 'choose-one').max(200, 'choose-one');
const id = z.string({ error: 'not-found' }).max(60, 'not-found');

/** What somebody says is right of a company. */
export const statingInput = z.object({ speakingAs: id, about, text: typed(600), source });
export const puttingRightInput = z.object({
  company: z.string({ error: 'not-found' }).max(100, 'not-found'),
  about,
  text: typed(600),
  source,
});
export const decideFactInput = z.object({
  factId: id,
  decision: z.enum(['approve', 'refuse'], { error: 'choose-one' }),
  reason: typed(500),
});
