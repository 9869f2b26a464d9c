import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { sentFields } from '#src/lib/forms.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { beginFile, isForeign, targetOf, told } from '../_author.ts';

const input = z.object({ name: z.string().min(1).max(1000), bytes: z.coerce.number().int().min(0) });

/** A script begins a file, or asks how far one is that was cut off: `{ id, pieces }`. */
export const POST: APIRoute = async (context) => {
  if (isForeign(context)) return told(refused('not-allowed'));
  const typed = input.safeParse(Object.fromEntries((await sentFields(context.request)) ?? []));
  if (!typed.success) return told(refused('invalid'));
  const begun = await beginFile(context, targetOf(context), typed.data);
  if (!begun.ok) return told(begun);
  const { id, pieces } = begun.value;
  return told(done({ id, pieces }));
};
