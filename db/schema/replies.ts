import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cases } from './cases.ts';
import { at, flag } from './columns.ts';
import { companies, firmKinds, representatives } from './companies.ts';
import { decisions } from './decisions.ts';

/** The thread under a case: a representative's public reply or the author's answer to it. */
export const replies = sqliteTable(
  'replies',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    /** `named-…`: of a company that the case only names, and what the author answers it. Neither counts for anybody. */
    kind: text({ enum: ['reply', 'answer', 'named-reply', 'named-answer'] }).notNull(),
    /** Null for the author's answers. */
    representativeId: text().references(() => representatives.id),
    /** For which company the representative spoke: that of the case, or one also named in it. */
    companyId: text().references(() => companies.id),
    /** Name, title and company as they were on that day; empty for the author. */
    signedName: text().notNull().default(''),
    signedJobTitle: text().notNull().default(''),
    signedCompany: text().notNull().default(''),
    /** Of somebody from outside the company: their law firm or agency on that day. */
    signedFirm: text().notNull().default(''),
    signedFirmKind: text({ enum: firmKinds }),
    /** What the reply is for. */
    intent: text({ enum: ['answer', 'question', 'correction', 'information', 'solution', 'settlement', 'solved'] }),
    /**
     * Another reply of the company that says most of its words, and how many of a hundred: until the author says otherwise it
     * counts as boilerplate. Written with the words, never taken back.
     */
    likeReplyId: text().references((): AnySQLiteColumn => replies.id),
    likePercent: integer(),
    /** The statement for many cases that it is; null: it was written for this one. */
    statementId: text().references(() => statements.id),
    /** How many of a hundred of its words are those of passages that the company had saved, from 80 on: it counts as one that was said before. */
    passagePercent: integer(),
    /** The entry of its case that it corrects, where it is a correction of a fact. No reference: a draft's entry that goes would look here. */
    aboutEntryId: text(),
    /** Markdown. */
    text: text().notNull(),
    publishedAt: at().notNull(),
    /** When somebody who speaks for the company last corrected its words. */
    correctedAt: at(),
    /** The decision by which its words are hidden. */
    hiddenBy: text().references(() => decisions.id),
  },
  (table) => [
    index('replies_case').on(table.caseId, table.publishedAt),
    index('replies_company').on(table.companyId).where(sql`company_id is not null`),
  ],
);

/**
 * When somebody who speaks for its company first opened a case. One row for each company that a case is or was against; it
 * moves no clock and no figure of a ranking.
 */
export const caseReads = sqliteTable(
  'case_reads',
  {
    caseId: text()
      .notNull()
      .references(() => cases.id),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    readAt: at().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.companyId] }),
    index('case_reads_representative').on(table.representativeId),
    index('case_reads_company').on(table.companyId),
  ],
);

/** One text with which a company answers many cases of one incident: each of them has it as a reply of its own. */
export const statements = sqliteTable(
  'statements',
  {
    id: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    /** What happened, in a line: public. */
    incident: text().notNull(),
    /** In how many cases it stands. */
    cases: integer().notNull().default(0),
    publishedAt: at().notNull(),
  },
  (table) => [index('statements_company').on(table.companyId)],
);

/** By what replies of a company are found that say the same: a few keyed hashes of three words in a row each. */
export const replyMarks = sqliteTable(
  'reply_marks',
  {
    companyId: text()
      .notNull()
      .references(() => companies.id),
    mark: text().notNull(),
    replyId: text()
      .notNull()
      .references(() => replies.id),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.mark, table.replyId] }),
    index('reply_marks_reply').on(table.replyId),
  ],
);

/** The author's answer to "would you be content with this answer?". */
export const verdicts = sqliteTable('verdicts', {
  replyId: text()
    .primaryKey()
    .references(() => replies.id),
  content: text({ enum: ['yes', 'partly', 'no'] }).notNull(),
  boilerplate: flag().notNull(),
  text: text().notNull().default(''),
  givenAt: at().notNull(),
});
