import { constants, inflateSync } from 'node:zlib';
import { extractText, getDocumentProxy } from 'unpdf';
import type { ReadMail } from './mail.ts';
import { cutAtLine, longestStory } from './text/text.ts';

const mostBytes = 25_000_000;
const mostPages = 100;

/** What all streams of a file come to, in bytes; each is in memory whole while it is read. */
const mostInflated = 64_000_000;
const mostStreams = 20_000;
/** A stream may be packed several times over. */
const mostLayers = 4;

/** Whether the streams of a PDF inflate to more than anybody has written: a few kilobytes can come to gigabytes. */
function inflatesTooFar(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let room = mostInflated;
  let at = file.indexOf('stream');
  for (let streams = 0; at >= 0; streams += 1) {
    if (streams > mostStreams) return true;
    const start = at + 'stream'.length + (file[at + 'stream'.length] === 13 ? 2 : 1);
    let packed = file.subarray(start);
    for (let layer = 0; layer < mostLayers && isPacked(packed); layer += 1) {
      const inflated = inflate(packed, room);
      if (inflated === 'too-far') return true;
      room -= inflated.length;
      packed = inflated;
    }
    at = file.indexOf('stream', Math.max(start, file.indexOf('endstream', start) + 'endstream'.length));
  }
  return false;
}

/** As zlib begins. */
const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x78 && (0x7800 + (bytes[1] ?? 0)) % 31 === 0;

function inflate(bytes: Uint8Array, room: number): Buffer | 'too-far' {
  try {
    // What is broken off is read as far as it goes, which is what readers do.
    return inflateSync(bytes, { maxOutputLength: Math.max(1, room), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const isTooLong =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE');
    return isTooLong ? 'too-far' : Buffer.alloc(0);
  }
}

/**
 * The words of a PDF, page by page. Never throws. Takes long for a long one: never called in the process of the site. A scan
 * holds no words, and of one with a password nothing is told.
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadMail> {
  if (bytes.length > mostBytes || inflatesTooFar(bytes)) return { text: '', notes: ['unreadable'] };
  try {
    const pdf = await getDocumentProxy(Uint8Array.from(bytes));
    if (pdf.numPages > mostPages) return { text: '', notes: ['unreadable'] };
    const { text } = await extractText(pdf);
    const whole = text.join('\n\n').trim();
    return {
      text: cutAtLine(whole),
      notes: whole.length > longestStory ? ['cut'] : whole === '' ? ['unreadable'] : [],
    };
  } catch {
    return { text: '', notes: ['unreadable'] };
  }
}
