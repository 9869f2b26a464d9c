import { relations } from 'drizzle-orm';
import { cases, closings, entries, namedCompanies, reopenings, tombstones } from './cases.ts';
import { companies, representatives } from './companies.ts';
import { drafts } from './drafts.ts';
import { evidence } from './evidence.ts';
import { exchanges } from './exchange.ts';
import { entryProofs } from './inbox.ts';
import { promises } from './promises.ts';
import { replies, verdicts } from './replies.ts';

const casesRelations = relations(cases, ({ one, many }) => ({
  company: one(companies, { fields: [cases.companyId], references: [companies.id] }),
  draft: one(drafts, { fields: [cases.id], references: [drafts.caseId] }),
  tombstone: one(tombstones, { fields: [cases.id], references: [tombstones.caseId] }),
  named: one(namedCompanies, { fields: [cases.id], references: [namedCompanies.caseId] }),
  entries: many(entries),
  promises: many(promises),
  proofs: many(entryProofs),
  evidence: many(evidence),
  exchanges: many(exchanges),
  replies: many(replies),
  closings: many(closings),
  reopenings: many(reopenings),
}));

const companiesRelations = relations(companies, ({ many }) => ({ cases: many(cases) }));

const namedCompaniesRelations = relations(namedCompanies, ({ one }) => ({
  company: one(companies, { fields: [namedCompanies.companyId], references: [companies.id] }),
}));

const entriesRelations = relations(entries, ({ one }) => ({
  case: one(cases, { fields: [entries.caseId], references: [cases.id] }),
}));

const evidenceRelations = relations(evidence, ({ one }) => ({
  case: one(cases, { fields: [evidence.caseId], references: [cases.id] }),
}));

const promisesRelations = relations(promises, ({ one }) => ({
  case: one(cases, { fields: [promises.caseId], references: [cases.id] }),
}));

const entryProofsRelations = relations(entryProofs, ({ one }) => ({
  case: one(cases, { fields: [entryProofs.caseId], references: [cases.id] }),
}));

const exchangesRelations = relations(exchanges, ({ one }) => ({
  case: one(cases, { fields: [exchanges.caseId], references: [cases.id] }),
}));

const repliesRelations = relations(replies, ({ one }) => ({
  case: one(cases, { fields: [replies.caseId], references: [cases.id] }),
  verdict: one(verdicts, { fields: [replies.id], references: [verdicts.replyId] }),
  representative: one(representatives, { fields: [replies.representativeId], references: [representatives.id] }),
}));

const closingsRelations = relations(closings, ({ one }) => ({
  case: one(cases, { fields: [closings.caseId], references: [cases.id] }),
}));

const reopeningsRelations = relations(reopenings, ({ one }) => ({
  case: one(cases, { fields: [reopenings.caseId], references: [cases.id] }),
}));

/** What one statement can fetch along with a case, for pages that show all of it (`db.query.cases`). */
export const caseRelations = {
  casesRelations,
  companiesRelations,
  namedCompaniesRelations,
  entriesRelations,
  entryProofsRelations,
  promisesRelations,
  evidenceRelations,
  exchangesRelations,
  repliesRelations,
  closingsRelations,
  reopeningsRelations,
};
