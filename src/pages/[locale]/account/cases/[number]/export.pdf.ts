import type { APIRoute } from 'astro';
import { ownDossier } from '#src/features/paper/export.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { ownFile, refused } from './_own-file.ts';

/** The dossier of a case for its author, private data included. */
export const GET: APIRoute = async (context) => {
  const opened = await ownFile(context);
  if ('answer' in opened) return opened.answer;
  const { file, situation, today } = opened;
  const printed = await ownDossier(situation, file, today);
  if (!printed.ok) return refused(context, printed.refusal === 'not-allowed' ? 403 : 503);
  const headers = fileHeaders('application/pdf', `aktenkundig-${file.number}-eigene-daten.pdf`);
  return new Response(new Blob([Uint8Array.from(printed.value)]), { headers });
};
