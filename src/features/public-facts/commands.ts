import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, companyDomains, companyNames, factImports, importedFacts } from '#db/schema/index.ts';
import { type Labels, nameRow, newcomer } from '#src/features/companies/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { write, writeGently } from '#src/lib/database.ts';
import type { Day } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import { contactKey } from '#src/lib/personal/guard.ts';
import { visitor } from '#src/lib/situation.ts';
import { type Record, recordInput } from './input.ts';
import { type Decided, domainFor, judge, namesFor, type Verdict } from './judging.ts';
import { atFirst, atMost, nextMany } from './pace.ts';
import type { Found } from './reading.ts';
import {
  addDomain,
  addName,
  brandsTaken,
  emptyRegister,
  type Known,
  labelsSpelled,
  learn,
  type Register,
  readUp,
} from './register.ts';
import { industryFor, ownWebsite, postalAddress, type Skipped, telephone, whySkipped } from './rules.ts';

/** What of a record was left alone: a person put it right here, or a newer copy of the record is there. */
export type LeftAlone =
  | { what: 'address' | 'phone' | 'website'; because: 'put-right' }
  | { because: 'newer'; asOf: Day };

/** What became of one record. `changed`: it was there, and says something else today. */
export type Became =
  | { record: string; name: string; verdict: Verdict; changed: boolean; left: readonly LeftAlone[] }
  | { record: string; name: string; skipped: Skipped };

export interface Import {
  records: readonly Found[];
  /** The day of which the collection is. */
  asOf: Day;
  decided: Decided;
  now: Date;
}

/** Records that share an import. */
interface Taking extends Pick<Import, 'asOf' | 'decided' | 'now'> {
  /** Keys of the names that records of this import have as their own: no brand of another. */
  own: ReadonlySet<string>;
  /** As `Register` has it. */
  spelled: Labels;
}

async function takingOf(db: Database, { asOf, decided, now }: Import, read: readonly Read[]): Promise<Taking> {
  const records = recordsOf(read);
  const own = new Set(records.map(({ name }) => nameRow(name).key));
  return { asOf, decided, now, own, spelled: await labelsSpelled(db, records) };
}

/** What an import would do, without doing any of it. */
export async function rehearseImport(db: Database, given: Import): Promise<Became[]> {
  const read = readAll(given.records);
  const taking = await takingOf(db, given, read);
  const register = emptyRegister(taking.spelled);
  const became: Became[] = [];
  for (let from = 0; from < read.length; from += atMost) {
    const some = read.slice(from, from + atMost);
    readUp(register, recordsOf(some));
    became.push(...(await planned(db, register, some, taking)).map(({ became }) => became));
  }
  return became;
}

/**
 * Takes over what records say of companies: those that are not there are entered, with their brands and the domain as a hint; to those
 * that are it only adds. Nothing that is there is changed, what somebody put right stays so, and of the mail addresses none is read.
 * Broken off it is finished by being called again; called twice it has been called once. Answers with the import's id, by which it can
 * be taken back.
 */
export async function importRecords(db: Database, given: Import): Promise<Outcome<{ id: string; became: Became[] }>> {
  const id = newId();
  const begun = await write(db, async (tx) => {
    await tx.insert(factImports).values({ id, source: 'datenanfragen', importedAt: given.now });
    await tell(tx, { now: given.now, actor: visitor }, { action: 'companies.import', subjectId: id });
    return done();
  });
  if (!begun.ok) return begun;
  const read = readAll(given.records);
  const taking = await takingOf(db, given, read);
  const became: Became[] = [];
  let many = atFirst;
  for (let from = 0; from < read.length; ) {
    const some = read.slice(from, from + many);
    let took = 0;
    const register = emptyRegister(taking.spelled);
    readUp(register, recordsOf(some));
    const step = await writeGently(db, async (tx) => {
      const began = performance.now();
      const plan = await planned(tx, register, some, taking);
      await carryOut(tx, plan, { ...taking, id });
      took = performance.now() - began;
      return done(plan.map(({ became }) => became));
    });
    if (!step.ok) return step;
    became.push(...step.value);
    from += many;
    many = nextMany(many, took);
  }
  return done({ id, became });
}

/** What is to be done about a record. */
interface Plan {
  became: Became;
  /** What is to be written; null for a record that is left out or waits for a person. */
  take: {
    record: Record;
    companyId: string;
    entered: ReturnType<typeof newcomer> | null;
    names: ReturnType<typeof nameRow>[];
    domain: string | null;
    /** It was taken over before, and is to say what it says today. */
    isAgain: boolean;
  } | null;
}

/** Reads what is there, judges one record after the other, and enters into `register` what each of them will bring. */
async function planned(
  db: Database | Transaction,
  register: Register,
  read: readonly Read[],
  taking: Taking,
): Promise<Plan[]> {
  await learn(db, register, recordsOf(read), taking.decided.same);
  return read.map((one) => ('skipped' in one ? { became: one, take: null } : plan(register, one, taking)));
}

function plan(register: Register, record: Record, taking: Taking): Plan {
  const { slug, name } = record;
  const verdict = judge(register, record, taking.decided);
  const became = { record: slug, name, verdict, changed: false, left: [] };
  if (verdict.is === 'unsure') return { became, take: null };
  if (verdict.is === 'again') return refresh(register, record, verdict, taking);
  const entered =
    verdict.is === 'new'
      ? newcomer({ name, industry: industryFor(record.categories), createdBy: null, now: taking.now }, register.slugs)
      : null;
  const company = entered ? { ...entered.row } : { id: verdict.is === 'known' ? verdict.companyId : '', slug: '' };
  const brands = brandsTaken(record).filter((brand) => !taking.own.has(nameRow(brand).key));
  const names = namesFor(register, company, entered ? brands : [name, ...brands]);
  const domain = domainFor(register, company, record);
  bring(register, { company, entered, names, domain });
  register.taken.set(slug, { ...takenRow(record, company.id, taking), id: company.id, slug: company.slug });
  const left = putRight(register, company.id, factsIn(record));
  return {
    became: { ...became, left },
    take: { record, companyId: company.id, entered, names, domain, isAgain: false },
  };
}

function bring(
  register: Register,
  {
    company,
    entered,
    names,
    domain,
  }: { company: Known } & Pick<NonNullable<Plan['take']>, 'entered' | 'names' | 'domain'>,
): void {
  if (entered) {
    register.slugs.add(company.slug);
    register.met.add(company.id);
    addName(register, company, nameRow(entered.row.name));
  }
  for (const name of names) addName(register, company, name);
  if (domain !== null) addDomain(register, domain, company);
}

/** What it says today, unless a newer copy has said something else. */
function refresh(register: Register, record: Record, verdict: Verdict & { is: 'again' }, { asOf }: Taking): Plan {
  const { slug, name } = record;
  const row = register.taken.get(slug);
  const facts = factsIn(record);
  const became = { record: slug, name, verdict, changed: false };
  const isSame = row && facts.address === row.address && facts.phone === row.phone && facts.website === row.website;
  if (row && row.asOf > asOf)
    return { became: { ...became, left: isSame ? [] : [{ because: 'newer', asOf: row.asOf }] }, take: null };
  if (row) register.taken.set(slug, { ...row, ...facts, asOf });
  const take = { record, companyId: verdict.companyId, entered: null, names: [], domain: null, isAgain: true };
  return {
    became: { ...became, changed: !isSame, left: putRight(register, verdict.companyId, facts) },
    take: isSame && row.asOf === asOf ? null : take,
  };
}

/** What a record says otherwise than somebody who put it right. */
function putRight(register: Register, companyId: string, facts: ReturnType<typeof factsIn>): LeftAlone[] {
  return (['address', 'phone', 'website'] as const).flatMap((what) => {
    const held = register.held.get(companyId)?.find((one) => one.what === what);
    return held && held.text !== facts[what] ? [{ what, because: 'put-right' as const }] : [];
  });
}

const takenRow = (record: Record, companyId: string, { asOf }: Taking) => ({
  ...{ record: record.slug, source: 'datenanfragen' as const, companyId, importId: '', isNew: false },
  ...{ asOf, names: [], domain: null, ...factsIn(record) },
});

/** Writes a plan: each table once, however many records there are. */
async function carryOut(tx: Transaction, plan: readonly Plan[], taking: Taking & { id: string }): Promise<void> {
  const takes = plan.flatMap(({ take }) => take ?? []);
  const entered = takes.flatMap(({ entered }) => entered ?? []);
  const fresh = takes.filter(({ isAgain }) => !isAgain);
  if (entered.length > 0) {
    await tx.insert(companies).values(entered.map(({ row }) => row));
    await tx.insert(companyNames).values(entered.map(({ name }) => name));
  }
  const names = fresh.flatMap(({ companyId, names }) =>
    names.map((row) => ({ companyId, ...row, kind: 'alias' as const })),
  );
  const domains = fresh.flatMap(({ companyId, domain }) =>
    domain === null ? [] : [{ domain, companyId, source: 'import' as const, addedAt: taking.now }],
  );
  const called =
    names.length === 0 ? [] : await tx.insert(companyNames).values(names).onConflictDoNothing().returning();
  if (domains.length > 0) await tx.insert(companyDomains).values(domains);
  const isAdded = new Set(called.map(({ companyId, key }) => `${companyId} ${key}`));
  if (fresh.length > 0)
    await tx.insert(importedFacts).values(
      fresh.map(({ record, companyId, entered, names, domain }) => ({
        ...takenRow(record, companyId, taking),
        ...{ importId: taking.id, isNew: entered !== null, domain },
        names: names.map(({ key }) => key).filter((key) => isAdded.has(`${companyId} ${key}`)),
      })),
    );
  for (const { record } of takes.filter(({ isAgain }) => isAgain))
    await tx
      .update(importedFacts)
      .set({ ...factsIn(record), asOf: taking.asOf })
      .where(and(eq(importedFacts.source, 'datenanfragen'), eq(importedFacts.record, record.slug)));
}

const nameless = (record: string, skipped: Skipped) => ({ record, name: '', skipped });

const recordsOf = (read: readonly Read[]) => read.flatMap((one) => ('skipped' in one ? [] : [one]));

type Read = Record | { record: string; name: string; skipped: Skipped };

/** Of two records of one name the first counts: the name is by what it is known when it comes again. */
function readAll(records: readonly Found[]): Read[] {
  const seen = new Set<string>();
  return records.map((found) => {
    const read = readRecord(found);
    if ('skipped' in read) return read;
    if (seen.has(read.slug)) return { record: read.slug, name: read.name, skipped: 'twice' };
    seen.add(read.slug);
    return read;
  });
}

function readRecord({ name, value }: Found): Read {
  const read = recordInput.safeParse(value);
  if (!read.success) return nameless(name, 'unreadable');
  const record = { ...read.data, name: read.data.name.normalize('NFC').trim().replace(/\s+/g, ' ') };
  const skipped = whySkipped(record);
  return skipped === null ? record : { ...nameless(record.slug, skipped), name: record.name };
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
