import type { APIRoute } from 'astro';
import { overview } from '#src/features/discovery/files.ts';

/** What is here and what it means, for programs that read pages as text (llmstxt.org). */
export const GET: APIRoute = () =>
  new Response(overview(), { headers: { 'content-type': 'text/plain; charset=utf-8' } });

export const HEAD: APIRoute = GET;
