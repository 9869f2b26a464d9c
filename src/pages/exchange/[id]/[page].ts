import type { APIRoute } from 'astro';
import { exchangeFile } from '#src/features/exchange/queries.ts';
import { none, pageOf } from '../../evidence/_handed-out.ts';

/** A page of a file of a private exchange, or with 0 its words, as a picture made anew: for whoever may see it at this moment. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { db, actor, now } = await locals.situation();
  const page = Number(params['page']);
  if (actor.userId === null || !Number.isInteger(page) || page < 0) return none();
  const file = await exchangeFile(db, params['id'] ?? '', { userId: actor.userId, now });
  return file && page <= file.pages ? pageOf(file, { page, copy: null }) : none();
};
