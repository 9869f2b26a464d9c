import type { EvidenceKind, EvidenceRefusal } from '../lists.ts';
import type { Box } from '../rules.ts';

/** What the thread does: look at a file, blacken a picture, or make a small one of it. Orders cross to it, so they hold data only. */
export type CheckOrder =
  | { order: 'look'; bytes: Uint8Array; name: string }
  | { order: 'blacken'; picture: Uint8Array; boxes: readonly Box[] }
  | { order: 'small'; picture: Uint8Array; kind: EvidenceKind };

/** What a file is. `pages`: its pictures (WebP), made anew; `words`: what a text or a mail says. */
export interface Seen {
  kind: EvidenceKind;
  /** What its content says that it is. */
  type: string;
  pages: Uint8Array[];
  words: string | null;
}

export type CheckAnswer = { refusal: EvidenceRefusal } | { seen: Seen } | { picture: Uint8Array };
