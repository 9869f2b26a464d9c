import type { APIRoute } from 'astro';
import { openPublicFile } from '#src/features/paper/dossier/open.ts';
import { caseReceipt } from '#src/features/paper/receipt.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { paths } from '#src/lib/paths.ts';
import { gone } from './_gone.ts';

/** Proof that what the case says today stands in the public log. */
export const GET: APIRoute = async (context) => {
  const opened = await openPublicFile(context, paths.caseReceipt);
  if ('missing' in opened) return gone(context, opened.missing);
  if ('go' in opened) return context.redirect(opened.go, 302);
  const receipt = await caseReceipt(context.locals.visit.db, opened.file.number);
  if (!receipt) return gone(context, 404);
  const headers = fileHeaders('application/json; charset=utf-8', `receipt-${opened.file.number}.json`);
  return new Response(`${JSON.stringify(receipt, null, 2)}\n`, {
    headers: { ...headers, 'cache-control': 'public, max-age=60' },
  });
};
