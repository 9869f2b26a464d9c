import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { at } from './columns.ts';

export const companies = sqliteTable(
  'companies',
  {
    id: text().primaryKey(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    /** One of `industries` in features/companies/industries.ts. */
    industry: text().notNull(),
    city: text(),
    createdAt: at().notNull(),
    /** The author who entered it anew; null when it came with the register. */
    createdBy: text(),
  },
  (table) => [index('companies_industry').on(table.industry, table.name)],
);

/** Every name the company is found by, its own first: as features/companies/names.ts writes it down (`nameRow`). */
export const companyNames = sqliteTable(
  'company_names',
  {
    companyId: text()
      .notNull()
      .references(() => companies.id),
    /** `searchKey`: small letters and digits, umlauts by their plain letter, single spaces. */
    key: text().notNull(),
    /** The same for all spellings of one name; empty in rows from before there was one, until the worker has been over them. */
    skeleton: text().notNull().default(''),
    name: text().notNull(),
    kind: text({ enum: ['name', 'alias'] }).notNull(),
  },
  (table) => [
    uniqueIndex('company_names_key').on(table.key, table.companyId),
    index('company_names_skeleton').on(table.skeleton),
    index('company_names_company').on(table.companyId),
  ],
);

/** What a company was before: another name, or a company that was entered twice. Public; an old address leads here for good. */
export const companyChanges = sqliteTable(
  'company_changes',
  {
    id: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    kind: text({ enum: ['renamed', 'merged'] }).notNull(),
    formerName: text().notNull(),
    /** Null when the address stayed. */
    formerSlug: text().unique(),
    changedAt: at().notNull(),
  },
  (table) => [index('company_changes_company').on(table.companyId)],
);

/**
 * Registrable domains of the company: who receives mail there may speak for it. One that an author named, or that came with
 * records of others (`import`), is a hint: whoever proves a claim by it waits for an administrator's look.
 */
export const companyDomains = sqliteTable(
  'company_domains',
  {
    domain: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    source: text({ enum: ['register', 'author', 'import', 'administrator'] }).notNull(),
    addedAt: at().notNull(),
  },
  (table) => [index('company_domains_company').on(table.companyId)],
);

/** What the company publishes itself, entered by an administrator: nobody's private data in what a customer writes. */
export const companyPublicContacts = sqliteTable(
  'company_public_contacts',
  {
    companyId: text()
      .notNull()
      .references(() => companies.id),
    /** As the guard compares it (`contactKey` of lib/personal/guard.ts): `phone:4922198765`, `email:service@firma.example`. */
    contact: text().notNull(),
    addedAt: at().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.contact] }),
    index('company_public_contacts_contact').on(table.contact),
  ],
);

export const firmKinds = ['law-firm', 'agency'] as const;

/** Of somebody outside the company who speaks for it: their law firm or agency, and the representative who named them. */
const ofAFirm = () => ({
  firm: text().notNull().default(''),
  firmKind: text({ enum: firmKinds }),
  namedBy: text(),
});

/** A person is to speak for a company: asks for it and proves it by a domain, or is named by one who does and confirms it. */
export const claims = sqliteTable(
  'claims',
  {
    id: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    method: text({ enum: ['email-domain', 'named'] }).notNull(),
    email: text().notNull(),
    firstName: text().notNull(),
    lastName: text().notNull(),
    jobTitle: text().notNull(),
    ...ofAFirm(),
    requestedAt: at().notNull(),
    provedAt: at(),
  },
  (table) => [index('claims_company').on(table.companyId)],
);

/** By what somebody was verified: a mail, a record or a file at its domain, a letter, documents, or by those who were. */
export const verifications = ['email-domain', 'dns', 'file', 'letter', 'documents', 'named', 'invited'] as const;

/** A person who may speak for a company. Name and job title are public. */
export const representatives = sqliteTable(
  'representatives',
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    firstName: text().notNull(),
    lastName: text().notNull(),
    jobTitle: text().notNull(),
    /** How it was verified and by what: the domain, by which whoever named or invited them was; empty for a letter and for documents. Both public. */
    verifiedBy: text({ enum: verifications }).notNull(),
    verifiedAs: text().notNull(),
    ...ofAFirm(),
    verifiedAt: at().notNull(),
    endedAt: at(),
    /** The same person went on speaking, under another title or proof. */
    replacedAt: at(),
    /** Since when an administrator's look is awaited; null while there is no doubt. Until then replies do not count. */
    checkingSince: at(),
    checkingBecause: text({
      enum: ['author-domain', 'objection', 'domain-moved', 'refused-before', 'named-in-doubt', 'proof-gone'],
    }),
    /** An administrator found that this person never spoke for the company, and why, in words for administrators alone. */
    refusedAt: at(),
    refusedBecause: text().notNull().default(''),
    /** Keyed hash of the mailbox that proved it: who was refused is known again by another account, and once theirs is closed. */
    mailboxHash: text().notNull().default(''),
  },
  (table) => [index('representatives_user').on(table.userId), index('representatives_company').on(table.companyId)],
);
