import type { APIRoute } from 'astro';
import { none, ownStored, wholeFile } from '../_handed-out.ts';

/** A file as it was deposited, for its author. */
export const GET: APIRoute = async (context) => {
  const file = await ownStored(context);
  return file ? wholeFile(file) : none();
};
