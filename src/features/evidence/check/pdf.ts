import { inflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { createIsomorphicCanvasFactory, getDocumentProxy } from 'unpdf';
import type { EvidenceRefusal } from '../lists.ts';
import { mostPages } from '../rules.ts';
import { drawnPicture } from './picture.ts';

/** Pixels of one drawn page: A4 at some 190 dots an inch. */
const pageWidth = 1600;
const mostOfPage = 8_000_000;
/** Bytes that one packed part of a PDF may become: a page of a scan has some ten million. */
const mostUnpacked = 64 * 1024 * 1024;
/** Of all parts together. */
const mostInAll = 512 * 1024 * 1024;
/** So often a part may be packed in itself. */
const deepest = 3;

/**
 * The pages of a PDF as pictures: no script, no form, no link, no file in it and no layer below another. Refuses `encrypted`,
 * `too-many-pages`, and what cannot be read or would become too large.
 */
export async function pagesOf(bytes: Uint8Array): Promise<{ pages: Uint8Array[] } | { refusal: EvidenceRefusal }> {
  if (isBomb(bytes)) return { refusal: 'too-large' };
  try {
    const pdf = await opened(bytes);
    if (pdf === 'encrypted') return { refusal: 'encrypted' };
    if (pdf.numPages > mostPages) return { refusal: 'too-many-pages' };
    const pages: Uint8Array[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await drawn(pdf, number));
    await pdf.loadingTask.destroy();
    return pages.length > 0 ? { pages } : { refusal: 'unreadable' };
  } catch {
    return { refusal: 'unreadable' };
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function opened(bytes: Uint8Array): Promise<Pdf | 'encrypted'> {
  try {
    return await getDocumentProxy(Uint8Array.from(bytes), {
      maxImageSize: 40_000_000,
      enableXfa: false,
      CanvasFactory: await createIsomorphicCanvasFactory(() => import('@napi-rs/canvas')),
      canvasMaxAreaInBytes: 4 * mostOfPage,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return 'encrypted';
    throw error;
  }
}

async function drawn(pdf: Pdf, number: number): Promise<Uint8Array> {
  const page = await pdf.getPage(number);
  const full = page.getViewport({ scale: 1 });
  const wanted = pageWidth / Math.max(1, full.width);
  const scale = Math.min(wanted, Math.sqrt(mostOfPage / Math.max(1, full.width * full.height)));
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  await Reflect.apply(page.render, page, [{ canvas, canvasContext: context, viewport }]).promise;
  page.cleanup();
  return drawnPicture(new Uint8Array(context.getImageData(0, 0, width, height).data), { width, height });
}

/** Whether a part of it is packed so that it becomes larger than anything that is shown, before anybody unpacks it. */
function isBomb(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let inAll = 0;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const start = at + 6 + (file[at + 6] === 13 ? 1 : 0) + (file[at + 6] === 13 || file[at + 6] === 10 ? 1 : 0);
    const unpacked = unpackedSize(file.subarray(start));
    inAll += unpacked;
    if (unpacked > mostUnpacked || inAll > mostInAll) return true;
  }
  return false;
}

/** How long a packed part is, unpacked as often as it was packed; more than `mostUnpacked`: longer than that. */
function unpackedSize(packed: Uint8Array): number {
  let part = packed;
  let size = 0;
  for (let depth = 0; depth < deepest && (part[0] ?? 0) % 16 === 8 && part.length > 2; depth += 1) {
    try {
      part = inflateSync(part, { maxOutputLength: mostUnpacked });
      size = part.length;
    } catch (error) {
      const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      return isTooLong ? mostUnpacked + 1 : size;
    }
  }
  return size;
}
