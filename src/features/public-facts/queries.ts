import { and, asc, desc, eq, getTableName, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import {
  companies,
  companyDomains,
  companyNames,
  importedFacts,
  representatives,
  statedFacts,
} from '#db/schema/index.ts';
import { hints } from '#src/features/companies/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import type { FactKind, sources } from './lists.ts';
import { type Arbitration, arbitrationIn } from './rules.ts';

/** Who says a fact. */
export type SaidBy =
  | { is: 'collection'; source: keyof typeof sources; on: Day }
  /** `by`: who said it for the company. `isDecided`: a moderator looked at the page that shows it; else the register saw it for itself. */
  | { is: 'company'; by: string; source: string; on: Day; isDecided: boolean }
  | { is: 'moderation'; source: string; on: Day };

export interface Fact {
  text: string;
  said: SaidBy;
}

/** What is said of a company beside its cases, each with who says it. Null: nothing. */
export interface PublicFacts {
  address: Fact | null;
  phone: Fact | null;
  website: Fact | null;
  /** Null: not known. */
  arbitration: (Arbitration & { said: SaidBy }) | null;
}

const factsOfCompany = prepared((db) =>
  db
    .select()
    .from(importedFacts)
    .where(eq(importedFacts.companyId, sql.placeholder('companyId')))
    // Of several records that of the newest copy, and of these the one that says most.
    .orderBy(desc(importedFacts.asOf), desc(sql`${importedFacts.address} <> ''`), importedFacts.record)
    .limit(1),
);

/**
 * A row of `stated_facts`, by the name that a query gives it, that holds. What nobody looked at stands as long as the register still sees
 * it and there is no doubt that whoever said it speaks for the company; of somebody who never did, nothing does.
 */
export const holds = (name: string) => {
  const its = (column: string) => sql.raw(`${name}.${column}`);
  return sql`(${its('result')} = 'holds' and (${its('representative_id')} is null or ${its('decided_by')} is not null or (
    exists (select 1 from representatives who where who.id = ${its('representative_id')} and who.refused_at is null
      and (who.checking_since is null or who.ended_at is not null))
    and case ${its('what')}
      when 'phone' then exists (select 1 from company_public_contacts known
        where known.company_id = ${its('company_id')} and known.contact = ${its('phone_key')})
      when 'website' then exists (select 1 from company_domains known
        where known.company_id = ${its('company_id')} and known.source not in ${[...hints]}
        and (${its('text')} like '%://' || known.domain || '/' or ${its('text')} like '%.' || known.domain || '/'))
      else true end)))`;
};
export const isHolding = holds(getTableName(statedFacts));

const statedOfCompany = prepared((db) =>
  db
    .select({
      ...{ what: statedFacts.what, text: statedFacts.text, source: statedFacts.source, saidBy: statedFacts.saidBy },
      ...{ saidAt: statedFacts.saidAt, decidedBy: statedFacts.decidedBy },
      ...{ firstName: representatives.firstName, lastName: representatives.lastName },
      refusedAt: representatives.refusedAt,
    })
    .from(statedFacts)
    .leftJoin(representatives, eq(representatives.id, statedFacts.representativeId))
    .where(and(eq(statedFacts.companyId, sql.placeholder('companyId')), isHolding))
    .orderBy(desc(statedFacts.decidedAt), sql`${statedFacts}.rowid desc`)
    .limit(40),
);

/** Queries for what is known of a company, for `factsOf`. */
export function factStatements(db: Database | Transaction, companyId: string) {
  return [factsOfCompany(db, { companyId }), statedOfCompany(db, { companyId })] as const;
}

type Stated = Awaited<ReturnType<typeof statedOfCompany>>[number];

function saidByOf({ saidBy, source, saidAt, firstName, lastName, decidedBy, refusedAt }: Stated): SaidBy {
  const on = dayOf(saidAt);
  // Somebody who never spoke for it said nothing for it: what stays is what a moderator saw.
  if (saidBy !== 'company' || refusedAt !== null) return { is: 'moderation', source, on };
  return {
    is: 'company',
    by: `${firstName ?? ''} ${lastName ?? ''}`.trim(),
    source,
    on,
    isDecided: decidedBy !== null,
  };
}

/** What a person said holds before what a collection says, of each fact for itself. */
export function factsOf([taken]: Awaited<ReturnType<typeof factsOfCompany>>, stated: readonly Stated[]): PublicFacts {
  const saidOf = (what: FactKind) => stated.find((one) => one.what === what);
  const fact = (what: 'address' | 'phone' | 'website'): Fact | null => {
    const said = saidOf(what);
    if (said) return said.text === '' ? null : { text: said.text, said: saidByOf(said) };
    if (!taken || taken[what] === '') return null;
    return { text: taken[what], said: { is: 'collection', source: taken.source, on: taken.asOf } };
  };
  const arbitration = saidOf('arbitration');
  const known = arbitration && arbitrationIn(arbitration.text);
  return {
    ...{ address: fact('address'), phone: fact('phone'), website: fact('website') },
    arbitration: arbitration && known ? { ...known, said: saidByOf(arbitration) } : null,
  };
}

/** What is said of a company, in a transaction or out of one. */
export async function factsAbout(db: Database | Transaction, companyId: string): Promise<PublicFacts> {
  const [taken, stated] = factStatements(db, companyId);
  return factsOf(await taken, await stated);
}

/** What can be put right of a company, for whoever speaks for it: its facts, other names, domains that nobody confirmed. And what waits or was decided. */
export async function factsAtDesk(db: Database, companyId: string) {
  const [taken, stated, brands, domains, said] = await db.batch([
    ...factStatements(db, companyId),
    db
      .select({ key: companyNames.key, name: companyNames.name })
      .from(companyNames)
      .where(and(eq(companyNames.companyId, companyId), eq(companyNames.kind, 'alias')))
      .orderBy(asc(companyNames.name))
      .limit(60),
    db
      .select({ domain: companyDomains.domain })
      .from(companyDomains)
      .where(and(eq(companyDomains.companyId, companyId), sql`${companyDomains.source} in ${[...hints]}`))
      .orderBy(asc(companyDomains.domain))
      .limit(20),
    db
      .select()
      .from(statedFacts)
      .where(and(eq(statedFacts.companyId, companyId), eq(statedFacts.saidBy, 'company')))
      .orderBy(desc(statedFacts.saidAt))
      .limit(10),
  ]);
  return { facts: factsOf(taken, stated), brands, domains: domains.map(({ domain }) => domain), said };
}

/** Whether what waits is older than what somebody has put right of the same since: it would come back by it. */
export const isOvertaken = sql<number>`exists (select 1 from stated_facts newer
  where newer.company_id = stated_facts.company_id and newer.what = stated_facts.what
  and newer.what not in ('brand', 'domain') and newer.result = 'holds' and newer.decided_at > stated_facts.said_at)`;

/** What companies say and nobody has looked at, the longest first. */
export async function waitingFacts(db: Database) {
  return db
    .select({
      ...{ id: statedFacts.id, what: statedFacts.what, text: statedFacts.text, instead: statedFacts.instead },
      ...{ source: statedFacts.source, saidAt: statedFacts.saidAt, companyId: statedFacts.companyId },
      ...{ companyName: companies.name, companySlug: companies.slug, jobTitle: representatives.jobTitle },
      name: sql<string>`trim(${representatives.firstName} || ' ' || ${representatives.lastName})`,
      userId: representatives.userId,
      isOvertaken: isOvertaken.mapWith(Boolean),
    })
    .from(statedFacts)
    .innerJoin(companies, eq(companies.id, statedFacts.companyId))
    .innerJoin(representatives, eq(representatives.id, statedFacts.representativeId))
    .where(isNull(statedFacts.decidedAt))
    .orderBy(asc(statedFacts.saidAt))
    .limit(100);
}
export type WaitingFact = Awaited<ReturnType<typeof waitingFacts>>[number];
