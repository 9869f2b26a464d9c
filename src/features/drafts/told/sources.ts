import { z } from 'astro/zod';
import type { Database } from '#db/client.ts';
import { type FileNote, longestStory, readInThread } from '#src/features/import/index.ts';
import { forgetTyped, keepTyped, keptOf, type Owner } from '#src/features/unfinished/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { isDay } from '#src/lib/dates.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import { clean } from '#src/lib/text.ts';

/** What somebody told at once: a text (without a name), or the words of a file. The file itself is not kept. */
export interface Source {
  name: string;
  words: string;
  notes: readonly string[];
  /** When it was told, if not with the others. */
  on?: Day;
}

/** Everything that was told and is not taken over yet. */
export interface Told {
  /** The day of telling, from which "gestern" counts. */
  on: Day;
  /** So many proposals have been decided about. */
  decided: number;
  sources: readonly Source[];
}

const page = 'write/told/sources';
/** What was typed into its proposals belongs to it. */
export const proposalsPage = 'write/told';
export const mostFiles = 10;
const longestName = 80;

/** Reads files one after the other, in the thread. Refuses too-often (`reader-busy`). */
export async function sourcesOf(
  text: string,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<Outcome<Source[]>> {
  const sources: Source[] = text === '' ? [] : [{ name: '', words: text, notes: [] }];
  let room = longestStory - text.length;
  for (const file of files) {
    const read = await readInThread(file);
    if (!read.ok) return read;
    const whole = clean(read.value.text);
    const words = whole.length <= room ? whole : upToLine(whole, room);
    room -= words.length;
    const notes = new Set<FileNote>(read.value.notes);
    if (words.length < whole.length) notes.add('cut');
    sources.push({ name: clean(file.name).slice(-longestName), words, notes: [...notes] });
  }
  return done(sources);
}

function upToLine(text: string, room: number): string {
  const end = text.lastIndexOf('\n', room);
  return text.slice(0, Math.max(0, end)).trimEnd();
}

/** Keeps what was told until it is taken over or given up, sealed, beside what else its author typed and did not send. */
export async function keepTold(
  db: Database,
  { owner, now }: { owner: Owner | null; now: Date },
  { on, decided, sources }: Told,
): Promise<Outcome> {
  await forgetTyped(db, owner, proposalsPage);
  const typed = sources.flatMap(({ name, words, notes }) => [
    ['name', name] as const,
    ['words', words] as const,
    ['notes', notes.join(' ')] as const,
  ]);
  return keepTyped(db, { owner, page, now }, [['on', on], ['decided', String(decided)], ...typed]);
}

const fields = z.array(z.tuple([z.string(), z.string()]));

/** What was told; null when nothing waits. */
export async function toldBy(db: Database, owner: Owner | null): Promise<Told | null> {
  const kept = owner === null ? null : await keptOf(db, owner, page);
  if (kept === null) return null;
  const [first, second, ...rest] = fields.parse(kept.typed);
  const [on = '', decided = ''] = [first?.[1], second?.[1]];
  const sources: Source[] = [];
  for (let at = 0; at + 2 < rest.length; at += 3) {
    const [name = '', words = '', notes = ''] = [rest[at]?.[1], rest[at + 1]?.[1], rest[at + 2]?.[1]];
    sources.push({ name, words, notes: notes.split(' ').filter(Boolean) });
  }
  return isDay(on) ? { on, decided: Number(decided), sources } : null;
}

export async function forgetTold(db: Database, owner: Owner | null): Promise<Outcome> {
  await forgetTyped(db, owner, page);
  await forgetTyped(db, owner, proposalsPage);
  return done();
}
