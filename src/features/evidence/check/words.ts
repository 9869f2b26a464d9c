import PostalMime, { type Address, type Email } from 'postal-mime';
import sanitizeHtml from 'sanitize-html';
import { textIn } from './kind.ts';

/** Characters that are shown of a text: it is an excerpt. */
const mostWords = 20_000;
/** Of a mail no more is looked at: behind it stand attachments and what was quoted again and again. */
const mostOfMail = 2_000_000;
const mostHtml = 200_000;

/** Without what cannot be seen or turns the direction of writing, in lines as Unix ends them. */
function plain(text: string): string {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const seen = lines.replace(/[^\P{C}\n\t]/gu, '');
  return seen.length > mostWords ? `${seen.slice(0, mostWords).replace(/\p{Surrogate}$/u, '')}\n[…]` : seen;
}

/** The words of a text file; null for what holds none. */
export function wordsOfText(bytes: Uint8Array): string | null {
  const words = plain(textIn(bytes) ?? '').trim();
  return words === '' ? null : words;
}

/** Head and words of a mail as it was saved; what hangs on it is named. Null for what cannot be read. */
export async function wordsOfMail(bytes: Uint8Array): Promise<string | null> {
  try {
    const mail = await PostalMime.parse(bytes.subarray(0, mostOfMail), {
      maxNestingDepth: 60,
      rfc822Attachments: true,
    });
    const words = mail.text?.trim() || textOfHtml(mail.html ?? '');
    const attached = mail.attachments.map(({ filename, mimeType }) => `[${filename ?? mimeType}]`);
    const whole = [headOf(mail).join('\n'), words, attached.join('\n')].filter((part) => part !== '').join('\n\n');
    return whole === '' ? null : plain(whole);
  } catch {
    return null;
  }
}

function headOf(mail: Email): string[] {
  const named = (address: Address | undefined) =>
    address === undefined ? '' : [address.name, address.address && `<${address.address}>`].filter(Boolean).join(' ');
  const lines: [name: string, value: string][] = [
    ['From', named(mail.from)],
    ['To', (mail.to ?? []).slice(0, 10).map(named).join(', ')],
    ['Date', mail.headers.find(({ key }) => key === 'date')?.value ?? ''],
    ['Subject', mail.subject ?? ''],
  ];
  return lines.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
}

const textOfHtml = (html: string) =>
  sanitizeHtml(html.slice(0, mostHtml).replace(/<(?:br|\/p|\/div|\/tr|\/li)\b[^>]*>/gi, '$&\n'), {
    allowedTags: [],
    allowedAttributes: {},
  })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .replace(/\n\s*\n\s*/g, '\n\n')
    .trim();
