import { CutOff } from '#src/lib/multipart.ts';

/** The body as it comes; none is no file. */
export async function* chunksOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  try {
    for await (const chunk of body) yield chunk;
  } catch {
    throw new CutOff('the line was lost');
  }
}
