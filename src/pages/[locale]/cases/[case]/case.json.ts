import type { APIRoute } from 'astro';
import { contentOf } from '#src/features/paper/dossier/content.ts';
import { openPublicFile } from '#src/features/paper/dossier/open.ts';
import { dayOf } from '#src/lib/dates.ts';
import { paths } from '#src/lib/paths.ts';
import { gone } from './_gone.ts';

/**
 * `{ "sha256": …, "content": …, "kind": …, "readOn": … }`: the content stands there byte for byte as it was hashed. The kind of
 * problem is a heading, of which it says who gave it.
 */
export const GET: APIRoute = async (context) => {
  const opened = await openPublicFile(context, paths.caseData);
  if ('missing' in opened) return gone(context, opened.missing);
  if ('go' in opened) return context.redirect(opened.go, 302);
  const { json, hash } = contentOf(opened.file);
  const { readAt, kind } = opened.file;
  const readOn = JSON.stringify(readAt && dayOf(readAt));
  return new Response(`{"sha256":"${hash}","content":${json},"kind":${JSON.stringify(kind)},"readOn":${readOn}}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, no-cache' },
  });
};
