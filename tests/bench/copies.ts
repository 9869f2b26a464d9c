import { sql } from 'drizzle-orm';
import { dropChangeTriggers, keepChangeTriggers } from '#db/changes.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { dayMoments, siteDays } from '#db/schema/index.ts';
import { keepSiteFigures } from '#src/features/cases/figures.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { exclusively } from '#src/lib/database.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { environment, type Started, start } from '#tests/processes/start.ts';

/** What hangs on a case and is on public pages, in the order in which the rows name each other. */
const tables = [
  'cases',
  'entries',
  'replies',
  'verdicts',
  'promises',
  'closings',
  'reopenings',
  'steps_taken',
  'counted_facts',
  'case_kinds',
  'case_reads',
];
/** Ids of what is copied; whoever wrote it, and the companies, stay the same. */
const copied = new Set(['id', 'case_id', 'entry_id', 'reply_id']);
/** Few enough for one transaction. */
const atOnce = 10;

/** Fills a file with the demo, and with copies of its cases if there shall be more. Its address. */
export async function demoDatabase(file: string, cases = 0): Promise<string> {
  const filling = demoOn(file);
  await filling.says(/demo:\s+(http:\S+)/);
  filling.process.kill('SIGTERM');
  await filling.ended;
  const url = `file:${file}`;
  if (cases > 0) {
    const db = openDatabase({ url });
    await copyCases(db, cases, dayOf(new Date()));
    db.$client.close();
  }
  return url;
}

/** The demo on a database file, every page made anew for whoever asks, behind a proxy that says who that is. */
export function demoOn(file: string): Started {
  const env = environment({
    PORT: '0',
    DATABASE_URL: `file:${file}`,
    DEMO_MAIL_DIR: `${file}.mail`,
    FRONT_CACHE_MB: '0',
    TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'error',
  });
  for (const name of ['SITE_URL', 'SMTP_URL']) delete env[name];
  return start('dist/main.mjs', ['demo'], env, ['--max-old-space-size=320', '--max-semi-space-size=8']);
}

/**
 * Copies the cases of the demo that can be read, with all that hangs on them, until there are about so many: the same companies,
 * the same days, other numbers. Their terms are not noted for the search. The figures of the day are counted from nothing.
 */
async function copyCases(db: Database, cases: number, today: Day): Promise<void> {
  const [{ n } = { n: 1 }] = await db.all<{ n: number }>(sql`select count(*) as n from cases where number is not null`);
  const copies = Math.round(cases / n) - 1;
  await dropChangeTriggers(db);
  await db.run(
    sql.raw(`create table copied_ids as
    select id from cases where number is not null and status not in ('withdrawn', 'removed', 'draft', 'unconfirmed')`),
  );
  for (let from = 1; from <= copies; from += atOnce) {
    const until = Math.min(copies, from + atOnce - 1);
    for (const table of tables) {
      const copying = sql.raw(await copyingOf(db, table, from, until));
      await exclusively(db, () => db.run(copying));
    }
  }
  await db.run(sql.raw('drop table copied_ids'));
  await exclusively(db, async () => {
    await db.delete(dayMoments);
    await db.delete(siteDays);
  });
  await keepChangeTriggers(db);
  await keepTallies(db, today);
  await keepSiteFigures(db, today);
  await db.run(sql`analyze`);
  await db.run(sql`pragma wal_checkpoint(truncate)`);
}

async function copyingOf(db: Database, table: string, from: number, until: number): Promise<string> {
  const columns = await db.all<{ name: string }>(sql.raw(`select name from pragma_table_info('${table}')`));
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => {
    if (copied.has(name)) return `t.${name} || '-' || copy.n`;
    // A year holds 999,999 numbers; the demo has some 1,200 of each.
    return name === 'number'
      ? `substr(number, 1, 5) || printf('%06d', copy.n * 2000 + substr(number, 6))`
      : `t.${name}`;
  });
  const ofCase = {
    cases: 't.id',
    verdicts: '(select case_id from replies where replies.id = t.reply_id)',
  };
  const caseId = table === 'cases' ? ofCase.cases : table === 'verdicts' ? ofCase.verdicts : 't.case_id';
  return `with recursive copy(n) as (select ${from} union all select n + 1 from copy where n < ${until})
    insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${table} t, copy
    where ${caseId} in (select id from copied_ids)`;
}
