import { eq, inArray, sql } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { asId, type Held, type Person } from './held.ts';

const ended = { otherwise: 'forgetExchange: deleted with the exchange' };
const stay = { otherwise: 'the words of a company stay as long as the exchange, under the initials of who wrote them' };

const ofTheCase = (caseId: string) =>
  sql`(select ${t.exchanges.id} from ${t.exchanges} where ${t.exchanges.caseId} = ${caseId})`;
const ofItsPromises = (caseId: string) =>
  sql`(select ${t.promises.id} from ${t.promises} where ${t.promises.caseId} = ${caseId})`;
const representationsOf = (userId: string) =>
  sql`(select ${t.representatives.id} from ${t.representatives} where ${t.representatives.userId} = ${userId})`;

/** The private exchange about a case, for its author: the letters of both sides, what files there are, what they gave, and that it was opened. */
export const exchangeOfCase: readonly Held<{ id: string }>[] = [
  {
    table: t.exchanges,
    file: 'exchanges',
    rows: ({ id }) => eq(t.exchanges.caseId, id),
    named: ['caseId'],
    erased: { otherwise: 'that there was one, from when to when, is a fact of the case' },
  },
  {
    table: t.exchangeAsks,
    file: 'exchange-asked-for',
    rows: ({ id }) => eq(t.exchangeAsks.caseId, id),
    named: ['caseId'],
    hidden: ['representativeId'],
    erased: ended,
  },
  {
    table: t.exchangeMutes,
    file: 'exchange-muted',
    rows: ({ id }) => inArray(t.exchangeMutes.exchangeId, ofTheCase(id)),
    named: ['exchangeId'],
    erased: ended,
  },
  {
    table: t.exchangeMessages,
    file: 'exchange-letters',
    // The letters to them, too: an answer that is about a person is theirs to have; of whoever wrote it no more than the page says.
    rows: ({ id }) => inArray(t.exchangeMessages.exchangeId, ofTheCase(id)),
    named: ['exchangeId'],
    sealed: ['sealed'],
    hidden: ['representativeId'],
    erased: ended,
  },
  {
    table: t.exchangeFacts,
    file: 'exchange-details',
    rows: ({ id }) => inArray(t.exchangeFacts.exchangeId, ofTheCase(id)),
    named: ['exchangeId'],
    sealed: ['sealed'],
    erased: ended,
  },
  {
    table: t.exchangeFiles,
    file: 'exchange-files',
    rows: ({ id }) => inArray(t.exchangeFiles.exchangeId, ofTheCase(id)),
    named: ['exchangeId'],
    sealed: ['name'],
    hidden: ['dataKey', 'representativeId'],
    erased: ended,
  },
  {
    // That the company showed its author something, and when: the file is the company's.
    table: t.exchangeFiles,
    file: 'promises-proved-to-me',
    rows: ({ id }) => inArray(t.exchangeFiles.promiseId, ofItsPromises(id)),
    named: ['exchangeId', 'promiseId', 'proofId'],
    hidden: ['name', 'dataKey', 'representativeId'],
    erased: ended,
  },
  {
    table: t.exchangeOpenings,
    file: 'exchange-opened',
    rows: ({ id }) => inArray(t.exchangeOpenings.exchangeId, ofTheCase(id)),
    named: ['exchangeId'],
    hidden: ['representativeId'],
    erased: ended,
  },
];

/** What somebody wrote and opened in private exchanges for a company. */
export const exchangesForCompanies: readonly Held<Person>[] = [
  {
    table: t.exchangeAsks,
    file: 'exchanges-asked-for',
    rows: ({ userId }) => inArray(t.exchangeAsks.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    erased: stay,
  },
  {
    table: t.exchangeMessages,
    file: 'letters-in-exchanges',
    rows: ({ userId }) => inArray(t.exchangeMessages.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    sealed: ['sealed'],
    erased: stay,
  },
  {
    table: t.exchangeFiles,
    file: 'files-in-exchanges',
    rows: ({ userId }) => inArray(t.exchangeFiles.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    sealed: ['name'],
    hidden: ['dataKey'],
    erased: stay,
  },
  {
    table: t.exchangeOpenings,
    file: 'opened-in-exchanges',
    rows: ({ userId }) => inArray(t.exchangeOpenings.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    erased: stay,
  },
  {
    table: t.companyWords,
    file: 'promises-to-all-customers',
    rows: ({ userId }) => inArray(t.companyWords.givenBy, representationsOf(userId)),
    named: ['givenBy', 'endedBy'],
    erased: { otherwise: 'the word of a company stays, whoever gave it' },
  },
  {
    table: t.complaintContacts,
    file: 'contacts-for-complaints',
    rows: ({ userId }) => inArray(t.complaintContacts.setBy, representationsOf(userId)),
    named: ['setBy'],
    erased: { otherwise: 'what a company says of itself stays, whoever entered it' },
  },
  {
    table: t.statedFacts,
    file: 'facts-put-right',
    rows: ({ userId }) => inArray(t.statedFacts.representativeId, representationsOf(userId)),
    named: ['representativeId', 'decidedBy'],
    hidden: ['decidedBy'],
    erased: { otherwise: 'what a company says of itself stays, whoever entered it' },
  },
  {
    table: t.statedFacts,
    file: 'facts-decided',
    rows: ({ userId }) => eq(t.statedFacts.decidedBy, userId),
    named: ['representativeId', 'decidedBy'],
    hidden: ['representativeId'],
    erased: asId,
  },
];
