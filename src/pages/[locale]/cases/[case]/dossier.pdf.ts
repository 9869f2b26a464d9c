import type { APIRoute } from 'astro';
import { openPublicFile } from '#src/features/paper/dossier/open.ts';
import { publicDossier } from '#src/features/paper/issue.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { paths } from '#src/lib/paths.ts';
import { gone } from './_gone.ts';

/** The public file of a case on paper. */
export const GET: APIRoute = async (context) => {
  const opened = await openPublicFile(context, paths.dossier);
  if ('missing' in opened) return gone(context, opened.missing);
  if ('go' in opened) return context.redirect(opened.go, 302);
  const { visit, t } = context.locals;
  const printed = await publicDossier(visit, opened.file, opened.today, context.clientAddress);
  if (!printed.ok && printed.refusal === 'not-found') return gone(context, 410);
  if (!printed.ok) {
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '60', 'cache-control': 'no-store' };
    return new Response(t(printed.reason ? 'errors.press-busy' : 'errors.too-often'), { status: 503, headers });
  }
  const headers = fileHeaders('application/pdf', `aktenkundig-${opened.file.number}.pdf`);
  return new Response(new Blob([Uint8Array.from(printed.value)]), {
    headers: { ...headers, 'content-length': String(printed.value.length), 'cache-control': 'public, max-age=300' },
  });
};
