import type { APIRoute } from 'astro';
import { ownExport } from '#src/features/paper/export.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { ownFile, refused } from './_own-file.ts';

/** Everything of a case for its author, private data included. */
export const GET: APIRoute = async (context) => {
  const opened = await ownFile(context);
  if ('answer' in opened) return opened.answer;
  const { file, situation } = opened;
  const json = await ownExport(situation, file);
  if (json === null) return refused(context, 403);
  const headers = fileHeaders('application/json; charset=utf-8', `aktenkundig-${file.number}-eigene-daten.json`);
  return new Response(json, { headers });
};
