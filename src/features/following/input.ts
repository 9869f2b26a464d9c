import { z } from 'astro/zod';

export const followKinds = ['case', 'company', 'industry'] as const;
export type FollowKind = (typeof followKinds)[number];

/** What somebody follows: `of` is the number of a case, the slug of a company or the key of an industry. */
export const followInput = z.object({
  kind: z.enum(followKinds, { error: 'invalid' }),
  of: z.string({ error: 'not-found' }).max(200, 'not-found'),
});

export type FollowInput = z.output<typeof followInput>;
