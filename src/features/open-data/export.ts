import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { and, asc, eq, exists, getTableColumns, gt, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { type Database, snapshot } from '#db/client.ts';
import { cases, companies, countedFacts, namedCompanies, replies, representatives, tallies } from '#db/schema/index.ts';
import { kindColumn, kindShown } from '#src/features/case-file/index.ts';
import { readColumn } from '#src/features/cases/index.ts';
import { monthsOf } from '#src/features/rankings/counting/tally.ts';
import {
  companyTallyOf,
  factsOfRow,
  isAnswerAbout,
  methodVersion,
  rankingDocument,
  readTallies,
  shownDay,
  tallyOfRow,
} from '#src/features/rankings/index.ts';
import { windows } from '#src/features/rankings/windows.ts';
import { examinedOn } from '#src/features/signs/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { caseFields, ratingFields } from './columns.ts';
import { companyFields } from './companies.ts';
import { dataPackage, fileNames, isFileName, licence } from './datapackage.ts';
import { type Manifest, priorsDocuments, profileDocument } from './documents.ts';
import { csvFile, type FileNote, type GrowingList, jsonFile, jsonListFile } from './files.ts';
import { writeForecasts } from './forecasts.ts';
import { caseRecord, type Disputed, ratingRecord } from './tables.ts';

/** Cases read at once: about a megabyte. */
const atOnce = 1000;
const halfFolder = '.half';

/**
 * Writes the data set into `folder`: the tallies that the pages show, and what was known on their day about each case ever
 * public. All of it from one snapshot, so that it agrees with itself while the site goes on; the same data give the
 * same bytes. Each file appears whole or not at all. Null before the figures of a first day are complete. Refuses a
 * folder with anything in it that is not an earlier set.
 */
export async function exportDataset(db: Database, folder: string): Promise<Manifest | null> {
  await mkdir(folder, { recursive: true });
  const strangers = (await readdir(folder)).filter((name) => !isFileName(name) && name !== halfFolder);
  if (strangers.length > 0) throw new Error(`${folder} holds something else than a data set: ${strangers.join(', ')}`);
  const half = join(folder, halfFolder);
  await rm(half, { recursive: true, force: true });
  await mkdir(half);
  try {
    const manifest = await snapshot(db, (frozen) => writeSet(frozen, half));
    if (manifest) for (const name of fileNames) await rename(join(half, name), join(folder, name));
    return manifest;
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

async function writeSet(db: Database, folder: string): Promise<Manifest | null> {
  const [shown] = await db.select({ asOf: shownDay }).from(sql`(select 1)`);
  const asOf = shown?.asOf ?? null;
  if (asOf === null) return null;
  const edition = { asOf, method: methodVersion };
  const known = await companiesWithCases(db, asOf);
  const files = [
    ...(await writeCompanies(db, folder, known, asOf)),
    await writePriors(db, folder),
    await writeRankings(db, folder, industriesOf(known), asOf),
    ...(await writeForecasts(db, folder, known)),
    await jsonFile(folder, 'datapackage.json', dataPackage(edition)),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest: Manifest = { name: 'aktenkundig', ...edition, licence, files };
  await jsonFile(folder, 'manifest.json', manifest);
  return manifest;
}

type Company = Pick<typeof companies.$inferSelect, 'id' | 'slug' | 'name' | 'industry'>;

/** Companies with their cases, ratings and profiles, one company after the other; then the profiles of the industries. */
async function writeCompanies(db: Database, folder: string, known: readonly Company[], asOf: Day): Promise<FileNote[]> {
  const tables = {
    companies: await csvFile(folder, 'companies.csv', companyFields),
    cases: await csvFile(folder, 'cases.csv', caseFields),
    casesJson: await jsonListFile(folder, 'cases.json'),
    ratings: await csvFile(folder, 'ratings.csv', ratingFields),
    profiles: await jsonListFile(folder, 'profiles.json'),
  };
  const examined = await examinedOn(db, asOf);
  for (const company of known) {
    const { id, slug, name, industry } = company;
    const { cases: casesExamined = 0, votes: votesExamined = 0 } = examined.get(id) ?? {};
    await tables.companies.add({ slug, name, industry, casesExamined, votesExamined });
    await writeProfiles(db, tables.profiles, { kind: 'company', ...company }, asOf);
    for await (const known of casesOf(db, company.id, asOf)) {
      const { number, kind, named, checking, disputed, isAnswerAbout: isAbout, readAt, ...row } = known;
      const facts = factsOfRow(row);
      const isTold = !['withdrawn', 'removed', 'not-genuine'].includes(row.state);
      const alsoNamed = isTold ? namedOn(named, asOf) : null;
      const repliesChecking = isTold ? checking.filter((since) => dayOf(since) <= asOf).length : 0;
      const readOn = readAt === null ? null : dayOf(new Date(readAt));
      const its = {
        number,
        company: slug,
        industry,
        alsoNamed,
        // Of a case that ended nobody is told what it was about.
        kind: isTold ? kindShown(kind) : null,
        repliesChecking,
        readOn: readOn !== null && readOn <= asOf ? readOn : null,
        facts,
        knownSince: row.recordedOn,
        isAnswerAbout: isAbout === 1,
        disputed: disputedOf(disputed),
      };
      const record = caseRecord(its, asOf);
      await tables.cases.add(record);
      await tables.casesJson.add(record);
      const rating = ratingRecord(number, facts);
      if (rating) await tables.ratings.add(rating);
    }
  }
  for (const industry of industriesOf(known)) {
    await writeProfiles(db, tables.profiles, { kind: 'industry', id: industry, slug: null, name: '', industry }, asOf);
  }
  const notes: FileNote[] = [];
  for (const table of Object.values(tables)) notes.push(await table.close());
  return notes;
}

function companiesWithCases(db: Database, asOf: Day): Promise<Company[]> {
  const its = db
    .select({ one: sql`1` })
    .from(countedFacts)
    .where(and(eq(countedFacts.companyId, companies.id), lte(countedFacts.recordedOn, asOf)));
  return db
    .select({ id: companies.id, slug: companies.slug, name: companies.name, industry: companies.industry })
    .from(companies)
    .where(exists(its))
    .orderBy(asc(companies.slug));
}

function industriesOf(some: readonly { industry: string }[]): string[] {
  return [...new Set(some.map(({ industry }) => industry))].sort();
}

async function writeProfiles(
  db: Database,
  profiles: GrowingList<unknown>,
  subject: { kind: 'company' | 'industry'; id: string; slug: string | null; name: string; industry: string },
  asOf: Day,
): Promise<void> {
  const rows = await db
    .select()
    .from(tallies)
    .where(
      and(
        eq(tallies.asOf, asOf),
        eq(tallies.kind, subject.kind),
        inArray(tallies.months, [...windows]),
        eq(tallies.subjectId, subject.id),
      ),
    );
  const { id, slug, name, industry } = subject;
  for (const months of windows) {
    const row = rows.find((one) => one.months === months);
    if (!row) continue;
    const details = tallyOfRow(row);
    const tally = companyTallyOf(
      { companyId: id, slug: slug ?? '', name, industry },
      { ...row, trend: monthsOf(details) },
    );
    const profile = profileDocument({ company: slug, industry, months }, tally, details);
    if (profile) await profiles.add(profile);
  }
}

const disputed = {
  status: cases.status,
  cents: cases.disputedCents,
  currency: cases.disputedCurrency,
  isAbout: cases.disputedIsAbout,
};

/** Of a case that was taken back or removed nothing is told that its author wrote. */
function disputedOf(row: {
  status: string;
  cents: number | null;
  currency: string;
  isAbout: boolean;
}): Disputed | null {
  const { status, cents, currency, isAbout } = row;
  return cents === null || status === 'withdrawn' || status === 'removed' ? null : { cents, currency, isAbout };
}

/** The company that a case named on a day already. */
function namedOn(named: { slug: string | null; at: Date | null }, asOf: Day): string | null {
  return named.at !== null && dayOf(named.at) <= asOf ? named.slug : null;
}

const moments = z.array(z.number().transform((at) => new Date(at)));

/** Since when each reply for the company of a case stands there in doubt: of somebody whose identity is being checked. */
const checkedReplies = sql`(
  select json_group_array(max(${replies.publishedAt}, ${representatives.checkingSince})) from ${replies}
  join ${representatives} on ${representatives.id} = ${replies.representativeId}
  where ${replies.caseId} = ${cases.id} and ${replies.kind} = 'reply'
    and ${representatives.checkingSince} is not null and ${representatives.refusedAt} is null
)`.mapWith((found) => moments.parse(JSON.parse(found)));

/** What was known about each case of a company on a day, by publication and number. Read in pieces. */
async function* casesOf(db: Database, companyId: string, asOf: Day) {
  let after = { publishedOn: '', number: '' };
  for (;;) {
    const rows = await db
      .select({
        ...getTableColumns(countedFacts),
        number: sql<string>`${cases.number}`,
        checking: checkedReplies,
        readAt: readColumn,
        kind: kindColumn,
        isAnswerAbout,
        disputed,
        named: { slug: companies.slug, at: namedCompanies.namedAt },
      })
      .from(countedFacts)
      .innerJoin(cases, eq(cases.id, countedFacts.caseId))
      .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
      .leftJoin(companies, eq(companies.id, namedCompanies.companyId))
      .where(
        and(
          eq(countedFacts.companyId, companyId),
          lte(countedFacts.recordedOn, asOf),
          or(isNull(countedFacts.supersededOn), gt(countedFacts.supersededOn, asOf)),
          gte(countedFacts.publishedOn, after.publishedOn),
          or(gt(countedFacts.publishedOn, after.publishedOn), gt(cases.number, after.number)),
        ),
      )
      .orderBy(asc(countedFacts.publishedOn), asc(cases.number))
      .limit(atOnce);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last;
  }
}

async function writePriors(db: Database, folder: string): Promise<FileNote> {
  const priors = await jsonListFile(folder, 'priors.json');
  for (const months of windows) {
    const { all } = await readTallies(db, { industry: null, months });
    for (const document of priorsDocuments(all, months)) await priors.add(document);
  }
  return priors.close();
}

async function writeRankings(
  db: Database,
  folder: string,
  industries: readonly string[],
  asOf: Day,
): Promise<FileNote> {
  const rankings = await jsonListFile(folder, 'rankings.json');
  for (const months of windows) {
    for (const industry of [null, ...industries]) {
      const read = await readTallies(db, { industry, months });
      await rankings.add(rankingDocument({ ...read, asOf }, { months, industry }));
    }
  }
  return rankings.close();
}
