/** The door of this feature for other features: all they ask besides its rules, lists and pieces of page. */
export { type CaseAction, caseCan, isTimeTo } from './can.ts';
export { reopenIn } from './closing/commands.ts';
export { actsOf } from './facts.ts';
export { type FileAct, fileEffort, fileSilences, fileTimeline } from './file/figures.ts';
export { numberOf } from './file/number.ts';
export { type CaseFile, type Closing, caseFile, type ThreadItem } from './file/queries.ts';
export {
  authorName,
  ballSentence,
  byline,
  dormantReason,
  duration,
  entryDate,
  entryHeading,
  parties,
  silenceInWords,
  stampDetail,
} from './file/sentences.ts';
export { type StepTaken, takenColumn, takenOf } from './file/steps-taken.ts';
export { mailRepresentatives } from './mails.ts';
export { extendIn, markIn } from './promises/commands.ts';
export { refreshCase } from './refresh.ts';
export { newestCases } from './register/newest.ts';
export {
  type CaseFilter,
  type CaseRow,
  caseConditions,
  caseCount,
  caseRows,
  type Total,
  totalOf,
} from './register/queries.ts';
export { type EntryInput, markPromiseOf, putEntry, roomFault } from './timeline/commands.ts';
export { entryFault, entryOf, type PromiseMark, promiseMarkOf } from './timeline/form.ts';
export { type DraftEntry, entryFormInput } from './timeline/input.ts';
export { readableStatuses, visibleCases } from './visibility.ts';
export { addressOf, type CaseForWriting, caseForWriting, inCase, record, recordRevision } from './writing.ts';
