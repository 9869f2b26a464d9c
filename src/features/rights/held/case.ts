import { and, eq, inArray, sql } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { exchangeOfCase } from './exchange.ts';
import { filesOfCase } from './files.ts';
import type { Held } from './held.ts';

const wiped = { otherwise: 'wipeCase: words deleted, what is counted stays; of a case that stays, the name' };
const counted = { otherwise: 'no words: a fact of the case, which counts' };

const decided = { otherwise: 'a decision and what led to it stay as they were: whoever was affected may rely on them' };

/** What is stored about one case of theirs, a draft or a published one. */
export const ofCase: readonly Held<{ id: string }>[] = [
  {
    table: t.cases,
    file: 'case',
    rows: ({ id }) => eq(t.cases.id, id),
    named: ['id', 'authorId'],
    erased: wiped,
  },
  {
    table: t.drafts,
    file: 'draft',
    rows: ({ id }) => eq(t.drafts.caseId, id),
    named: ['caseId', 'email'],
    sealed: ['email'],
    erased: 'deleted',
  },
  {
    table: t.draftKeys,
    file: 'draft-browsers',
    rows: ({ id }) => eq(t.draftKeys.caseId, id),
    named: ['caseId'],
    hidden: ['tokenHash', 'linkHash'],
    erased: 'deleted',
  },
  {
    table: t.unfinished,
    file: 'unfinished',
    rows: ({ id }) => eq(t.unfinished.owner, `draft:${id}`),
    named: ['owner'],
    sealed: ['fields'],
    erased: 'deleted',
  },
  {
    table: t.searchDocuments,
    file: 'search',
    rows: ({ id }) => eq(t.searchDocuments.caseId, id),
    named: ['caseId'],
    erased: { otherwise: 'recordWords: follows what can be read in the case, in the same transaction' },
  },
  {
    table: t.caseKinds,
    file: 'kind',
    rows: ({ id }) => eq(t.caseKinds.caseId, id),
    named: ['caseId'],
    erased: counted,
  },
  {
    table: t.forecastCases,
    file: 'forecast',
    rows: ({ id }) => eq(t.forecastCases.caseId, id),
    named: ['caseId'],
    erased: counted,
  },
  { table: t.entries, file: 'entries', rows: ({ id }) => eq(t.entries.caseId, id), named: ['caseId'], erased: wiped },
  ...filesOfCase,
  ...exchangeOfCase,
  {
    table: t.promises,
    file: 'promises',
    rows: ({ id }) => eq(t.promises.caseId, id),
    named: ['caseId', 'replyId'],
    erased: wiped,
  },
  {
    table: t.replies,
    file: 'replies',
    rows: ({ id }) => eq(t.replies.caseId, id),
    named: ['caseId', 'likeReplyId', 'statementId'],
    erased: wiped,
  },
  {
    table: t.replyMarks,
    file: 'reply-marks',
    rows: ({ id }) =>
      inArray(t.replyMarks.replyId, sql`(select ${t.replies.id} from ${t.replies} where ${t.replies.caseId} = ${id})`),
    named: ['replyId'],
    hidden: ['mark'],
    erased: 'deleted',
  },
  {
    table: t.verdicts,
    file: 'verdicts',
    rows: ({ id }) =>
      inArray(t.verdicts.replyId, sql`(select ${t.replies.id} from ${t.replies} where ${t.replies.caseId} = ${id})`),
    named: ['replyId'],
    erased: wiped,
  },
  {
    table: t.causeCases,
    file: 'causes',
    rows: ({ id }) => eq(t.causeCases.caseId, id),
    named: ['caseId', 'causeId'],
    erased: counted,
  },
  {
    table: t.caseReads,
    file: 'read-by-the-company',
    rows: ({ id }) => eq(t.caseReads.caseId, id),
    named: ['caseId'],
    hidden: ['representativeId'],
    erased: counted,
  },
  {
    table: t.closings,
    file: 'closings',
    rows: ({ id }) => eq(t.closings.caseId, id),
    named: ['caseId'],
    erased: wiped,
  },
  {
    table: t.reopenings,
    file: 'reopenings',
    rows: ({ id }) => eq(t.reopenings.caseId, id),
    named: ['caseId'],
    erased: wiped,
  },
  {
    table: t.followUps,
    file: 'follow-ups',
    rows: ({ id }) => eq(t.followUps.caseId, id),
    named: ['caseId', 'closingId'],
    erased: counted,
  },
  {
    table: t.stepsTaken,
    file: 'steps-taken',
    rows: ({ id }) => eq(t.stepsTaken.caseId, id),
    named: ['caseId'],
    erased: counted,
  },
  {
    table: t.tombstones,
    file: 'ending',
    rows: ({ id }) => eq(t.tombstones.caseId, id),
    named: ['caseId'],
    hidden: ['endedBy'],
    erased: { otherwise: 'the author’s own reason is deleted, that of a moderator stays' },
  },
  {
    table: t.namedCompanies,
    file: 'named-company',
    rows: ({ id }) => eq(t.namedCompanies.caseId, id),
    named: ['caseId'],
    erased: counted,
  },
  {
    table: t.contactAddresses,
    file: 'contacts',
    rows: ({ id }) => and(eq(t.contactAddresses.caseId, id), eq(t.contactAddresses.source, 'author')),
    named: ['caseId'],
    sealed: ['sealed'],
    hidden: ['addedBy'],
    erased: { otherwise: 'wipeCase: deleted, unless it was refused; then nobody may enter it again' },
  },
  {
    table: t.dossiers,
    file: 'dossiers',
    rows: ({ id }) => eq(t.dossiers.caseId, id),
    named: ['caseId'],
    erased: counted,
  },
  {
    table: t.signCases,
    file: 'signs',
    rows: ({ id }) => eq(t.signCases.caseId, id),
    named: ['caseId'],
    erased: counted,
  },
  {
    table: t.countedFacts,
    file: 'counted',
    rows: ({ id }) => eq(t.countedFacts.caseId, id),
    named: ['caseId'],
    erased: counted,
  },
  {
    table: t.events,
    file: 'history',
    rows: ({ id }) => eq(t.events.caseId, id),
    named: ['caseId'],
    // Other people act on a case too.
    hidden: ['actor'],
    erased: wiped,
  },
  {
    table: t.blackenedWords,
    file: 'blackened-words',
    rows: ({ id }) => eq(t.blackenedWords.caseId, id),
    named: ['caseId', 'subjectId'],
    sealed: ['sealed'],
    erased: 'deleted',
  },
  {
    table: t.matterMarks,
    file: 'matter-marks',
    rows: ({ id }) => eq(t.matterMarks.caseId, id),
    named: ['caseId'],
    hidden: ['hash'],
    erased: { otherwise: 'deleted with the words of the case' },
  },
  {
    table: t.hiddenWords,
    file: 'hidden-words',
    rows: ({ id }) => inArray(t.hiddenWords.pieceId, piecesOf(id)),
    named: ['pieceId'],
    sealed: ['sealed'],
    erased: { otherwise: 'wipeCase: deleted' },
  },
  {
    table: t.takenOut,
    file: 'taken-out',
    rows: ({ id }) => eq(t.takenOut.caseId, id),
    named: ['caseId'],
    hidden: ['line'],
    erased: { otherwise: 'wipeCase: deleted' },
  },
  {
    table: t.blackenedReasons,
    file: 'blackened-reasons',
    rows: ({ id }) =>
      sql`${t.blackenedReasons.decisionId} in (select ${t.decisions.id} from ${t.decisions} where ${t.decisions.caseId} = ${id})`,
    named: ['decisionId', 'blackenedBy'],
    erased: { otherwise: 'that something was blackened stays with the decision; where and what is in no row' },
  },
  {
    table: t.examinations,
    file: 'examinations',
    rows: ({ id }) => eq(t.examinations.caseId, id),
    named: ['caseId', 'pieceId'],
    erased: decided,
  },
  {
    table: t.moderatorQuestions,
    file: 'questions-of-moderators',
    rows: ({ id }) =>
      and(
        eq(t.moderatorQuestions.asked, 'author'),
        inArray(
          t.moderatorQuestions.examinationId,
          sql`(select ${t.examinations.id} from ${t.examinations} where ${t.examinations.caseId} = ${id})`,
        ),
      ),
    named: ['examinationId'],
    sealed: ['sealed', 'answerSealed'],
    hidden: ['askedBy'],
    erased: decided,
  },
  {
    table: t.challenges,
    file: 'challenges',
    rows: ({ id }) => eq(t.challenges.caseId, id),
    named: ['caseId'],
    sealed: ['sealed', 'proofSealed', 'forwardedSealed'],
    // What the company answered is for those who decide; who said and wrote it are other people.
    hidden: ['answerSealed', 'representativeId', 'forwardedBy'],
    erased: decided,
  },
  {
    table: t.pressureReports,
    file: 'pressure',
    rows: ({ id }) => eq(t.pressureReports.caseId, id),
    named: ['caseId', 'authorId'],
    sealed: ['sealed', 'askedSealed'],
    // What the company answered is for those who decide; the link is the company's.
    hidden: ['answerSealed', 'askedBy', 'linkHash'],
    erased: { otherwise: 'leavePressure: deleted; where it was decided, the words' },
  },
  {
    table: t.withdrawalReasons,
    file: 'why-withdrawn',
    rows: ({ id }) => eq(t.withdrawalReasons.caseId, id),
    named: ['caseId'],
    sealed: ['sealed'],
    erased: 'deleted',
  },
];

function piecesOf(id: string) {
  return sql`(select ${t.entries.id} from ${t.entries} where ${t.entries.caseId} = ${id}
    union select ${t.replies.id} from ${t.replies} where ${t.replies.caseId} = ${id})`;
}
