import { extractText, getDocumentProxy } from 'unpdf';
import type { ReadMail } from './mail.ts';
import { cutAtLine, longestStory } from './text/text.ts';

const mostBytes = 25_000_000;
const mostPages = 100;

/**
 * The words of a PDF, page by page. Never throws. Takes long for a long one: never called in the process of the site. A scan
 * holds no words, and of one with a password nothing is told.
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadMail> {
  if (bytes.length > mostBytes) return { text: '', notes: ['unreadable'] };
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
