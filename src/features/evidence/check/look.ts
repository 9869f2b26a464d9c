import { kindOf } from './kind.ts';
import type { CheckAnswer } from './order.ts';
import { pagesOf } from './pdf.ts';
import { pictureOf } from './picture.ts';
import { wordsOfMail, wordsOfText } from './words.ts';

/**
 * What a file is and what of it is ever shown, made anew. Never throws. Takes long: never called in the process of the site.
 */
export async function lookAt(bytes: Uint8Array, name: string): Promise<CheckAnswer> {
  const found = await kindOf(bytes, name);
  if ('refusal' in found) return found;
  const seen = { ...found, pages: [], words: null };
  if (found.kind === 'audio') return { seen };
  if (found.kind === 'image') {
    const made = await pictureOf(bytes);
    return 'refusal' in made ? made : { seen: { ...seen, pages: [made.picture] } };
  }
  if (found.kind === 'pdf') {
    const made = await pagesOf(bytes);
    return 'refusal' in made ? made : { seen: { ...seen, pages: made.pages } };
  }
  const words = found.kind === 'mail' ? await wordsOfMail(bytes) : wordsOfText(bytes);
  return words === null ? { refusal: 'unreadable' } : { seen: { ...seen, words } };
}
