import type { Database } from '#db/client.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { isReadable, type ReadableFile } from '#src/features/paper/dossier/content.ts';
import type { Day } from '#src/lib/dates.ts';
import { today } from '#tests/factories.ts';

/** The file of a public case; fails when its texts are not public. */
export async function readable(db: Database, number: string, on: Day = today): Promise<ReadableFile> {
  const file = await caseFile(db, { number }, on);
  if (!file || !isReadable(file)) throw new Error(`${number} cannot be read`);
  return file;
}
