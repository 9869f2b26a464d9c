import { and, eq, inArray, or, sql } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { asId, type Held, type Person } from './held.ts';

/** What is stored about a person beside their cases. */
export const ofPerson: readonly Held<Person>[] = [
  {
    table: t.users,
    file: 'account',
    rows: ({ userId }) => eq(t.users.id, userId),
    named: ['id', 'email', 'mailbox'],
    hidden: ['passwordHash'],
    erased: {
      otherwise: 'address, mailbox and password emptied; the bare id stays, to be erased again after a restore',
    },
  },
  {
    table: t.sessions,
    file: 'sessions',
    rows: ({ userId }) => eq(t.sessions.userId, userId),
    named: ['userId'],
    hidden: ['id'],
    erased: 'deleted',
  },
  {
    table: t.secondFactors,
    file: 'second-factor',
    rows: ({ userId }) => eq(t.secondFactors.userId, userId),
    named: ['userId'],
    hidden: ['secret'],
    erased: 'deleted',
  },
  {
    table: t.factorResets,
    file: 'second-factor-resets',
    rows: ({ userId }) => eq(t.factorResets.userId, userId),
    named: ['userId'],
    sealed: ['checked'],
    erased: 'deleted',
  },
  {
    table: t.recoveryCodes,
    file: 'recovery-codes',
    rows: ({ userId }) => eq(t.recoveryCodes.userId, userId),
    named: ['userId'],
    hidden: ['codeHash'],
    erased: 'deleted',
  },
  {
    table: t.addressChanges,
    file: 'address-changes',
    rows: ({ userId }) => eq(t.addressChanges.userId, userId),
    named: ['userId', 'newEmail'],
    sealed: ['newEmail'],
    erased: 'deleted',
  },
  {
    table: t.appointments,
    file: 'appointments',
    rows: ({ userId }) => eq(t.appointments.userId, userId),
    named: ['userId', 'appointedBy'],
    erased: 'deleted',
  },
  {
    table: t.links,
    file: 'links',
    rows: ({ email }) => eq(t.links.emailHash, keyedHash(email)),
    named: ['email', 'emailHash', 'subjectId'],
    sealed: ['email'],
    hidden: ['tokenHash', 'emailHash'],
    erased: 'deleted',
  },
  {
    table: t.unfinished,
    file: 'unfinished',
    rows: ({ userId }) => eq(t.unfinished.owner, `user:${userId}`),
    named: ['owner'],
    sealed: ['fields'],
    erased: 'deleted',
  },
  {
    table: t.mailPreferences,
    file: 'mail-preferences',
    rows: ({ userId }) => eq(t.mailPreferences.userId, userId),
    named: ['userId'],
    erased: 'deleted',
  },
  {
    table: t.digestItems,
    file: 'digest',
    rows: ({ userId }) => eq(t.digestItems.userId, userId),
    named: ['userId', 'caseId'],
    sealed: ['sealed'],
    erased: 'deleted',
  },
  {
    table: t.outbox,
    file: 'mails',
    rows: ({ email }) => eq(t.outbox.toHash, keyedHash(email)),
    named: ['toHash', 'caseId', 'contactId'],
    sealed: ['sealed'],
    hidden: ['toHash', 'dedupeKey', 'takenBy', 'takenUntil'],
    erased: { otherwise: 'what waits is deleted; of what was sent nobody can tell any more to whom' },
  },
  {
    table: t.reminders,
    file: 'reminders',
    rows: ({ userId }) => eq(t.reminders.recipientId, userId),
    named: ['recipientId', 'caseId'],
    hidden: ['key'],
    erased: 'deleted',
  },
  {
    table: t.follows,
    file: 'follows',
    rows: ({ userId }) => eq(t.follows.userId, userId),
    named: ['userId', 'subjectId'],
    erased: 'deleted',
  },
  {
    table: t.affected,
    file: 'affected',
    rows: ({ userId }) => eq(t.affected.userId, userId),
    named: ['userId', 'caseId'],
    erased: 'deleted',
  },
  {
    table: t.claims,
    file: 'claims',
    rows: ({ email }) => eq(t.claims.email, email),
    named: ['email', 'namedBy'],
    erased: 'deleted',
  },
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
    table: t.promises,
    file: 'promises-reported-kept',
    rows: ({ userId }) => inArray(t.promises.reportedBy, representationsOf(userId)),
    named: ['reportedBy'],
    erased: asId,
  },
  {
    table: t.companies,
    file: 'companies-entered',
    rows: ({ userId }) => eq(t.companies.createdBy, userId),
    named: ['createdBy'],
    erased: { otherwise: 'the company stays, by whom it was entered does not' },
  },
  {
    table: t.contactAddresses,
    file: 'contacts-entered',
    rows: ({ userId }) => eq(t.contactAddresses.addedBy, userId),
    named: ['addedBy'],
    sealed: ['sealed'],
    erased: { otherwise: 'they are addresses of companies; those of the person’s own cases go with the cases' },
  },
  {
    table: t.signs,
    file: 'signs-decided',
    rows: ({ userId }) => eq(t.signs.decidedBy, userId),
    named: ['decidedBy'],
    erased: asId,
  },
  {
    table: t.tombstones,
    file: 'cases-ended',
    rows: ({ userId }) => eq(t.tombstones.endedBy, userId),
    named: ['endedBy'],
    erased: asId,
  },
  {
    table: t.events,
    file: 'acts',
    rows: ({ userId }) => or(eq(t.events.actor, userId), eq(t.events.subjectId, userId)),
    named: ['actor', 'subjectId'],
    erased: {
      otherwise: 'what was done to the account is deleted; what was done to cases keeps the id of a closed account',
    },
  },
  {
    table: t.decisions,
    file: 'decisions-about-me',
    rows: ({ userId }) => eq(t.decisions.affectedId, userId),
    named: ['affectedId', 'decidedBy', 'secondBy', 'caseId', 'pieceId'],
    // The other side got a letter of its own.
    hidden: ['decidedBy', 'secondBy', 'answer', 'answerLocale'],
    erased: {
      otherwise: 'a decision stays as it was (a trigger holds everybody to it), with the id of a closed account',
    },
  },
  {
    table: t.decisions,
    file: 'decisions-made',
    rows: ({ userId }) => or(eq(t.decisions.decidedBy, userId), eq(t.decisions.secondBy, userId)),
    named: ['decidedBy', 'secondBy'],
    // Who somebody is about whom one decided is no word of one's own.
    hidden: ['affectedId'],
    erased: asId,
  },
  {
    table: t.writingEnds,
    file: 'right-to-write',
    rows: ({ userId }) => eq(t.writingEnds.userId, userId),
    named: ['userId'],
    erased: asId,
  },
  {
    table: t.notices,
    file: 'notices',
    rows: ({ email }) => eq(t.notices.notifierKey, keyedHash(`notifier ${mailboxOf(email)}`)),
    named: ['notifierKey'],
    sealed: ['sealed'],
    hidden: ['tokenHash', 'notifierKey'],
    erased: { otherwise: 'a notice belongs to the decision about it; its words stay sealed' },
  },
  {
    table: t.appeals,
    file: 'appeals',
    rows: ({ userId, email }) =>
      or(
        eq(t.appeals.appellant, keyedHash(`notifier ${mailboxOf(email)}`)),
        and(eq(t.appeals.appellant, 'affected'), inArray(t.appeals.decisionId, decisionsAbout(userId))),
      ),
    named: ['appellant'],
    sealed: ['sealed'],
    hidden: ['appellant'],
    erased: { otherwise: 'an appeal belongs to the decision on it; its words stay sealed' },
  },
  {
    table: t.moderatorQuestions,
    file: 'questions-asked',
    rows: ({ userId }) => eq(t.moderatorQuestions.askedBy, userId),
    named: ['askedBy'],
    sealed: ['sealed'],
    hidden: ['answerSealed'],
    erased: asId,
  },
  {
    table: t.challenges,
    file: 'challenges-for-companies',
    rows: ({ userId }) => inArray(t.challenges.representativeId, representationsOf(userId)),
    named: ['representativeId'],
    sealed: ['sealed', 'forwardedSealed', 'answerSealed'],
    // What the author shows is for those who decide.
    hidden: ['proofSealed', 'forwardedBy'],
    erased: { otherwise: 'the words of a company stay with the decision about them' },
  },
  {
    table: t.challenges,
    file: 'proof-passed-on',
    rows: ({ userId }) => eq(t.challenges.forwardedBy, userId),
    named: ['forwardedBy'],
    sealed: ['forwardedSealed'],
    hidden: ['sealed', 'proofSealed', 'answerSealed', 'representativeId'],
    erased: asId,
  },
  {
    table: t.pressureReports,
    file: 'companies-asked',
    rows: ({ userId }) => eq(t.pressureReports.askedBy, userId),
    named: ['askedBy'],
    sealed: ['askedSealed'],
    hidden: ['sealed', 'answerSealed', 'linkHash', 'authorId'],
    erased: asId,
  },
];

function decisionsAbout(userId: string) {
  return sql`(select ${t.decisions.id} from ${t.decisions} where ${t.decisions.affectedId} = ${userId})`;
}

function representationsOf(userId: string) {
  return sql`(select ${t.representatives.id} from ${t.representatives} where ${t.representatives.userId} = ${userId})`;
}
