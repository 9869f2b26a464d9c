import type { APIRoute } from 'astro';
import { publicEvidence } from '#src/features/case-file/evidence.ts';
import { none, smallOf } from '../_handed-out.ts';

/** What everybody may see of a file, as small as it stands at its entry. Needs no cookie, and reads none. */
export const GET: APIRoute = async ({ params, locals }) => {
  const file = await publicEvidence(locals.visit.db, params['id'] ?? '');
  return file ? smallOf(file) : none();
};
