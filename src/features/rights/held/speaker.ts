import { eq, inArray, sql } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
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
    table: t.promises,
    file: 'promises-reported-kept',
    rows: ({ userId }) => inArray(t.promises.reportedBy, representationsOf(userId)),
    named: ['reportedBy'],
    erased: asId,
  },
];

export function representationsOf(userId: string) {
  return sql`(select ${t.representatives.id} from ${t.representatives} where ${t.representatives.userId} = ${userId})`;
}
