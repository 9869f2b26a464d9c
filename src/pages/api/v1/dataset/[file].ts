import type { APIRoute } from 'astro';
import { answering, notHere } from '#src/features/api/answer.ts';
import { operations } from '#src/features/api/operations.ts';
import { isFileName } from '#src/features/open-data/datapackage.ts';
import { datasetFile, datasetFolder, publishedManifest } from '#src/features/open-data/folder.ts';
import { readOnly } from '#src/lib/problem.ts';

/** A file of the data set, sent as it is read. */
export const GET: APIRoute = answering(operations.datasetFile, async (_query, { params, request }) => {
  const name = params['file'] ?? '';
  const folder = datasetFolder(process.env);
  const manifest = isFileName(name) ? await publishedManifest(folder) : null;
  const file = manifest && isFileName(name) ? await datasetFile(folder, name) : null;
  if (!manifest || !file) return notHere('no such file: see /api/v1/dataset');
  const note = manifest.files.find(({ path }) => path === name);
  const headers = {
    'cache-control': 'public, max-age=300',
    'access-control-allow-origin': '*',
    ...(note && { etag: `"${note.sha256}"` }),
  };
  const isKnown = note && request.headers.get('if-none-match')?.includes(note.sha256);
  if (isKnown || request.method === 'HEAD') await file.close();
  if (isKnown) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : file.body, {
    headers: {
      ...headers,
      'content-type': name.endsWith('.csv')
        ? 'text/csv; charset=utf-8; header=present'
        : 'application/json; charset=utf-8',
      'content-length': String(file.bytes),
      'content-disposition': `attachment; filename="aktenkundig-${manifest.asOf}-${name}"`,
    },
  });
});

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
