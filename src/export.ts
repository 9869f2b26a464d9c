import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportDataset } from '#src/features/open-data/export.ts';
import { database } from '#src/lib/database.ts';

/** `npm run export -- --out DIR`: the data set of the last day whose figures are complete. */
const { values } = parseArgs({ options: { out: { type: 'string' } }, strict: false });

/** Ends with a message and a status that scripts can see. */
function stop(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

if (typeof values.out !== 'string') stop('npm run export -- --out DIR');
const url = process.env.DATABASE_URL || 'file:data/aktenkundig.db';
// Opening a file that is not there would make an empty one.
if (url.startsWith('file:') && !existsSync(url.slice('file:'.length))) {
  stop(`There is no database at ${url}. Another one is named by DATABASE_URL; that of the demo is file:data/demo.db`);
}
const db = database();
try {
  const manifest = await exportDataset(db, values.out);
  if (!manifest) stop('The figures of no day are complete yet: let the worker run first.');
  process.stdout.write(`Data set of ${manifest.asOf}, method ${manifest.method}, in ${values.out}\n`);
  for (const { path, rows, bytes } of manifest.files) {
    const size = `${(bytes / 1024).toFixed(0)} kB`.padStart(10);
    process.stdout.write(`  ${path.padEnd(18)}${size}${rows === null ? '' : `  ${rows} rows`}\n`);
  }
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
} finally {
  db.$client.close();
}
