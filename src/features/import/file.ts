import { saysSomething } from '#src/lib/text.ts';
import { type MailNote, readMail } from './mail.ts';
import { readPdf } from './pdf.ts';

/** What there is to say about a file besides its words. `picture`, `document`, `archive`, `outlook`: kinds that are not read. */
export type FileNote = MailNote | 'picture' | 'document' | 'archive' | 'outlook' | 'too-large' | 'empty';

export interface ReadFile {
  text: string;
  notes: readonly FileNote[];
}

/** Longer ones hold more than words. */
export const mostFileBytes = 12_000_000;

/**
 * The words of a file: a saved mail, a PDF, an exported chat or any text. What it is, its first bytes tell; its name only that a
 * few lines of text are a mail. Never throws. PDFs and large mails take long: never called in the process of the site.
 */
export async function readFile(bytes: Uint8Array, name: string): Promise<ReadFile> {
  const unread = (note: FileNote): ReadFile => ({ text: '', notes: [note] });
  if (bytes.length === 0) return unread('empty');
  if (bytes.length > mostFileBytes) return unread('too-large');
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (head.slice(0, 1024).includes('%PDF-')) return readPdf(bytes);
  const kind = kinds.find(([, mark, at]) => head.startsWith(mark, at));
  if (kind) return unread(isOffice(kind[0], head, name) ? 'document' : kind[0]);
  const text = textIn(bytes);
  if (text !== null && !saysSomething(text)) return unread('empty');
  if (isMail(head) || (/\.eml$/i.test(name) && text !== null)) return readMail(bytes);
  return text === null ? unread('unreadable') : { text, notes: [] };
}

/** Kinds that are not read, by what stands at the beginning of a file, or behind its first bytes. */
const kinds: readonly (readonly [kind: FileNote, mark: string, at: number])[] = [
  ['picture', '\xff\xd8\xff', 0],
  ['picture', '\x89PNG', 0],
  ['picture', 'GIF8', 0],
  ['picture', 'WEBP', 8],
  ['picture', 'ftypheic', 4],
  ['picture', 'ftypmif1', 4],
  ['picture', 'ftypavif', 4],
  ['document', '{\\rtf', 0],
  ['archive', 'PK\x03\x04', 0],
  ['archive', 'Rar!', 0],
  ['archive', '7z\xbc\xaf', 0],
  ['outlook', '\xd0\xcf\x11\xe0', 0],
];

/** Word and its like keep a document in the same wrapping as archives and mails of Outlook; what is inside, its names tell. */
const isOffice = (kind: FileNote, head: string, name: string) =>
  (kind === 'archive' || kind === 'outlook') &&
  (/\.(?:do[ct][xm]?|od[tsp]|xls[xmb]?|pp[ts]x?|pages|numbers|key)$/i.test(name) ||
    /\[Content_Types\]\.xml|mimetypeapplication\/vnd\.oasis/.test(head));

/** A head of fields, one of which only mails have. */
export const isMail = (head: string) =>
  /^(?:\xef\xbb\xbf)?(?:From \S+ [^\n]{5,60}\r?\n)?[\w-]{2,60}:[^\n]*\r?\n/.test(head) &&
  /^(?:received|return-path|mime-version|message-id|delivered-to|dkim-signature|x-[\w-]+): ?\S/im.test(head);

/** Text by the mark at its beginning, else UTF-8 or what Windows wrote before that; null for what is no text. */
function textIn(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
