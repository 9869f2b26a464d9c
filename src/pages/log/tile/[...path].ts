import type { APIRoute } from 'astro';
import { readTilePath, widthOf } from '#src/features/log/rules.ts';
import { readEntries, readTiles, sizeOf } from '#src/features/log/tree.ts';

const headers = {
  'content-type': 'application/octet-stream',
  // What is there is never another.
  'cache-control': 'public, max-age=31536000, immutable',
  'access-control-allow-origin': '*',
};
const missing = () =>
  new Response('no such tile\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });

/** Tiles and bundles of the public log (C2SP tlog-tiles): `0/000`, `1/000.p/3`, `entries/x001/067`. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { db } = locals.visit;
  const asked = readTilePath(params.path ?? '');
  if (!asked || asked.width > widthOf(asked, await sizeOf(db))) return missing();
  const bytes = asked.kind === 'entries' ? await readEntries(db, asked) : (await readTiles(db, [asked]))[0]?.hashes;
  return bytes ? new Response(new Blob([Uint8Array.from(bytes)]), { headers }) : missing();
};
