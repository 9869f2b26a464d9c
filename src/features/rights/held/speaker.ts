import { eq, inArray, or, sql } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { exchangesForCompanies } from './exchange.ts';
import { asId, type Held, type Person } from './held.ts';

/** What is stored about what somebody did for companies they speak for. */
export const forCompanies: readonly Held<Person>[] = [
  {
    table: t.representatives,
    file: 'representations',
    rows: ({ userId }) => eq(t.representatives.userId, userId),
    named: ['userId', 'namedBy'],
    erased: { otherwise: 'ended; the name shortened to its initials' },
  },
  {
    table: t.replies,
    file: 'replies-for-companies',
    rows: ({ userId }) => inArray(t.replies.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    erased: { otherwise: 'the words of a company stay; the name under them is shortened to its initials' },
  },
  {
    table: t.caseReads,
    file: 'cases-read-for-companies',
    rows: ({ userId }) => inArray(t.caseReads.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    hidden: ['caseId'],
    erased: asId,
  },
  {
    table: t.deskNotes,
    file: 'notes-at-the-desk',
    rows: ({ userId }) => inArray(t.deskNotes.representativeId, representationsOf(userId)),
    named: ['representativeId', 'caseId'],
    sealed: ['sealed'],
    hidden: ['caseId'],
    erased: 'deleted',
  },
  ...exchangesForCompanies,
  {
    table: t.exchangeFiles,
    file: 'documents-for-companies',
    rows: ({ userId }) =>
      inArray(
        t.exchangeFiles.proofId,
        sql`(select ${t.proofs.id} from ${t.proofs} where ${t.proofs.userId} = ${userId})`,
      ),
    named: ['proofId'],
    sealed: ['name'],
    hidden: ['dataKey', 'representativeId'],
    erased: 'deleted',
  },
  {
    table: t.proofLetters,
    file: 'letters-of-proofs',
    rows: ({ userId }) =>
      inArray(
        t.proofLetters.proofId,
        sql`(select ${t.proofs.id} from ${t.proofs} where ${t.proofs.userId} = ${userId})`,
      ),
    named: ['proofId'],
    hidden: ['codeHash'],
    erased: 'deleted',
  },
  {
    table: t.proofs,
    file: 'proofs-for-companies',
    rows: ({ userId }) => eq(t.proofs.userId, userId),
    named: ['userId', 'representativeId'],
    erased: 'deleted',
  },
  {
    table: t.teamRoles,
    file: 'roles-in-teams',
    rows: ({ userId }) => inArray(t.teamRoles.representativeId, representationsOf(userId)),
    named: ['representativeId', 'givenBy'],
    hidden: ['givenBy'],
    erased: 'deleted',
  },
  {
    table: t.teamInvitations,
    file: 'invitations',
    rows: ({ userId, email }) =>
      or(eq(t.teamInvitations.email, email), inArray(t.teamInvitations.invitedBy, representationsOf(userId))),
    named: ['email', 'invitedBy'],
    erased: 'deleted',
  },
  {
    table: t.deskDoors,
    file: 'second-factors-required',
    rows: ({ userId }) => inArray(t.deskDoors.setBy, representationsOf(userId)),
    named: ['setBy'],
    erased: asId,
  },
  {
    table: t.caseAssignments,
    file: 'cases-assigned',
    rows: ({ userId }) => eq(t.caseAssignments.userId, userId),
    named: ['userId', 'caseId', 'assignedBy'],
    hidden: ['caseId', 'assignedBy'],
    erased: 'deleted',
  },
  {
    table: t.passages,
    file: 'saved-passages',
    rows: ({ userId }) => inArray(t.passages.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    erased: { otherwise: 'the words of a company stay with it' },
  },
  {
    table: t.causes,
    file: 'causes-stated-for-companies',
    rows: ({ userId }) => inArray(t.causes.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    erased: { otherwise: 'the words of a company stay; the name under them is shortened to its initials' },
  },
  {
    table: t.statements,
    file: 'statements-for-many',
    rows: ({ userId }) => inArray(t.statements.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    erased: { otherwise: 'the words of a company stay' },
  },
  {
    table: t.apiTokens,
    file: 'tokens-of-programs',
    rows: ({ userId }) => inArray(t.apiTokens.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    hidden: ['tokenHash'],
    erased: 'deleted',
  },
  {
    table: t.webhooks,
    file: 'webhooks-of-companies',
    rows: ({ userId }) => inArray(t.webhooks.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    sealed: ['sealed'],
    hidden: ['sealedSecret', 'sealedOldSecret'],
    erased: { otherwise: 'it belongs to the company; of the person the id of an ended representation stays' },
  },
  {
    table: t.webhookMessages,
    file: 'webhook-messages',
    rows: ({ userId }) => inArray(t.webhookMessages.webhookId, webhooksMadeBy(userId)),
    named: ['webhookId'],
    hidden: ['dedupeKey'],
    erased: { otherwise: 'numbers of public cases, told to a company; gone after a month' },
  },
  {
    table: t.promises,
    file: 'promises-reported-kept',
    rows: ({ userId }) => inArray(t.promises.reportedBy, representationsOf(userId)),
    named: ['reportedBy'],
    erased: asId,
  },
];

function webhooksMadeBy(userId: string) {
  return sql`(select ${t.webhooks.id} from ${t.webhooks} where ${t.webhooks.representativeId} in ${representationsOf(userId)})`;
}

export function representationsOf(userId: string) {
  return sql`(select ${t.representatives.id} from ${t.representatives} where ${t.representatives.userId} = ${userId})`;
}
