import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { searchDocuments, searchEndings, searchTerms } from '#db/schema/index.ts';
import { recordWords, searchCases } from '#src/features/search/index.ts';
import { backwards } from '#src/features/search/record.ts';
import { termKey } from '#src/features/search/words.ts';
import { write } from '#src/lib/database.ts';
import { done } from '#src/lib/outcome.ts';
import { copyOf, freshDatabase, type OwnDatabase } from '#tests/database.ts';
import { asked, tellAll, told, wordsOf } from './told.ts';

const nothingSaid = { title: '', story: '', reply: '', promise: '' };
let all: OwnDatabase;
beforeAll(async () => {
  all = await freshDatabase();
  await tellAll(all.db);
});
afterAll(() => all.dispose());

const keysOf = async (db: Database, typed: string, filter = {}) =>
  (await searchCases(db, typed, filter)).found.map(({ id }) => id);

/** Every term that the index knows, whatever its tables say: in which piece of which case. */
async function termsIn(db: Database): Promise<Set<string>> {
  await db.run(sql`create virtual table if not exists search_vocabulary using fts5vocab('search_index', 'instance')`);
  const rows = await db.all<{ place: string }>(
    sql`select term || ' ' || col || ' ' || doc as place from search_vocabulary`,
  );
  return new Set(rows.map(({ place }) => place));
}

/** What it has to know: what stands in the documents. */
async function termsSaid(db: Database): Promise<Set<string>> {
  const rows = await db.select().from(searchDocuments);
  return new Set(
    rows.flatMap(({ id, caseId: _, ...said }) =>
      Object.entries(said).flatMap(([piece, terms]) =>
        terms
          .split(' ')
          .filter(Boolean)
          .map((term) => `${term} ${piece} ${id}`),
      ),
    ),
  );
}

it('knows each letter as the index does: one term is one word there, and another one another', async () => {
  const { db, dispose } = await copyOf(all.db);
  try {
    // Behind them there are only more Chinese characters.
    const signs = Array.from({ length: 0x20000 }, (_, at) => String.fromCodePoint(at));
    const words = signs.filter((sign) => /[\p{L}\p{M}\p{N}]/u.test(sign)).map((sign) => termKey(`ab${sign}xy`));
    const terms = new Set(words.flatMap((word) => word.split(' ')));
    await db.run(sql`delete from search_documents`);
    await db.run(sql`insert into search_index (rowid, told) values (1, ${[...terms].join(' ')})`);
    const known = new Set([...(await termsIn(db))].map((place) => place.split(' ')[0]));
    expect(known).toEqual(terms);
  } finally {
    dispose();
  }
});

it('has the right cases among the first ten for 19 of 20 of what people type', async () => {
  const recalls = new Map<string, number[]>();
  for (const { kind, typed, keys } of asked) {
    const first = (await keysOf(all.db, typed)).slice(0, 10);
    const recall = keys.filter((key) => first.includes(key)).length / keys.length;
    recalls.set(kind, [...(recalls.get(kind) ?? []), recall]);
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean([...recalls.values()].flat())).toBeGreaterThanOrEqual(0.95);
  for (const [kind, values] of recalls) expect(mean(values), kind).toBeGreaterThanOrEqual(0.8);
});

describe('what was typed', () => {
  it('never breaks a search, whatever it is', async () => {
    const signs = fc.constantFrom(
      '"',
      '*',
      '(',
      ')',
      ':',
      '-',
      '^',
      'AND',
      'NOT',
      'NEAR',
      '\u0000',
      '😀',
      'ß',
      '漢字',
      '⻳ᦰⰀ',
      '1ᳲ2',
      '%',
      "'",
      ' ',
    );
    const typed = fc.array(fc.oneof(signs, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(typed, async (some) => {
        await expect(searchCases(all.db, some.join(''))).resolves.toBeDefined();
      }),
      { numRuns: 150 },
    );
  });

  it('finds nothing where there is nothing to look for', async () => {
    expect(await keysOf(all.db, '')).toEqual([]);
    expect(await keysOf(all.db, '…  !?')).toEqual([]);
  });

  it('says which words were read as others, and which were too many', async () => {
    const { asked: slip } = await searchCases(all.db, 'routr');
    expect(slip.readings[0]?.meanings.find(({ kind }) => kind === 'slip')).toMatchObject({ as: 'rout' });
    const { asked: long } = await searchCases(all.db, 'router paket strom bank flug miete hotel koffer arzt schule');
    expect(long.unread).toEqual(['arzt', 'schule']);
  });

  it('is looked for in answers alone, or in promises alone', async () => {
    const replied = told
      .filter(({ replies }) => replies.some((text) => /entschuldig/i.test(text)))
      .map(({ key }) => key);
    const found = await keysOf(all.db, 'entschuldigung', { scope: 'answered' });
    expect(replied).not.toEqual([]);
    expect(found).toEqual(expect.arrayContaining(replied));
    const promised = await keysOf(all.db, 'erstattung', { scope: 'promised' });
    expect(promised.length).toBeGreaterThan(0);
    for (const key of promised) expect(told.find((one) => one.key === key)?.promises).not.toEqual([]);
  });
});

describe('what cannot be read any more', () => {
  it('leaves the index in the transaction that takes it away: no term of it stays anywhere', async () => {
    const { db, dispose } = await copyOf(all.db);
    try {
      await write(db, async (tx) => {
        await recordWords(tx, 'k001', null);
        return done();
      });
      const said = await termsSaid(db);
      expect(await db.select().from(searchDocuments)).toHaveLength(told.length - 1);
      expect(await termsSaid(all.db)).not.toEqual(said);
      expect(await termsIn(db)).toEqual(said);
      const terms = (await db.select().from(searchTerms)).map(({ term }) => term);
      const words = new Set([...said].map((place) => place.split(' ')[0]));
      expect(terms.filter((term) => !words.has(term))).toEqual([]);
      const endings = (await db.select().from(searchEndings)).map((row) => backwards(row.backwards));
      expect(endings.toSorted()).toEqual(terms.toSorted());
    } finally {
      dispose();
    }
  });

  it('leaves the index too where a process of the version before writes a case, as a whole', async () => {
    const { db, dispose } = await copyOf(all.db);
    try {
      await db.run(sql`insert into search_documents (id, case_id, title, told, answered, promised, marks)
        select id, case_id, 'anders', 'ganz anders', '', 'versproch', marks from search_documents where case_id = 'k001'
        on conflict (case_id) do update set title = excluded.title, told = excluded.told, answered = excluded.answered,
          promised = excluded.promised, marks = excluded.marks`);
      expect(await termsSaid(db)).not.toEqual(await termsSaid(all.db));
      expect(await termsIn(db)).toEqual(await termsSaid(db));
    } finally {
      dispose();
    }
  });

  it('is the same as if it had never been said, whatever was said and taken back before', async () => {
    const word = fc.constantFrom(
      'Router',
      'Paketes',
      'Rechnungen',
      'gekündigt',
      'Meierhuber',
      '4711 22',
      'Größe',
      'parcel',
    );
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    const keys = ['k001', 'k002', 'k003'];
    const texts = fc.record({ title: text, story: text, reply: text, promise: text });
    const step = fc.record({ key: fc.constantFrom(...keys), texts, isGone: fc.boolean() });
    const { db, dispose } = await copyOf(all.db);
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
          const last = new Map(steps.map((one) => [one.key, one]));
          const say = async ({ key, texts: { title, story, reply, promise }, isGone }: (typeof steps)[number]) =>
            write(db, async (tx) => {
              const words = wordsOf({ locale: 'de', title, story, replies: [reply], promises: [promise] });
              await recordWords(tx, key, isGone ? null : words);
              return done();
            });
          const state = async () => ({
            documents: await db.select().from(searchDocuments).orderBy(searchDocuments.id),
            terms: await db.select().from(searchTerms).orderBy(searchTerms.term),
            endings: await db.select().from(searchEndings).orderBy(searchEndings.backwards),
          });
          const forget = async () => {
            for (const key of keys) await say({ key, texts: nothingSaid, isGone: true });
          };
          await forget();
          expect(await termsIn(db)).toEqual(await termsSaid(db));
          for (const one of steps) await say(one);
          expect(await termsIn(db)).toEqual(await termsSaid(db));
          const after = await state();
          await forget();
          for (const one of last.values()) await say(one);
          expect(await state()).toEqual(after);
          expect(await termsIn(db)).toEqual(await termsSaid(db));
        }),
        { numRuns: 15 },
      );
    } finally {
      dispose();
    }
  });
});
