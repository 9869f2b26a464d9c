import type { APIRoute } from 'astro';
import { paths } from '#src/lib/paths.ts';
import { problem, readOnly } from '#src/lib/problem.ts';

/** Below the interface nobody is answered with a page. */
export const GET: APIRoute = () =>
  problem({ status: 404, code: 'not-found', detail: `no such address: ${paths.openApi()} names all of them` });

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
