import type { APIContext } from 'astro';
import { storedCheckFile, storedFile } from '#src/features/evidence/queries.ts';
import { blobs, unavailableOr } from '#src/features/evidence/store/blobs.ts';
import { blobName, getSealed, openStream } from '#src/features/evidence/store/sealed.ts';
import { fileHeaders } from '#src/lib/files.ts';
import { bodyOf } from '#src/lib/paced.ts';
import { isOwn } from './_author.ts';

/** What of a row opens its blobs and says what is in them. */
export type Stored = Pick<
  NonNullable<Awaited<ReturnType<typeof storedFile>>>,
  'id' | 'dataKey' | 'pieces' | 'sha256' | 'type' | 'bytes'
>;

/** Nothing in a file of somebody may do anything: no script, no form, no page of this site around it. */
const shut = {
  'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
const forAuthorAlone = { 'Cache-Control': 'private, no-store' };
/** Asked anew each time: what its author takes back is gone at once. */
const forEverybody = { 'Cache-Control': 'no-cache' };

export const none = (status = 404) =>
  new Response(status === 503 ? 'Service Unavailable' : 'Not Found', {
    status,
    headers: { ...shut, ...forAuthorAlone, 'Content-Type': 'text/plain; charset=utf-8' },
  });

/** The file of the address for its author, or null. */
export async function ownStored(context: APIContext): Promise<Stored | null> {
  const { db } = context.locals.visit;
  const id = context.params['id'] ?? '';
  const file = (await storedFile(db, id)) ?? (await storedCheckFile(db, id));
  return file && (await isOwn(context, file.caseId)) ? file : null;
}

/** A page of a file (a picture), or with 0 its words; `copy`: of that copy, null: as it was deposited. */
export async function pageOf(
  file: Pick<Stored, 'id' | 'dataKey'>,
  { page, copy, isPublic = false }: { page: number; copy: number | null; isPublic?: boolean },
): Promise<Response> {
  const { id } = file;
  const original = page === 0 ? blobName.words(id) : blobName.page(id, page);
  const name = copy === null ? original : blobName.copy(id, copy, page);
  return shown(file, [name], { type: page === 0 ? 'text/plain; charset=utf-8' : 'image/webp', isPublic });
}

/** The small picture of what everybody may see; a copy that was made before there were any is shown whole. */
export async function smallOf(file: NonNullable<Awaited<ReturnType<typeof storedFile>>>): Promise<Response> {
  const { id, copyPublic } = file;
  if (copyPublic === null || file.pages === 0) return none();
  const names = [blobName.small(id, copyPublic), blobName.copy(id, copyPublic, 1)];
  return shown(file, names, { type: 'image/webp', isPublic: true });
}

/** The first of these blobs that is there. */
async function shown(
  { dataKey }: Pick<Stored, 'dataKey'>,
  names: readonly string[],
  { type, isPublic }: { type: string; isPublic: boolean },
): Promise<Response> {
  const headers = { ...shut, ...(isPublic ? forEverybody : forAuthorAlone), 'Content-Type': type };
  try {
    for (const name of names) {
      const bytes = await getSealed(blobs(), { name, dataKey });
      if (bytes !== null) return new Response(bytes, { headers: { ...headers, 'Content-Disposition': 'inline' } });
    }
    return none();
  } catch (error) {
    unavailableOr(error);
    return none(503);
  }
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'message/rfc822': 'eml',
  'text/plain': 'txt',
};

/** A file as it was deposited, to be saved and not shown; a piece of it in memory at a time. */
export function wholeFile(file: Stored, isPublic = false): Response {
  const name = `beleg-${file.sha256.slice(0, 12)}.${endings[file.type] ?? 'bin'}`;
  const caching = isPublic ? forEverybody : forAuthorAlone;
  const headers = { ...fileHeaders(file.type, name), ...shut, ...caching, 'Content-Length': String(file.bytes) };
  return new Response(bodyOf(openStream(blobs(), file)), { headers });
}
