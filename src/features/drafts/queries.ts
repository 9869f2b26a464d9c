import { z } from 'astro/zod';
import { eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Board, Database, Transaction } from '#db/client.ts';
import { prepared, together } from '#db/prepared.ts';
import {
  caseKinds,
  cases,
  companies,
  drafts,
  entries,
  namedCompanies,
  promises,
  representatives,
} from '#db/schema/index.ts';
import { type Disputed, disputedOf, penNameFault } from '#src/features/cases/index.ts';
import type { DesiredOutcome } from '#src/features/cases/lists.ts';
import type { CasePromise } from '#src/features/timeline/promises/rules.ts';
import { type Entry, inOrder } from '#src/features/timeline/story/rules.ts';
import { keyedHash, unseal } from '#src/lib/crypto.ts';
import type { Locale } from '#src/lib/situation.ts';
import { isOpenedBy } from './keys.ts';
import { missingSteps, type NeededStep } from './rules.ts';

/** A company of the register, or (without an id) one that is entered when the case is published. */
export interface DraftCompany {
  id: string | null;
  /** In addresses; null where it is in no register yet, and of a company that is only named. */
  slug: string | null;
  name: string;
  industry: string;
  website: string;
}

/** A case in writing, for the person who writes it. */
export interface Draft {
  caseId: string;
  locale: Locale;
  version: number;
  savedAt: Date;
  /** Asked to be published; waits for the click in the mail. */
  isSubmitted: boolean;
  company: DraftCompany;
  /** What kind of problem it is, as its author says: a key, empty for none of those on offer; null: not said. */
  kind: string | null;
  /** A second company that the case names; null: none. */
  named: DraftCompany | null;
  title: string;
  summary: string;
  desiredOutcome: DesiredOutcome | null;
  desiredText: string;
  /** How much money it is about; null while nobody said. */
  disputed: Disputed | null;
  penName: string;
  place: string;
  /** Where the confirmation goes; empty until given. */
  email: string;
  /** Codes of what looks personal and stays by the author's will. */
  leftStanding: string[];
  entries: Entry[];
  promises: CasePromise[];
  /** Steps that still lack something. */
  missing: NeededStep[];
}

/** The draft that this token opens; null when there is none (any more). */
export async function draftByToken(db: Database, token: string | null | undefined): Promise<Draft | null> {
  return token ? readDraft(db, await openedBy(db, { tokenHash: keyedHash(token) })) : null;
}

/** The draft of a case; null when the case is published. */
export async function draftOfCase(db: Database, caseId: string): Promise<Draft | null> {
  return readDraft(db, await draftOf(db, { caseId }));
}

/** Number and title of a case that was a draft once; null while it is one. */
export async function publishedCase(db: Database, caseId: string): Promise<{ number: string; title: string } | null> {
  const [row] = await db.select({ number: cases.number, title: cases.title }).from(cases).where(eq(cases.id, caseId));
  return row?.number ? { number: row.number, title: row.title } : null;
}

/** The same inside a transaction, for the commands. */
export async function draftForWriting(tx: Transaction, token: string): Promise<Draft | null> {
  return readDraft(tx, await openedBy(tx, { tokenHash: keyedHash(token) }));
}

export async function draftOfCaseForWriting(tx: Transaction, caseId: string): Promise<Draft | null> {
  return readDraft(tx, await draftOf(tx, { caseId }));
}

const alsoNamed = alias(companies, 'also_named');

function namedIn({ namedId, namedName, namedIndustry, draft }: Row): DraftCompany | null {
  if (namedId !== null)
    return { id: namedId, slug: null, name: namedName ?? '', industry: namedIndustry ?? '', website: '' };
  const { newNamedName: name, newNamedIndustry: industry, newNamedWebsite: website } = draft;
  return name === '' ? null : { id: null, slug: null, name, industry, website };
}

const draftWith = (db: Board, which: SQL) =>
  db
    .select({
      theCase: cases,
      draft: drafts,
      kind: caseKinds.kind,
      companyName: companies.name,
      companyIndustry: companies.industry,
      companySlug: companies.slug,
      representatives: sql<string>`(
        select json_group_array(${representatives.firstName} || ' ' || ${representatives.lastName}) from ${representatives}
        where ${representatives.companyId} = ${cases.companyId} and ${representatives.endedAt} is null
      )`.mapWith((names) => z.array(z.string()).parse(JSON.parse(names))),
      namedId: alsoNamed.id,
      namedName: alsoNamed.name,
      namedIndustry: alsoNamed.industry,
    })
    .from(drafts)
    .innerJoin(cases, eq(cases.id, drafts.caseId))
    .leftJoin(companies, eq(companies.id, cases.companyId))
    .leftJoin(caseKinds, eq(caseKinds.caseId, cases.id))
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
    .leftJoin(alsoNamed, eq(alsoNamed.id, namedCompanies.companyId))
    .where(which);
const draftOf = prepared((db) => draftWith(db, eq(drafts.caseId, sql.placeholder('caseId'))));
const openedBy = prepared((db) => draftWith(db, isOpenedBy(sql.placeholder('tokenHash'))));
const toldIn = prepared((db) =>
  db
    .select()
    .from(entries)
    .where(eq(entries.caseId, sql.placeholder('caseId'))),
);
const promisedIn = prepared((db) =>
  db
    .select()
    .from(promises)
    .where(eq(promises.caseId, sql.placeholder('caseId'))),
);

type Row = Awaited<ReturnType<typeof draftOf>>[number];

async function readDraft(db: Database | Transaction, [row]: readonly Row[]): Promise<Draft | null> {
  if (!row) return null;
  const { theCase, draft } = row;
  const [told, promised] = await together(db, [
    toldIn(db, { caseId: theCase.id }),
    promisedIn(db, { caseId: theCase.id }),
  ]);
  const companyName = row.companyName ?? draft.newCompanyName;
  return {
    ...theCase,
    caseId: theCase.id,
    disputed: disputedOf(theCase),
    version: draft.version,
    savedAt: draft.savedAt,
    isSubmitted: theCase.submittedAt !== null,
    company: {
      id: theCase.companyId,
      slug: row.companySlug,
      name: companyName,
      industry: row.companyIndustry ?? draft.newCompanyIndustry,
      website: draft.newCompanyWebsite,
    },
    kind: row.kind,
    named: namedIn(row),
    email: draft.email === '' ? '' : unseal(draft.email),
    leftStanding: draft.leftStanding,
    entries: inOrder(told),
    promises: promised,
    missing: missingSteps({
      ...theCase,
      companyName,
      entryCount: told.length,
      penNameFits:
        penNameFault(theCase.penName, { company: companyName, representatives: row.representatives }) === null,
    }),
  };
}
