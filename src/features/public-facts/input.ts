import { z } from 'astro/zod';

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
