import type { APIRoute } from 'astro';
import { datasetFolder, publishedManifest } from '#src/features/open-data/folder.ts';
import { openData, refusal } from '#src/lib/open-data.ts';
import { absolute, paths } from '#src/lib/paths.ts';

/** The data set of the day: its manifest, with the address of each file. */
export const GET: APIRoute = async ({ request }) => {
  const manifest = await publishedManifest(datasetFolder(process.env));
  if (!manifest) return notYet();
  const addressOf = (path: string) => absolute(paths.datasetFile(path));
  const files = manifest.files.map((file) => ({ ...file, url: addressOf(file.path) }));
  const body = { ...manifest, manifest: addressOf('manifest.json'), files };
  return openData(request, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8' });
};

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = () => refusal('GET or HEAD only', 405, { allow: 'GET, HEAD' });

/** Between the first start and the end of the worker's first day. */
function notYet(): Response {
  const words = 'The first data set is being written. Please try again in a few minutes.';
  return refusal(words, 503, { 'retry-after': '120', 'cache-control': 'no-store' });
}
