import { fileTypeFromBuffer } from 'file-type';
import type { EvidenceKind, EvidenceRefusal } from '../lists.ts';

/** What a file is by its content; its name only tells that a text is a mail. */
export type Kind = { kind: EvidenceKind; type: string } | { refusal: EvidenceRefusal };

const known: Readonly<Record<string, EvidenceKind>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/webp': 'image',
  'application/pdf': 'pdf',
  'audio/mpeg': 'audio',
  'audio/ogg': 'audio',
  'audio/opus': 'audio',
  'audio/mp4': 'audio',
  'audio/x-m4a': 'audio',
};

export async function kindOf(bytes: Uint8Array, name: string): Promise<Kind> {
  const type = withoutCodec((await sniffed(bytes))?.mime ?? '');
  if (/^image\/hei[cf]/.test(type)) return { refusal: 'heic' };
  // A tag before it, or a line of text, and it is a PDF to every reader all the same.
  const kind = known[type] ?? (startsAsPdf(bytes) ? 'pdf' : undefined);
  if (kind)
    return hasArchive(bytes) ? { refusal: 'two-kinds' } : { kind, type: kind === 'pdf' ? 'application/pdf' : type };
  if (type !== '') return { refusal: 'kind' };
  const words = textIn(bytes);
  if (words === null) return { refusal: 'kind' };
  const isMail = /\.eml$/i.test(name) || isHeaded(words.slice(0, 4096));
  return isMail ? { kind: 'mail', type: 'message/rfc822' } : { kind: 'text', type: 'text/plain' };
}

const withoutCodec = (type: string) => type.split(';')[0]?.trim() ?? '';

/** Its parsers throw at what is cut off. */
async function sniffed(bytes: Uint8Array) {
  try {
    return await fileTypeFromBuffer(bytes);
  } catch {
    return undefined;
  }
}

const startsAsPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-');

/** Whether it is an archive too: the end of one says how many bytes are behind it. */
function hasArchive(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 65_557)));
  for (
    let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    at >= 0;
    at = at > 0 ? tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1') : -1
  ) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}

/** A head of fields, one of which only mails have. */
const isHeaded = (head: string) =>
  /^(?:From \S+ [^\n]{5,60}\r?\n)?[\w-]{2,60}:[^\n]*\r?\n/.test(head) &&
  /^(?:received|return-path|mime-version|message-id|delivered-to|dkim-signature|x-[\w-]+): ?\S/im.test(head);

const control = /(?![\t\n\v\f\r])\p{Cc}/u;

/** Text by the mark at its beginning, else UTF-8 or what Windows wrote before that; null for what is no text. */
export function textIn(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = decoded(bytes);
  return control.test(text) ? null : text;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
