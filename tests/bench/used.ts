import { z } from 'astro/zod';

const usage = z.object({ cpu: z.number(), rss: z.number() });

/** Switches of node by which a process says what it uses: at the address that it prints after "using on". */
export const preload = ['--import', new URL('usage.ts', import.meta.url).href];

/** CPU milliseconds of a process since its start, and megabytes of memory it holds. */
export async function used(address: string): Promise<z.infer<typeof usage>> {
  return usage.parse(await (await fetch(address)).json());
}
