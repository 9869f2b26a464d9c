import { number } from '#src/i18n/formats.ts';
import { isKey, type Translate } from '#src/i18n/index.ts';
import type { Locale } from '#src/lib/situation.ts';

/** A length in bytes as people say it: `2,4 MB`. */
export function sizeInWords(locale: Locale, bytes: number): string {
  return bytes < 1_000_000
    ? `${number(locale, Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${number(locale, bytes / 1_000_000, bytes < 10_000_000 ? 1 : 0)} MB`;
}

/** The sentence for why a file was not taken; null for what no sentence says. */
export function reasonInWords(t: Translate, reason: string): string | null {
  const key = [`errors.file-${reason}`, `errors.${reason}`].find(isKey);
  return key === undefined || !isKey(key) ? null : t(key);
}

/** What of a file can be chosen, by type and ending: a telephone turns its own pictures into one of these. */
export const accepted =
  'image/jpeg,image/png,image/webp,application/pdf,message/rfc822,text/plain,audio/mpeg,audio/mp4,audio/ogg,.eml,.txt,.m4a,.mp3,.ogg,.pdf';
