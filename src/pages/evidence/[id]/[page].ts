import type { APIRoute } from 'astro';
import { publicEvidence } from '#src/features/case-file/evidence.ts';
import { none, pageOf, wholeFile } from '../_handed-out.ts';

/** What everybody may see of a file: a page, its words, or the sound of it. Needs no cookie, and reads none. */
export const GET: APIRoute = async ({ params, locals }) => {
  const page = Number(params['page']);
  const file = await publicEvidence(locals.visit.db, params['id'] ?? '');
  if (!file || !Number.isInteger(page) || page < 0) return none();
  if (file.kind === 'audio') return page === 0 ? wholeFile(file, true) : none();
  return pageOf(file, { page, copy: file.copyPublic, isPublic: true });
};
