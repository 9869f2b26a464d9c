import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { cases } from './cases.ts';
import { at } from './columns.ts';
import { companies, representatives } from './companies.ts';

/** For a representative: what they may do for the others who speak for the company. Without a row they are an agent. */
export const teamRoles = sqliteTable('team_roles', {
  representativeId: text()
    .primaryKey()
    .references(() => representatives.id),
  role: text({ enum: ['owner', 'agent'] }).notNull(),
  givenAt: at().notNull(),
  /** Null: came first. */
  givenBy: text().references(() => representatives.id),
});

/** Somebody who works at the company is asked to speak for it too. */
export const teamInvitations = sqliteTable(
  'team_invitations',
  {
    id: text().primaryKey(),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    invitedBy: text()
      .notNull()
      .references(() => representatives.id),
    /** Where the link went; it opens nothing for another address. */
    email: text().notNull(),
    role: text({ enum: ['owner', 'agent'] }).notNull(),
    invitedAt: at().notNull(),
    expiresAt: at().notNull(),
    acceptedAt: at(),
    revokedAt: at(),
  },
  (table) => [index('team_invitations_company').on(table.companyId), index('team_invitations_by').on(table.invitedBy)],
);

/** Companies at whose desk a second factor is needed. */
export const deskDoors = sqliteTable('desk_doors', {
  companyId: text()
    .primaryKey()
    .references(() => companies.id),
  since: at().notNull(),
  setBy: text()
    .notNull()
    .references(() => representatives.id),
});

/** Who of the company takes care of a case. Never public. */
export const caseAssignments = sqliteTable(
  'case_assignments',
  {
    caseId: text()
      .notNull()
      .references(() => cases.id),
    companyId: text()
      .notNull()
      .references(() => companies.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    assignedBy: text()
      .notNull()
      .references(() => representatives.id),
    assignedAt: at().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.caseId] }),
    index('case_assignments_user').on(table.userId, table.companyId),
    index('case_assignments_case').on(table.caseId),
    index('case_assignments_by').on(table.assignedBy),
  ],
);
