import type { APIRoute } from 'astro';
import { answering } from '#src/features/api/answer.ts';
import { operations } from '#src/features/api/operations.ts';
import { datasetFolder, publishedManifest } from '#src/features/open-data/folder.ts';
import { openData } from '#src/lib/open-data.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { problem, readOnly } from '#src/lib/problem.ts';

/** The data set of the day: its manifest, with the address of each file. */
export const GET: APIRoute = answering(operations.dataset, async (_query, { request }) => {
  const manifest = await publishedManifest(datasetFolder(process.env));
  if (!manifest) return notYet();
  const addressOf = (path: string) => absolute(paths.datasetFile(path));
  const files = manifest.files.map((file) => ({ ...file, url: addressOf(file.path) }));
  const body = { ...manifest, manifest: addressOf('manifest.json'), files };
  return openData(request, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8' });
});

export const HEAD: APIRoute = GET;

export const ALL: APIRoute = readOnly;

/** Between the first start and the end of the worker's first day. */
function notYet(): Response {
  const detail = 'The first data set is being written. Please try again in a few minutes.';
  return problem({ status: 503, code: 'not-yet', detail }, { 'retry-after': '120' });
}
