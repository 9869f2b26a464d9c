import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { caseFile } from '#src/features/case-file/queries.ts';
import { noteBeat } from '#src/features/operation/notes.ts';
import { dayOf } from '#src/lib/dates.ts';
import { anAnsweredCase } from '#tests/factories.ts';
import { testSecret } from '#tests/secret.ts';
import { freePort, startSqld } from '#tests/sqld.ts';
import { percentiles, timed } from './timed.ts';

const reads = 200;
const writes = 100;

/** The same on a file, on a database server, and through a replica beside the process: everything of a case read, and one commit. */
export async function benchEngine(): Promise<void> {
  process.env.SECRET_KEY = testSecret;
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-engine-'));
  const grpc = `127.0.0.1:${await freePort()}`;
  const primary = await startSqld(join(folder, 'primary'), await freePort(), ['--grpc-listen-addr', grpc]);
  const replica = await startSqld(join(folder, 'replica'), await freePort(), ['--primary-grpc-url', `http://${grpc}`]);
  const rows: Record<string, Record<string, string>> = {};
  const told = ({ p50, p99 }: { p50: number; p99: number }) => `${p50.toFixed(2)} / ${p99.toFixed(2)}`;
  const places = { file: `file:${join(folder, 'site.db')}`, server: primary.url, replica: replica.url };
  for (const [name, url] of Object.entries(places)) {
    const db = openDatabase({ url });
    await migrate(db);
    const { number } = await anAnsweredCase(db);
    const today = dayOf(new Date());
    rows[name] = {
      'a case read, ms p50 / p99': told(percentiles(await timed(reads, () => caseFile(db, { number }, today)))),
      'a commit, ms p50 / p99': told(percentiles(await timed(writes, () => noteBeat(db, new Date())))),
    };
    db.$client.close();
  }
  console.table(rows);
  for (const { process } of [primary, replica]) process.kill('SIGKILL');
  await Promise.all([primary.ended, replica.ended]);
  rmSync(folder, { recursive: true, force: true });
}
