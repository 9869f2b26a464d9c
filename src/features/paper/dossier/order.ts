import type { Day } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { ReadableFile } from './content.ts';

/** What a dossier is printed from: the same order gives the same bytes. */
export interface DossierOrder {
  file: ReadableFile;
  /** SHA-256 of its public content. */
  hash: string;
  locale: Locale;
  /** Stamp, deadlines and effort are those of this day. */
  today: Day;
  /** Full addresses of the site. */
  addresses: { case: string; verify: string; history: string; receipt: string };
  /** Proof that this content stands in the public log, as JSON, and the number of the line; null where there is none. */
  receipt: { number: number; json: string } | null;
  /** Only in the author's own export: lines that nobody else may see. */
  own: { label: string; text: string }[];
}

/** A hash as people read and type it: groups of eight. */
export function inGroups(hash: string): string {
  return (hash.match(/.{1,8}/g) ?? []).join(' ');
}
