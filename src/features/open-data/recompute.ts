import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { countingOn, merge, type Tally } from '#src/features/rankings/counting/tally.ts';
import { countedTally, methodVersion, rankingDocument } from '#src/features/rankings/index.ts';
import type { CompanyTally } from '#src/features/rankings/order/rules.ts';
import { type Window, windows } from '#src/features/rankings/windows.ts';
import type { Day } from '#src/lib/dates.ts';
import { caseFields, ratingFields } from './columns.ts';
import { companyFields } from './companies.ts';
import { addFault, compare, type Findings, noFindings } from './compare.ts';
import { fileNames } from './datapackage.ts';
import {
  allMomentsIn,
  type Manifest,
  manifestSchema,
  priorsDocuments,
  priorsSchema,
  profileDocument,
  profileSchema,
  rankingSchema,
} from './documents.ts';
import { hashOf, jsonList, textOf } from './files.ts';
import { forecastSchema, scoreSchema } from './forecast-documents.ts';
import { recomputeForecasts } from './recompute-forecasts.ts';
import { type Package, packageOf, tableRows } from './schema.ts';
import { factsOfRecords, type Row } from './tables.ts';

export interface Recomputed {
  manifest: Manifest;
  cases: number;
  companies: number;
  rankings: number;
  profiles: number;
  forecasts: number;
  findings: Findings;
}

/**
 * Reads a data set, and nothing but its folder, and calculates every figure in it once more from the rows of its cases.
 * Whatever is not as published is a fault with its place. Memory grows with the companies, not with the cases.
 */
export async function recompute(folder: string): Promise<Recomputed> {
  const findings = noFindings();
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const manifest = manifestSchema.parse(JSON.parse(await read('manifest.json')));
  await checkHashes(findings, folder, manifest);
  if (manifest.method !== methodVersion) {
    addFault(findings, `manifest.json: method ${manifest.method}; this program calculates by ${methodVersion}`);
  }
  const set = { folder, asOf: manifest.asOf, described: packageOf(await read('datapackage.json')) };
  const profiles = published(findings, set, 'profiles.json', profileSchema);
  const rankings = published(findings, set, 'rankings.json', rankingSchema);
  const { companies, cases } = await recomputeCompanies(findings, set, profiles);
  const priors = priorsSchema.array().parse(JSON.parse(await read('priors.json')));
  recomputePriors(findings, priors);
  await recomputeRankings(set, companies, rankings, priors);
  const [forecasts, scores] = [
    published(findings, set, 'forecasts.json', forecastSchema),
    published(findings, set, 'forecast-scores.json', scoreSchema),
  ];
  const [first] = z.array(z.object({ asOf: z.string() })).parse(JSON.parse(await read('forecast-scores.json')));
  const its = {
    asOf: first?.asOf ?? null,
    companies: companies.get('all') ?? [],
    rows: tableRows(textOf(folder, 'cases.csv'), 'cases.csv', caseFields, set.described),
    told: jsonList(textOf(folder, 'forecast-cases.json')),
  };
  await recomputeForecasts(findings, its, { forecasts, scores });
  await forecasts.end();
  await scores.end();
  await profiles.end();
  await rankings.end();
  return {
    manifest,
    cases,
    companies: companies.get('all')?.length ?? 0,
    rankings: rankings.compared(),
    profiles: profiles.compared(),
    forecasts: forecasts.compared(),
    findings,
  };
}

interface Dataset {
  folder: string;
  asOf: Day;
  described: Package;
}

async function checkHashes(findings: Findings, folder: string, manifest: Manifest): Promise<void> {
  for (const name of fileNames) {
    if (name === 'manifest.json') continue;
    const note = manifest.files.find(({ path }) => path === name);
    if (!note) addFault(findings, `manifest.json does not name ${name}`);
    else if ((await hashOf(folder, name)) !== note.sha256) {
      addFault(findings, `${name} is not the file of its manifest: its SHA-256 is another`);
    }
  }
}

/** The documents of a list in the order of their file, to be compared one by one with those that are recomputed. */
function published(findings: Findings, set: Dataset, path: string, schema: z.ZodType) {
  const documents = jsonList(textOf(set.folder, path));
  let compared = 0;
  return {
    compare: async (where: string, recomputed: unknown) => {
      const next = await documents.next();
      if (next.done) return addFault(findings, `${path} lacks ${where}`);
      compared += 1;
      const parsed = schema.safeParse(next.value);
      if (!parsed.success)
        addFault(findings, `${path}, ${where}: ${parsed.error.issues[0]?.path.join('.')} is malformed`);
      compare(findings, `${path}, ${where}`, next.value, recomputed);
    },
    end: async () => {
      if (!(await documents.next()).done) addFault(findings, `${path} goes on after its last document`);
    },
    compared: () => compared,
  };
}
type Published = ReturnType<typeof published>;

/** Counts the cases of one company after the other, and the industries as their sum. */
async function recomputeCompanies(
  findings: Findings,
  set: Dataset,
  profiles: Published,
): Promise<{ companies: Map<Window, CompanyTally[]>; cases: number }> {
  const companies = new Map<Window, CompanyTally[]>(windows.map((months) => [months, []]));
  const industries = new Map<string, Map<Window, Tally>>();
  const rows = caseRows(findings, set);
  for await (const company of tableRows(
    textOf(set.folder, 'companies.csv'),
    'companies.csv',
    companyFields,
    set.described,
  )) {
    const [slug, name, industry] = [String(company.slug), String(company.name), String(company.industry)];
    const counting = countingOn(set.asOf);
    for await (const facts of rows.of(slug, industry)) counting.add(facts);
    const sums = industries.get(industry) ?? new Map<Window, Tally>(windows.map((months) => [months, new Map()]));
    industries.set(industry, sums);
    for (const [months, tally] of counting.perWindow) {
      const counted = countedTally({ companyId: slug, slug, name, industry }, tally);
      companies.get(months)?.push(counted);
      const sum = sums.get(months);
      if (sum) merge(sum, tally);
      const profile = profileDocument({ company: slug, industry, months }, counted, tally);
      if (profile) await profiles.compare(`${slug}, ${months} months`, profile);
    }
  }
  await rows.end();
  for (const [industry, perWindow] of [...industries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const [months, tally] of perWindow) {
      const counted = countedTally({ companyId: '', slug: '', name: '', industry }, tally);
      const profile = profileDocument({ company: null, industry, months }, counted, tally);
      if (profile) await profiles.compare(`${industry}, ${months} months`, profile);
    }
  }
  return { companies, cases: rows.read() };
}

/** The cases of the set, company by company. `cases.json` must say the same, row by row. */
function caseRows(findings: Findings, set: Dataset) {
  const table = (path: string, fields: typeof caseFields) =>
    tableRows(textOf(set.folder, path), path, fields, set.described);
  const cases = table('cases.csv', caseFields);
  const asJson = jsonList(textOf(set.folder, 'cases.json'));
  const ratings = table('ratings.csv', ratingFields);
  let row: Row | null = null;
  let rating: Row | null = null;
  let read = 0;
  let begun = false;
  const next = async () => {
    const { value, done } = await cases.next();
    row = done ? null : value;
    if (!row) return;
    read += 1;
    compare(findings, `cases.json, ${row.number}`, (await asJson.next()).value, row);
  };
  const nextRating = async () => {
    const { value, done } = await ratings.next();
    rating = done ? null : value;
  };
  return {
    of: async function* (company: string, industry: string) {
      if (!begun) await Promise.all([next(), nextRating()]);
      begun = true;
      while (row?.company === company) {
        if (row.industry !== industry)
          addFault(findings, `cases.csv, ${row.number}: ${row.industry} is not its industry`);
        const its = rating?.number === row.number ? rating : null;
        yield factsOfRecords(row, its);
        if (its) await nextRating();
        await next();
      }
    },
    end: async () => {
      if (row) addFault(findings, `cases.csv, ${row.number}: its company is not in companies.csv, or not in its place`);
      if (rating) addFault(findings, `ratings.csv, ${rating.number}: no such case, or not in its place`);
      if (!(await asJson.next()).done) addFault(findings, 'cases.json goes on after the last case of cases.csv');
    },
    read: () => read,
  };
}

/** The sums are those of the morning, before the cases changed that changed during the day: what follows from them is calculated. */
function recomputePriors(findings: Findings, published: z.infer<typeof priorsSchema>[]): void {
  const again = windows.flatMap((months) => priorsDocuments(allMomentsIn(published, months), months));
  compare(findings, 'priors.json', published, again);
}

async function recomputeRankings(
  set: Dataset,
  companies: ReadonlyMap<Window, CompanyTally[]>,
  rankings: Published,
  priors: z.infer<typeof priorsSchema>[],
): Promise<void> {
  for (const [months, its] of companies) {
    const all = allMomentsIn(priors, months);
    const industries = [...new Set(its.map(({ industry }) => industry))].sort();
    for (const industry of [null, ...industries]) {
      const some = industry === null ? its : its.filter((company) => company.industry === industry);
      const document = rankingDocument({ asOf: set.asOf, companies: some, all }, { months, industry });
      await rankings.compare(`${industry ?? 'all industries'}, ${months} months`, document);
    }
  }
}
