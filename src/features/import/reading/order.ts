import type { Day } from '#src/lib/dates.ts';
import type { ReadFile } from '../file.ts';
import type { MailFile } from '../mail.ts';
import type { Story } from '../told/story.ts';

/** What the thread reads: a file, a long text, which mails are forwarded in a mail as they were, or its other files. */
export type ReadOrder =
  | { kind: 'file'; bytes: Uint8Array; name: string }
  | { kind: 'story'; text: string; today: Day }
  | { kind: 'attached'; bytes: Uint8Array }
  | { kind: 'files'; bytes: Uint8Array };

export type ReadAnswer =
  | { kind: 'file'; file: ReadFile }
  | { kind: 'story'; story: Story }
  | { kind: 'attached'; mails: Uint8Array[] }
  | { kind: 'files'; files: MailFile[] };
