import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Database } from '#db/client.ts';
import { tombstones, users } from '#db/schema/index.ts';
import { closeCase, reopenCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { judgeReply } from '#src/features/cases/commands/replies.ts';
import { refreshCase } from '#src/features/cases/state/refresh.ts';
import { keepForecasts } from '#src/features/forecasts/index.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { exportDataset } from '#src/features/open-data/export.ts';
import { recompute } from '#src/features/open-data/recompute.ts';
import { companyProfile } from '#src/features/profiles/queries.ts';
import { rankingDocument } from '#src/features/rankings/board/document.ts';
import { keepTallies } from '#src/features/rankings/counting/rebuild.ts';
import { readTallies } from '#src/features/rankings/order/queries.ts';
import { windows } from '#src/features/rankings/windows.ts';
import { newId } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import { addDays } from '#src/lib/dates.ts';
import { copyOf, freshDatabase, type OwnDatabase } from '#tests/database.ts';
import {
  aCompany,
  aModerator,
  anAnsweredCase,
  anOpenCase,
  aRepresentative,
  type Company,
  situationOf,
  today,
} from '#tests/factories.ts';
import { test as base } from '#tests/test.ts';

const test = base
  .extend('folder', ({ task: _task }, { onCleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), 'aktenkundig-set-'));
    onCleanup(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  })
  .extend('lives', async ({ task: _task }, { onCleanup }) => {
    const { db, dispose } = await copyOf(original.db);
    onCleanup(dispose);
    return { ...lived, db };
  });

let original: OwnDatabase;
let lived: Awaited<ReturnType<typeof life>>;
beforeAll(async () => {
  original = await freshDatabase();
  lived = await life(original.db);
});
afterAll(() => original.dispose());

const header =
  'number,company,industry,alsoNamed,publishedOn,state,firstAnswerOn,firstAnswerPrecision,firstAnswerBy,repliesChecking,daysAsked,readOn,outcome,closedOn,endedOn,' +
  'promisesKept,promisesBroken,promisesUnconfirmed,promisesOpen,promisesReported,promisesDisputed,' +
  'contacts,waitedMinutes,effortDays,buyAgain,disputedCents,disputedCurrency,disputedPrecision,kind,kindBy,knownSince';

const hostileNames = ['=HYPERLINK("http://evil.example";"Gewinn")', "'s Lädchen", '-1+1, "Söhne"\nGmbH', '@SUM(A1)'];

/** Companies with dangerous names and a case for everything that may become of one. */
async function life(db: Database): Promise<{ companies: Company[]; numbers: Record<string, string> }> {
  const companies: Company[] = [];
  for (const name of hostileNames) companies.push(await aCompany(db, { name }));
  const numbers: Record<string, string> = {};
  const moderator = await aModerator(db);
  for (const [index, company] of companies.entries()) {
    const representative = await aRepresentative(db, { company });
    for (let many = 0; many < 11; many += 1) {
      const publishedOn = addDays(today, -(10 + many * 19 + index * 3));
      await anAnsweredCase(db, { company, representative, publishedOn, repliedOn: addDays(publishedOn, many % 5) });
      await anOpenCase(db, { company, publishedOn });
    }
    const given = { company, representative, publishedOn: '2026-01-10', repliedOn: '2026-01-15' };
    const withdrawn = await anAnsweredCase(db, given);
    await withdrawCase(situationOf(withdrawn.author, '2026-02-01'), {
      number: withdrawn.number,
      reason: 'Frau Geheimnis',
    });
    const removed = await anAnsweredCase(db, given);
    await removeCase(situationOf(moderator, '2026-02-02'), { number: removed.number, reason: 'Herr Geheimnis' });
    const fake = await anAnsweredCase(db, given);
    await removeCase(situationOf(moderator, '2026-02-03'), { number: fake.number, reason: 'erfunden' });
    await exclusively(db, () =>
      db.transaction(async (tx) => {
        await tx.update(tombstones).set({ genuine: false }).where(eq(tombstones.caseId, fake.id));
        await refreshCase(tx, fake.id, today);
      }),
    );
    const closed = await anAnsweredCase(db, given);
    const closing = {
      words: 'Geheime Schlussworte',
      buyAgain: 'no' as const,
      reachability: 2,
      speed: 3,
      competence: null,
      promisesKept: 1,
      friendliness: 5,
      empathy: null,
      clarity: 4,
    };
    await judgeReply(situationOf(closed.author, '2026-01-20'), {
      number: closed.number,
      replyId: closed.replyId,
      content: 'partly',
      boilerplate: false,
      text: 'Geheimes Urteil',
    });
    const close = { ...closing, number: closed.number };
    await closeCase(situationOf(closed.author, '2026-02-01'), { ...close, id: newId(), outcome: 'solved' });
    await reopenCase(situationOf(closed.author, '2026-02-10'), {
      id: newId(),
      number: closed.number,
      reason: 'Geld fehlt',
    });
    await closeCase(situationOf(closed.author, '2026-03-01'), { ...close, id: newId(), outcome: 'partly' });
    Object.assign(numbers, {
      withdrawn: withdrawn.number,
      removed: removed.number,
      'not-genuine': fake.number,
      closed: closed.number,
    });
  }
  await keepForecasts(db, addDays(today, -80));
  await keepForecasts(db, today);
  await keepTallies(db, today);
  return { companies, numbers };
}

/** Changes a file of a set, and the manifest with it, as somebody would who wants to hide it. */
function tamper(folder: string, name: string, change: (text: string) => string): void {
  const path = join(folder, name);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const manifest = join(folder, 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(sha(before), sha(after)));
}

const textOf = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

describe('the open data', () => {
  test('give every published figure again, from their files alone', async ({ lives, folder }) => {
    const { db } = lives;
    await exportDataset(db, folder);
    const { findings, ...many } = await recompute(folder);
    expect(findings.told).toEqual([]);
    expect(many).toMatchObject({ cases: 4 * 26, companies: 4 });
    expect(findings.figures).toBeGreaterThan(1000);
  });

  test('publish what the pages show: rankings and profiles', async ({ lives, folder }) => {
    const { db, companies } = lives;
    await exportDataset(db, folder);
    const rankings: unknown = JSON.parse(textOf(folder, 'rankings.json'));
    const shown: unknown[] = [];
    for (const months of windows) {
      for (const industry of [null, 'shops']) {
        shown.push(rankingDocument(await readTallies(db, { industry, months }), { months, industry }));
      }
    }
    expect(rankings).toEqual(shown);
    const profiles: unknown = JSON.parse(textOf(folder, 'profiles.json'));
    for (const { id, slug } of companies) {
      const { own, industry } = await companyProfile(db, { id, industry: 'shops' }, '12', today);
      if (!own || !industry) throw new Error('no profile');
      const { trend, cases, removed, withdrawn, notGenuine } = own.tally;
      const { effort, buyAgain, content, factors } = own;
      const counts = expect.objectContaining({ cases, removed, withdrawn, notGenuine });
      const its = { company: slug, months: 12, trend, counts, effort, buyAgain, content, factors };
      expect(profiles).toContainEqual(expect.objectContaining(its));
      const figures = { ...industry.figures };
      expect(profiles).toContainEqual(expect.objectContaining({ company: null, months: 12, figures }));
    }
  });

  test('have one row for each case ever public, with its state', async ({ lives, folder }) => {
    const { db, numbers } = lives;
    await exportDataset(db, folder);
    const [first, ...rows] = textOf(folder, 'cases.csv').trimEnd().split('\n');
    expect(first).toBe(header);
    expect(rows).toHaveLength(4 * 26);
    for (const [state, number] of Object.entries(numbers)) {
      const row = rows.find((one) => one.startsWith(number))?.split(',');
      expect(row?.[5]).toBe(state);
      expect(row?.[6]).toBe('2026-01-15');
    }
    const endedOn = rows.find((one) => one.startsWith(numbers.withdrawn ?? '?'))?.split(',')[14];
    expect(endedOn).toBe('2026-02-01');
  });

  test('tell nothing about people: no address, no pen name, no title, no words, no id', async ({ lives, folder }) => {
    const { db } = lives;
    await exportDataset(db, folder);
    const everything = readdirSync(folder)
      .map((name) => textOf(folder, name))
      .join('\n');
    const people = await db.select().from(users);
    const secrets = ['Regalfrau', 'storniert', 'Geheim', 'Miriam', 'Okafor', 'Kassel', 'Geld fehlt', 'erfunden'];
    const personal = people.flatMap(({ id, email }) => [id, email]);
    for (const word of [...secrets, ...personal]) expect(everything).not.toContain(word);
    const ids = await db.query.cases.findMany({ columns: { id: true, companyId: true } });
    for (const { id, companyId } of ids) {
      expect(everything).not.toContain(id);
      expect(everything).not.toContain(companyId);
    }
  });

  test('are the same bytes when nothing has changed, and know a folder with an earlier set', async ({
    lives,
    folder,
  }) => {
    const { db } = lives;
    const first = await exportDataset(db, folder);
    const names = readdirSync(folder);
    const bytes = names.map((name) => textOf(folder, name));
    const second = await exportDataset(db, folder);
    expect(second).toEqual(first);
    expect(names.map((name) => textOf(folder, name))).toEqual(bytes);
    writeFileSync(join(folder, 'thesis.txt'), 'my own');
    await expect(exportDataset(db, folder)).rejects.toThrow('thesis.txt');
    expect(textOf(folder, 'thesis.txt')).toBe('my own');
  });

  test('do not mix two moments: what is written meanwhile is not in them', async ({ lives, folder }) => {
    const { db, companies } = lives;
    const [company] = companies;
    if (!company) throw new Error('no company');
    const opening = anOpenCase(db, { company, publishedOn: today, seenOn: today });
    const [manifest] = await Promise.all([exportDataset(db, folder), opening]);
    expect(manifest?.asOf).toBe(today);
    expect((await recompute(folder)).findings.told).toEqual([]);
  });

  test('are not there before the figures of a first day are', async ({ db, folder }) => {
    expect(await exportDataset(db, folder)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of a site without a case are empty and whole', async ({ db, folder }) => {
    await keepTallies(db, today);
    await exportDataset(db, folder);
    expect((await recompute(folder)).findings.told).toEqual([]);
  });
});

describe('the recalculation', () => {
  test('names the place of one changed digit, even when the manifest was changed with it', async ({
    lives,
    folder,
  }) => {
    const { db, numbers } = lives;
    const found = async () => (await recompute(folder)).findings.told.join('\n');
    const number = numbers.closed ?? '';
    await exportDataset(db, folder);
    tamper(folder, 'cases.csv', (text) => text.replace(new RegExp(`(${number},.*?),2026-01-15`), '$1,2026-01-25'));
    expect(await found()).toContain(`cases.json, ${number}, firstAnswerOn`);
    tamper(folder, 'cases.json', (text) =>
      text.replace(new RegExp(`("number":"${number}".*?)"2026-01-15"`), '$1"2026-01-25"'),
    );
    expect(await found()).toMatch(/rankings\.json, all industries, 6 months, companies, [\w-]+, answered, day7, share/);
    await exportDataset(db, folder);
    tamper(folder, 'rankings.json', (text) =>
      text.replace(/("mid":\d+\.\d\d)(\d)/, (_, start, digit) => `${start}${(Number(digit) + 1) % 10}`),
    );
    expect(await found()).toMatch(/^rankings\.json, all industries, 6 months, companies, .*, index, mid: published/);
    await exportDataset(db, folder);
    tamper(folder, 'ratings.csv', (text) => text.replace(',partly,', ',no,'));
    tamper(folder, 'profiles.json', (text) => text.replace('"contacts":', '"contacts":1'));
    expect(await found()).toMatch(/profiles\.json, .*, effort, contacts/);
  });

  test('notices a file that is not the one of the manifest', async ({ lives, folder }) => {
    const { db } = lives;
    await exportDataset(db, folder);
    writeFileSync(join(folder, 'datapackage.json'), `${textOf(folder, 'datapackage.json')}\n`);
    expect((await recompute(folder)).findings.told).toEqual([
      expect.stringContaining('datapackage.json is not the file'),
    ]);
  });

  test('notices a case that is missing, and one that breaks the schema', async ({ lives, folder }) => {
    const { db } = lives;
    await exportDataset(db, folder);
    const [, row = ''] = textOf(folder, 'cases.csv').split('\n');
    tamper(folder, 'cases.csv', (text) => text.replace(`${row}\n`, ''));
    expect((await recompute(folder)).findings.faults).toBeGreaterThan(0);
    await exportDataset(db, folder);
    tamper(folder, 'cases.csv', (text) => text.replace(/,(open|answered),/, ',lost,'));
    await expect(recompute(folder)).rejects.toThrow(/cases\.csv, row \d+, state: "lost" is not allowed there/);
  });
});
