import type { Day } from '#src/lib/dates.ts';
import type { ReadFile } from '../file.ts';
import type { Story } from '../told/story.ts';

/** What the thread reads: a file, or a long text. */
export type ReadOrder = { kind: 'file'; bytes: Uint8Array; name: string } | { kind: 'story'; text: string; today: Day };

export type ReadAnswer = { kind: 'file'; file: ReadFile } | { kind: 'story'; story: Story };
