import type { APIContext } from 'astro';

/** What stands where a file of a case would be: the page for "not here", for an ended case as "gone for good". */
export async function gone(context: Pick<APIContext, 'rewrite'>, status: 404 | 410): Promise<Response> {
  const page = await context.rewrite('/404');
  return new Response(page.body, { status, headers: page.headers });
}
