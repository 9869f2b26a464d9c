import { z } from 'astro/zod';
import { seal, unseal } from '#src/lib/crypto.ts';
import { type Masks, noMasks } from './rules.ts';

const stored = z.object({
  boxes: z.array(z.object({ page: z.number(), x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
  words: z.array(z.string()),
});

/** As the database holds them: sealed, for the words are what nobody is to read. */
export function sealedMasks(masks: Masks): string {
  return masks.boxes.length + masks.words.length === 0 ? '' : seal(JSON.stringify(masks));
}

export function masksOf({ masks }: { masks: string }): Masks {
  return masks === '' ? noMasks : stored.parse(JSON.parse(unseal(masks)));
}
