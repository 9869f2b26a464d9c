import type { APIRoute } from 'astro';

/** What the header says about the visitor: the pages themselves are the same for everybody. */
export const GET: APIRoute = async ({ locals }) => {
  const { actor } = await locals.situation();
  return Response.json({ signedIn: actor.userId !== null, representsCompany: actor.represents.length > 0 });
};
