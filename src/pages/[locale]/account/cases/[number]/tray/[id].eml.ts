import type { APIRoute } from 'astro';
import { openOwnCase } from '#src/features/author-desk/open.ts';
import { bytesOf } from '#src/features/inbox/letters/bytes.ts';
import { caseWithAuthor, isMailOf } from '#src/features/inbox/tray/queries.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { refused } from '../_own-file.ts';

/** A mail byte by byte as it came, for the author of the case alone: never shown, only saved. */
export const GET: APIRoute = async (context) => {
  const opened = await openOwnCase(context);
  if ('go' in opened) return context.redirect(opened.go, 303);
  if (opened.own === null) return refused(context, opened.refusal.why === 'not-yours' ? 403 : 404);
  const { db } = opened.own.situation;
  const id = context.params.id ?? '';
  const theCase = await caseWithAuthor(db, opened.number);
  const bytes = theCase && (await isMailOf(db, theCase.id, id)) ? await bytesOf(db, id) : null;
  if (bytes === null) return refused(context, 404);
  return new Response(Buffer.from(bytes), {
    headers: fileHeaders('application/octet-stream', `${opened.number}-${id.slice(0, 8)}.eml`),
  });
};
