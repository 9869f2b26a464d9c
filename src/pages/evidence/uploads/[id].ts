import type { APIRoute } from 'astro';
import { takePiece } from '#src/features/evidence/commands.ts';
import { storedCheckFile, storedFile, uploadOf } from '#src/features/evidence/queries.ts';
import { blobs } from '#src/features/evidence/store/blobs.ts';
import { now } from '#src/lib/clock.ts';
import { done, refused } from '#src/lib/outcome.ts';
import { isForeign, isOwn, told } from '../_author.ts';

/**
 * One piece of a file: `?at=` which, from 0 on. `{ pieces, isWhole }`, also where the answer to the last one was lost and the file is
 * evidence by now.
 */
export const POST: APIRoute = async (context) => {
  if (isForeign(context)) return told(refused('not-allowed'));
  const at = Number(context.url.searchParams.get('at') ?? Number.NaN);
  const { db } = context.locals.visit;
  const id = context.params['id'] ?? '';
  const upload = await uploadOf(db, id);
  const kept = upload === null ? ((await storedFile(db, id)) ?? (await storedCheckFile(db, id))) : null;
  if (kept !== null && (await isOwn(context, kept.caseId))) return told(done({ pieces: kept.pieces, isWhole: true }));
  if (!upload || !(await isOwn(context, upload.caseId))) return told(refused('not-found'));
  if (!Number.isInteger(at) || at < 0) return told(refused('invalid'));
  const bytes = new Uint8Array(await context.request.arrayBuffer());
  return told(await takePiece({ db, blobs: blobs() }, { id: upload.id, at, bytes }, now()));
};

/** How far a file is, for a script that shows it: `{ state, reason }`; `ready` once it is evidence. */
export const GET: APIRoute = async (context) => {
  const upload = await uploadOf(context.locals.visit.db, context.params['id'] ?? '');
  if (!upload) return told(done({ state: 'ready', reason: null }));
  if (!(await isOwn(context, upload.caseId))) return told(refused('not-found'));
  const { state, reason, pieces, ofPieces } = upload;
  return told(done({ state, reason, pieces, ofPieces }));
};
