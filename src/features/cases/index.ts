/** The door of this feature for other features: all they ask besides its rules, lists and pieces of page. */
export { type CaseAction, caseCan, isTimeTo } from './can.ts';
export { reopenIn } from './commands/closing.ts';
export { type EntryInput, markPromiseOf, putEntry, roomFault } from './commands/entries.ts';
export { entryFault, entryOf, type PromiseMark, promiseMarkOf } from './commands/form.ts';
export { mailRepresentatives } from './commands/mails.ts';
export { type CaseEvent, type CaseForWriting, inCase, inCaseOf, type Where } from './commands/opening.ts';
export { extendIn, markIn } from './commands/promises.ts';
export { type FileAct, fileSilences, fileTimeline } from './file/figures.ts';
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
  writtenInWords,
} from './file/sentences.ts';
export { type StepTaken, takenColumn, takenOf } from './file/steps-taken.ts';
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
export { actsOf } from './state/facts.ts';
export { refreshCase } from './state/refresh.ts';
export { type DraftEntry, entryFormInput } from './timeline/input.ts';
export { dated } from './timeline/told-days.ts';
export { readableStatuses, visibleCases } from './visibility.ts';
