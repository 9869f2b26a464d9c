import type { APIRoute } from 'astro';
import { datasetFolder, publishedManifest } from '#src/features/open-data/index.ts';
import { absolute, paths } from '#src/lib/paths.ts';

/** The data set of the day: its manifest, with the address of each file. */
export const GET: APIRoute = async () => {
  const manifest = await publishedManifest(datasetFolder(process.env));
  if (!manifest) return notYet();
  const addressOf = (path: string) => absolute(paths.datasetFile(path));
  const files = manifest.files.map((file) => ({ ...file, url: addressOf(file.path) }));
  const body = { ...manifest, manifest: addressOf('manifest.json'), files };
  return Response.json(body, {
    headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
  });
};

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = () =>
  Response.json({ error: 'GET or HEAD only' }, { status: 405, headers: { allow: 'GET, HEAD' } });

/** Between the first start and the end of the worker's first day. */
function notYet(): Response {
  const error = 'The first data set is being written. Please try again in a few minutes.';
  return Response.json({ error }, { status: 503, headers: { 'retry-after': '120', 'cache-control': 'no-store' } });
}
