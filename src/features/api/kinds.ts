import { z } from 'astro/zod';
import { industries } from '#src/features/companies/industries.ts';
import { kindsOf } from '#src/features/problems/lists.ts';
import * as pieces from './pieces.ts';

const words = z.strictObject({ de: z.string(), en: z.string() });

export const query = z.strictObject({ industry: pieces.industry.optional() });
export const answer = z.strictObject({
  kinds: z.array(
    z.strictObject({
      key: pieces.kindKey,
      industry: pieces.industry,
      name: words,
      law: z
        .strictObject({ says: words, source: pieces.url, checkedOn: pieces.day })
        .nullable()
        .describe('What the law says in Germany, where one sentence does'),
    }),
  ),
});

/** Kinds of problem, as cases and filters name them. */
export function kindsDocument({ industry }: z.output<typeof query>): z.input<typeof answer> {
  const some = industries.filter((one) => industry === undefined || one === industry);
  return {
    kinds: some.flatMap((one) =>
      kindsOf(one).map(({ key, name, law }) => ({
        key: pieces.kindKey.parse(key),
        industry: one,
        name: { ...name },
        law: law && { says: { ...law.says }, source: law.source, checkedOn: law.checkedOn },
      })),
    ),
  };
}
