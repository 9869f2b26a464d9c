import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Database, openDatabase } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { cases, companies, searchDocuments } from '#db/schema/index.ts';
import { searchCases } from '#src/features/search/index.ts';
import { backwards, markOf, recordWords } from '#src/features/search/record.ts';
import { isVocabulary, termsOf } from '#src/features/search/words.ts';
import { exclusively, write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { ownCpuOf } from '#tests/cpu.ts';
import { asked, tellAll, told, wordsOf } from '#tests/features/search/told.ts';
import { percentiles } from './timed.ts';

const invented = Number(process.argv[3] ?? 1_000_000);
const atOnce = 2000;
const termsEach = 120;
const compounds = 50_000;
/** Some kernels count a thread's time in steps of 4 ms. */
const repeated = 5;
const [cpuGoal, sizeGoal, recallGoal] = [20, 1.3, 0.95];

/**
 * How well and how fast is found: the labelled questions among the stories they were asked about, their index beside their
 * text, and processor time a search among a million invented cases of the same words. `npm run bench -- search [CASES]`.
 */
export async function benchSearch(): Promise<void> {
  say(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);
  const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-bench-'));
  try {
    const perTerms = await found(join(folder, 'told.db'));
    await fast(join(folder, 'many.db'), perTerms);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Answers how many bytes of text there are for one of terms. */
async function found(file: string): Promise<number> {
  const db = openDatabase({ url: `file:${file}` });
  await migrate(db);
  await tellAll(db);
  const recalls = new Map<string, number[]>();
  for (const { kind, typed, keys } of asked) {
    const first = (await searchCases(db, typed)).found.slice(0, 10).map(({ id }) => id);
    const recall = keys.filter((key) => first.includes(key)).length / keys.length;
    recalls.set(kind, [...(recalls.get(kind) ?? []), recall]);
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const [kind, values] of recalls)
    say(`recall@10 ${kind.padEnd(12)} ${mean(values).toFixed(3)}  of ${values.length}`);
  say(`recall@10 of all       ${mean([...recalls.values()].flat()).toFixed(3)}  goal ${recallGoal}`);
  const text = told.reduce((sum, one) => sum + bytesOf(one), 0);
  const terms = told.reduce((sum, one) => sum + termBytesOf(one), 0);
  await size(db, {
    text,
    cases: told.length,
    how: 'nearly all of it the words themselves, each of which stands in few cases',
  });
  const perTerms = text / terms;
  const spent = await ownCpuOf(() =>
    write(db, async (tx) => {
      for (const one of told) await recordWords(tx, one.key, wordsOf({ ...one, title: `${one.title} neu` }));
      return done();
    }),
  );
  say(`a case noted anew, CPU ms ${(spent / told.length).toFixed(2)}`);
  db.$client.close();
  return perTerms;
}

const bytesOf = ({ title, story, replies, promises }: (typeof told)[number]) =>
  Buffer.byteLength([title, story, ...replies, ...promises].join('\n'));
const termBytesOf = ({ title, story, replies, promises, locale }: (typeof told)[number]) =>
  [title, story, replies.join('\n'), promises.join('\n')]
    .map((piece) => [...termsOf(piece, locale)].join(' ').length)
    .reduce((sum, length) => sum + length);

/** The pages of everything that is kept to find cases by, beside their text. */
async function size(db: Database, { text, cases, how }: { text: number; cases: number; how: string }): Promise<void> {
  const [row] = await db.all<{ bytes: number }>(
    sql`select sum(pgsize - unused) as bytes from dbstat where name like 'search%' and name not like 'search_names%' or name like 'sqlite_autoindex_search%'`,
  );
  const bytes = row?.bytes ?? 0;
  say(
    `index of ${cases} cases of ${Math.round(text / cases)} bytes (${how}): ${(bytes / text).toFixed(2)} times their text  goal ${sizeGoal}`,
  );
}

async function fast(file: string, perTerms: number): Promise<void> {
  const db = openDatabase({ url: `file:${file}` });
  await migrate(db);
  await fill(db);
  say(`${invented} cases, load ${loadavg()[0]?.toFixed(1)}, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
  const [kept] = await db.all<{ bytes: number }>(
    sql`select sum(length(title) + length(told)) as bytes from search_documents`,
  );
  const text = (kept?.bytes ?? 0) * perTerms;
  await size(db, { text, cases: invented, how: 'as much text for their terms as the stories have' });
  const times: number[] = [];
  for (const { typed } of asked) await searchCases(db, typed);
  for (const { typed } of asked) {
    const spent = await ownCpuOf(async () => {
      for (let n = 0; n < repeated; n += 1) await searchCases(db, typed);
    });
    times.push(spent / repeated);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const { p50, p99 } = percentiles(sorted);
  say(
    `a search, CPU ms: median ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, most ${sorted.at(-1)?.toFixed(1)}  goal p99 ${cpuGoal}`,
  );
  const slow = asked.map(({ typed }, at) => ({ typed, time: times[at] ?? 0 })).sort((a, b) => b.time - a.time);
  for (const { typed, time } of slow.slice(0, 5)) say(`  ${time.toFixed(1)}  ${typed}`);
  db.$client.close();
}

/** Cases whose words are as frequent as words are (Zipf): those of the stories, and compounds of two of them. */
async function fill(db: Database): Promise<void> {
  const words = [...new Set(told.flatMap((one) => [...termsOf(`${one.title} ${one.story}`, one.locale)]))];
  const parts = words.filter((word) => isVocabulary(word));
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const one = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const vocabulary = [...words, ...Array.from({ length: compounds }, () => one(parts) + one(parts))];
  // The n-th word comes as often as 1/n of the first.
  const drawn = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? '';
  const createdAt = new Date('2026-01-01');
  const firms = Array.from({ length: 500 }, (_, at) => ({
    id: `f${at}`,
    slug: `f-${at}`,
    name: `Firma ${at}`,
    industry: 'shops',
    createdAt,
  }));
  const counts = new Map<string, number>();
  await exclusively(db, async () => {
    await db.insert(companies).values(firms);
    for (let first = 0; first < invented; first += atOnce) {
      await db.transaction(async (tx) => {
        const rows = Array.from({ length: Math.min(atOnce, invented - first) }, (_, at) => {
          const id = first + at + 1;
          const number = `2026-${String(id).padStart(6, '0')}`;
          const terms = [...new Set(Array.from({ length: termsEach }, drawn))];
          for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
          const companyId = `f${id % 500}`;
          const marks = `${markOf('company', companyId)} ${markOf('industry', 'shops')} ${markOf('year', 2026)}`;
          const [title, told] = [terms.slice(0, 6).join(' '), terms.slice(6).join(' ')];
          return { id: Number(number.replace('-', '')), number, companyId, title, told, marks };
        });
        const asJson = JSON.stringify(rows);
        await tx.run(sql`insert into ${cases} (id, number, company_id, locale, title, created_at, status, ball)
          select value ->> 'number', value ->> 'number', value ->> 'companyId', 'de', value ->> 'title', 0, 'open', 'company' from json_each(${asJson})`);
        await tx.run(sql`insert into ${searchDocuments} (id, case_id, title, told, answered, promised, marks)
          select value ->> 'id', value ->> 'number', value ->> 'title', value ->> 'told', '', '', value ->> 'marks' from json_each(${asJson})`);
      });
    }
    const known = [...counts]
      .filter(([term]) => isVocabulary(term))
      .map(([term, count]) => [term, backwards(term), count]);
    const asJson = JSON.stringify(known);
    await db.run(sql`insert into search_terms (term, cases) select value ->> 0, value ->> 2 from json_each(${asJson})`);
    await db.run(sql`insert into search_endings (backwards, digits)
      select value ->> 1, length(value ->> 2) from json_each(${asJson})`);
  });
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
