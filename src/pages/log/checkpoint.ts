import type { APIRoute } from 'astro';
import { checkpoint } from '#src/features/log/tree.ts';
import { now } from '#src/lib/clock.ts';

/** The signed head of the public log (C2SP tlog-checkpoint). */
export const GET: APIRoute = async ({ locals }) =>
  new Response(await checkpoint(locals.visit.db, now()), {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=2',
      'access-control-allow-origin': '*',
    },
  });
