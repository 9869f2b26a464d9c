import type { APIRoute } from 'astro';
import { reportFile } from '#src/features/exchange/promised.ts';
import { exchangeFile } from '#src/features/exchange/queries.ts';
import { documentFile } from '#src/features/proofs/operators.ts';
import { none, pageOf } from '../../evidence/_handed-out.ts';

/** A page of a file that was given in private, or with 0 its words, as a picture made anew: for whoever may see it at this moment. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { db, actor, now } = await locals.situation();
  const { userId } = actor;
  const page = Number(params['page']);
  if (userId === null || !Number.isInteger(page) || page < 0) return none();
  const id = params['id'] ?? '';
  const file =
    (await exchangeFile(db, id, { userId, now })) ??
    (await reportFile(db, id, userId)) ??
    (await documentFile(db, id, actor, now));
  return file && page <= file.pages ? pageOf(file, { page, copy: null }) : none();
};
