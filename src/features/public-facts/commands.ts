import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companyDomains, companyNames, factImports, importedFacts } from '#db/schema/index.ts';
import { companiesNamed, enterCompany, nameRow } from '#src/features/companies/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { write, writeGently } from '#src/lib/database.ts';
import type { Day } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import { contactKey } from '#src/lib/personal/guard.ts';
import { visitor } from '#src/lib/situation.ts';
import { type Record, recordInput } from './input.ts';
import { type Decided, domainOf, judge, type Verdict } from './judging.ts';
import type { Found } from './reading.ts';
import { brandsOf, industryFor, ownWebsite, postalAddress, type Skipped, telephone, whySkipped } from './rules.ts';

/** What became of one record. `changed`: it was there, and says something else today. */
export type Became =
  | { record: string; name: string; verdict: Verdict; changed: boolean }
  | { record: string; name: string; skipped: Skipped };

export interface Import {
  records: readonly Found[];
  /** The day of which the collection is. */
  asOf: Day;
  decided: Decided;
  now: Date;
}

/** Records in one transaction: others wait for some tenths of a second. */
const atOnce = 50;
const mostBrands = 20;

/** What an import would do, without doing any of it. Of two records that are one company both count as new here. */
export async function rehearseImport(
  db: Database,
  { records, decided }: Pick<Import, 'records' | 'decided'>,
): Promise<Became[]> {
  const became: Became[] = [];
  for (const found of records) {
    const read = readRecord(found);
    became.push('skipped' in read ? read : { ...named(read), verdict: await judge(db, read, decided), changed: false });
  }
  return became;
}

/**
 * Takes over what records say of companies: those that are not there are entered, with their brands and the domain as a hint; to those
 * that are it only adds. Nothing that is there is changed, and of the mail addresses none is read. Broken off it is finished by being
 * called again; called twice it has been called once. Answers with the import's id, by which it can be taken back.
 */
export async function importRecords(db: Database, given: Import): Promise<Outcome<{ id: string; became: Became[] }>> {
  const id = newId();
  const begun = await write(db, async (tx) => {
    await tx.insert(factImports).values({ id, source: 'datenanfragen', importedAt: given.now });
    await tell(tx, { now: given.now, actor: visitor }, { action: 'companies.import', subjectId: id });
    return done();
  });
  if (!begun.ok) return begun;
  const became: Became[] = [];
  const own = new Set(
    given.records.flatMap((found) => {
      const read = readRecord(found);
      return 'skipped' in read ? [] : [nameRow(read.name).key];
    }),
  );
  for (let from = 0; from < given.records.length; from += atOnce) {
    const step = await writeGently(db, async (tx) => {
      const some: Became[] = [];
      for (const found of given.records.slice(from, from + atOnce))
        some.push(await take(tx, found, { ...given, id, own }));
      return done(some);
    });
    if (!step.ok) return step;
    became.push(...step.value);
  }
  return done({ id, became });
}

interface Taking extends Import {
  id: string;
  /** Keys of the names that records of this import have as their own: no brand of another. */
  own: ReadonlySet<string>;
}

async function take(tx: Transaction, found: Found, taking: Taking): Promise<Became> {
  const record = readRecord(found);
  if ('skipped' in record) return record;
  const verdict = await judge(tx, record, taking.decided);
  if (verdict.is === 'unsure') return { ...named(record), verdict, changed: false };
  if (verdict.is === 'again') return { ...named(record), verdict, changed: await refresh(tx, record, taking) };
  const domain = domainOf(record);
  const isNew = verdict.is === 'new';
  const brands = brandsOf(record)
    .slice(0, mostBrands)
    .filter((brand) => !taking.own.has(nameRow(brand).key));
  const companyId = isNew
    ? (
        await enterCompany(tx, {
          ...{ name: record.name, industry: industryFor(record.categories) },
          ...{ website: null, createdBy: null, now: taking.now },
        })
      ).id
    : verdict.companyId;
  await tx.insert(importedFacts).values({
    ...{ record: record.slug, source: 'datenanfragen', companyId, importId: taking.id, isNew },
    ...{ asOf: taking.asOf, ...factsIn(record) },
    names: await addNames(tx, companyId, isNew ? brands : [record.name, ...brands]),
    domain: domain !== null && (await addDomain(tx, companyId, domain, taking.now)) ? domain : null,
  });
  return { ...named(record), verdict, changed: false };
}

const named = ({ slug, name }: Pick<Record, 'slug' | 'name'>) => ({ record: slug, name });

function readRecord({ name, value }: Found): Record | { record: string; name: string; skipped: Skipped } {
  const read = recordInput.safeParse(value);
  if (!read.success) return { record: name, name: '', skipped: 'unreadable' };
  const record = { ...read.data, name: read.data.name.normalize('NFC').trim().replace(/\s+/g, ' ') };
  const skipped = whySkipped(record);
  return skipped === null ? record : { ...named(record), skipped };
}

function factsIn(record: Record) {
  const [address, phone] = [postalAddress(record.address), telephone(record)];
  return {
    address,
    phone,
    phoneKey: contactKey({ kind: 'phone', found: phone }) ?? '',
    website: ownWebsite(record.web),
  };
}

/** What it says today, unless somebody has put it right here. */
async function refresh(tx: Transaction, record: Record, { asOf }: Taking): Promise<boolean> {
  const isIt = and(eq(importedFacts.source, 'datenanfragen'), eq(importedFacts.record, record.slug));
  const [row] = await tx.select().from(importedFacts).where(isIt);
  const facts = factsIn(record);
  if (!row || row.correctedAt !== null || row.asOf > asOf) return false;
  const isSame = row.address === facts.address && row.phone === facts.phone && row.website === facts.website;
  await tx
    .update(importedFacts)
    .set({ ...facts, asOf })
    .where(isIt);
  return !isSame;
}

/** Names by which it is found as well; none by which another company is called. Answers with the keys that are new. */
async function addNames(tx: Transaction, companyId: string, names: readonly string[]): Promise<string[]> {
  const added: string[] = [];
  for (const name of names) {
    if ((await companiesNamed(tx, name)).some(({ id }) => id !== companyId)) continue;
    const made = await tx
      .insert(companyNames)
      .values({ companyId, ...nameRow(name), kind: 'alias' })
      .onConflictDoNothing()
      .returning({ key: companyNames.key });
    added.push(...made.map(({ key }) => key));
  }
  return added;
}

/** Only as a hint, and never one that another company has. */
async function addDomain(tx: Transaction, companyId: string, domain: string, now: Date): Promise<boolean> {
  const made = await tx
    .insert(companyDomains)
    .values({ domain, companyId, source: 'import', addedAt: now })
    .onConflictDoNothing()
    .returning({ domain: companyDomains.domain });
  return made.length > 0;
}
