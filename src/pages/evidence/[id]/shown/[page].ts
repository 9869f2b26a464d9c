import type { APIRoute } from 'astro';
import { openedFile } from '#src/features/inspection/queries.ts';
import { checkIn } from '#src/features/inspection/rules.ts';
import { none, pageOf, wholeFile } from '../../_handed-out.ts';

/** A page of a file that its author showed for a check, or its words or sound, for the moderator who has just opened it. */
export const GET: APIRoute = async ({ locals, params, url }) => {
  const { db, actor, now } = await locals.situation();
  const page = Number(params['page']);
  const check = checkIn(url.searchParams.get('check'));
  if (actor.userId === null || check === null || !Number.isInteger(page) || page < 0) return none();
  const file = await openedFile(db, actor, { check, id: params['id'] ?? '' }, now);
  if (!file || page > file.pages) return none();
  // A sound has no pages and no words: it is what was deposited.
  if (file.kind === 'audio') return page === 0 ? wholeFile(file) : none();
  return pageOf(file, { page, copy: null });
};
