import type { APIRoute } from 'astro';
import { none, ownStored, pageOf } from '../../_handed-out.ts';

/** A page of a file as it was deposited, for its author. */
export const GET: APIRoute = async (context) => {
  const file = await ownStored(context);
  const page = Number(context.params['page']);
  return file && Number.isInteger(page) && page >= 0 ? pageOf(file, { page, copy: null }) : none();
};
