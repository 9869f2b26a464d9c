import type { APIRoute } from 'astro';
import { none, ownStored, pageOf } from '../../_handed-out.ts';

/** A page of a copy that is not published yet, for its author. */
export const GET: APIRoute = async (context) => {
  const file = await ownStored(context);
  const page = Number(context.params['page']);
  const copy = Number(context.url.searchParams.get('n'));
  const isThere = Number.isInteger(page) && page >= 0 && Number.isInteger(copy) && copy > 0;
  return file && isThere ? pageOf(file, { page, copy }) : none();
};
