import type { APIRoute } from 'astro';
import { catalog } from '#src/features/open-data/catalog.ts';
import { datasetFolder, publishedManifest } from '#src/features/open-data/folder.ts';
import { openData } from '#src/lib/open-data.ts';
import { problem, readOnly } from '#src/lib/problem.ts';

/** The data set of the day for portals of open data (DCAT 3). */
export const GET: APIRoute = async ({ request }) => {
  const manifest = await publishedManifest(datasetFolder(process.env));
  if (!manifest)
    return problem(
      { status: 503, code: 'not-yet', detail: 'The first data set is being written.' },
      { 'retry-after': '120' },
    );
  return openData(request, JSON.stringify(catalog(manifest)), { 'content-type': 'application/ld+json; charset=utf-8' });
};

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;
