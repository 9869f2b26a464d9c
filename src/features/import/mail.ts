import type { Address, Attachment, Email } from 'postal-mime';
import PostalMime from 'postal-mime';
import sanitizeHtml from 'sanitize-html';
import { dayOf, timeOf } from '#src/lib/dates.ts';
import { cutAtLine } from './text/text.ts';

/** What a mail holds besides its words: it stays with the mail and is not read. */
export type MailNote = 'encrypted' | 'winmail' | 'calendar' | 'attachments' | 'cut' | 'unreadable';

export interface ReadMail {
  /** Head and words, as mail programs quote them, those of forwarded mails below: what `readStory` reads. */
  text: string;
  notes: MailNote[];
}

/** Of a mail no more is looked at: behind it stand attachments and what was quoted again and again. */
const mostBytes = 500_000;
/** Tags in each other cost more than their length. */
const mostHtml = 100_000;
const mostParts = 250;
const deepest = 20;

/**
 * The words of a mail as it was saved (.eml), with its head, and those of the mails forwarded in it. Never throws: of what
 * cannot be read, nothing is told but that it is there.
 */
export async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  const isCut = bytes.length > mostBytes;
  try {
    const mail = await PostalMime.parse(isCut ? bytes.subarray(0, mostBytes) : bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: 60,
    });
    const read = await wordsOf(mail, 0);
    const whole = cutAtLine(read.text);
    const cut: MailNote[] = isCut || whole.length < read.text.length ? ['cut'] : [];
    return { text: whole, notes: [...new Set([...read.notes, ...cut])] };
  } catch {
    return { text: '', notes: ['unreadable'] };
  }
}

/** Of a mail that is longer, nothing is taken apart. */
const mostWhole = 26_000_000;
const mostAttached = 5;

/** The mails that are forwarded in a mail as attachments, byte by byte as they were, also those in one another. Never throws. */
export async function attachedMails(bytes: Uint8Array): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  // Looking for the name costs nothing beside taking a long mail apart.
  const mayHold = Buffer.from(bytes).toString('latin1').toLowerCase().includes('message/rfc822');
  let open = bytes.length > mostWhole || !mayHold ? [] : [bytes];
  for (let depth = 0; depth < deepest && open.length > 0; depth += 1) {
    const inside: Uint8Array[] = [];
    for (const one of open) inside.push(...(await directlyIn(one)));
    open = inside.slice(0, mostAttached - found.length);
    found.push(...open);
  }
  return found;
}

/** A file that was sent with a mail, as its sender called it. */
export interface MailFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const mostFiles = 20;

/**
 * The files of a mail, at most 20: not the pictures that its text is dressed with, nor its signature, nor mails that are
 * forwarded in it. Never throws.
 */
export async function filesOf(bytes: Uint8Array): Promise<MailFile[]> {
  const parts = bytes.length > mostWhole ? [] : await partsOf(bytes);
  const isDress = ({ disposition, contentId }: Attachment) => disposition === 'inline' && Boolean(contentId);
  return parts
    .filter((part) => !isDress(part) && !/^message\/rfc822$|signature|pgp-keys/.test(part.mimeType))
    .slice(0, mostFiles)
    .map((part) => ({ name: part.filename ?? '', bytes: contentOf(part) }));
}

function contentOf({ content }: Attachment): Uint8Array<ArrayBuffer> {
  return new Uint8Array(typeof content === 'string' ? new TextEncoder().encode(content) : content);
}

async function partsOf(bytes: Uint8Array): Promise<Attachment[]> {
  try {
    return (await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 60 })).attachments;
  } catch {
    return [];
  }
}

async function directlyIn(bytes: Uint8Array): Promise<Uint8Array[]> {
  return (await partsOf(bytes)).filter(({ mimeType }) => mimeType === 'message/rfc822').map(contentOf);
}

async function wordsOf(mail: Email, depth: number): Promise<ReadMail> {
  const attachments = mail.attachments.slice(0, mostParts);
  const notes = new Set(attachments.map(noteOf).filter((note) => note !== null));
  const body = plainOf(mail);
  if (isArmored(body) || /^multipart\/encrypted|pkcs7-mime/i.test(headerOf(mail, 'content-type')))
    notes.add('encrypted');
  const forwarded: string[] = [];
  for (const attachment of attachments) {
    if (attachment.mimeType !== 'message/rfc822' || depth >= deepest) continue;
    try {
      const inner = await wordsOf(
        await PostalMime.parse(attachment.content, { forceRfc822Attachments: true, maxNestingDepth: 60 }),
        depth + 1,
      );
      forwarded.push(inner.text);
      for (const note of inner.notes) notes.add(note);
    } catch {
      notes.add('attachments');
    }
  }
  const words = notes.has('encrypted') && isArmored(body) ? '' : body;
  return { text: [`${headOf(mail)}\n\n${words}`.trim(), ...forwarded].join('\n\n'), notes: [...notes] };
}

const headerOf = (mail: Email, name: string) => mail.headers.find(({ key }) => key === name)?.value ?? '';
const isArmored = (text: string) => /^-----BEGIN PGP MESSAGE-----/m.test(text);

function noteOf({ mimeType, filename }: Attachment): MailNote | null {
  if (mimeType === 'message/rfc822') return null;
  if (/pgp-encrypted|pkcs7-mime/.test(mimeType)) return 'encrypted';
  if (mimeType === 'application/ms-tnef' || /^winmail\.dat$/i.test(filename ?? '')) return 'winmail';
  return mimeType === 'text/calendar' ? 'calendar' : 'attachments';
}

/** One line for each thing that the importer reads in a head. */
function headOf(mail: Email): string {
  const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim();
  const lines = [
    `From: ${oneLine(mail.from ? nameOf(mail.from) : '')}`,
    `Date: ${dateOf(mail.date)}`,
    `To: ${oneLine((mail.to ?? []).map(nameOf).join(', '))}`,
    `Subject: ${oneLine(mail.subject ?? '')}`,
  ];
  return lines.join('\n');
}

const nameOf = (address: Address): string =>
  address.address === undefined
    ? address.name
    : address.name
      ? `${address.name} <${address.address}>`
      : address.address;

/** Day and time at which it was sent, in Germany. */
function dateOf(date: string | undefined): string {
  const moment = new Date(date ?? '');
  return Number.isNaN(moment.getTime()) ? '' : `${dayOf(moment)} ${timeOf(moment)}`;
}

/** Plain words; of a mail in HTML alone its text, a line for each paragraph. */
function plainOf({ text, html }: Email): string {
  if (text !== undefined && text.trim() !== '') return clean(text);
  if (html === undefined) return '';
  const lined = html.slice(0, mostHtml).replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d|\/blockquote)[^>]{0,200}>/gi, '\n$&');
  const bare = sanitizeHtml(lined, { allowedTags: [], allowedAttributes: {} });
  return clean(entities(bare));
}

const entities = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Without what nobody sees, and with one kind of line end. */
const clean = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();
