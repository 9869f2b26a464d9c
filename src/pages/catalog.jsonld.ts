import type { APIRoute } from 'astro';
import { catalog } from '#src/features/open-data/catalog.ts';
import { datasetFolder, publishedManifest } from '#src/features/open-data/folder.ts';
import { openData, refusal } from '#src/lib/open-data.ts';

/** The data set of the day for portals of open data (DCAT 3). */
export const GET: APIRoute = async ({ request }) => {
  const manifest = await publishedManifest(datasetFolder(process.env));
  if (!manifest)
    return refusal('The first data set is being written.', 503, { 'retry-after': '120', 'cache-control': 'no-store' });
  return openData(request, JSON.stringify(catalog(manifest)), { 'content-type': 'application/ld+json; charset=utf-8' });
};

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = () => refusal('GET or HEAD only', 405, { allow: 'GET, HEAD' });
