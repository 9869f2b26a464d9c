/** The door of this feature for other features: all they ask besides its rules, lists and pieces of page. */
export { type CaseAction, caseCan, isTimeTo } from './can.ts';
export { removeIn, reopenIn } from './commands/closing.ts';
export { type EntryInput, hasForeignPromise, place, putEntry, roomFault } from './commands/entries.ts';
export { entryFault, entryOf } from './commands/form.ts';
export { mailRepresentatives, tellNamed } from './commands/mails.ts';
export { namingFault } from './commands/named.ts';
export { type CaseEvent, type CaseForWriting, inCase, inCaseOf, type Where } from './commands/opening.ts';
export { penNameFault } from './commands/pen-name.ts';
export { extendIn, markIn } from './commands/promises.ts';
export { answerMinutes } from './commands/reports.ts';
export { leaveCases, wipeEnded, withdrawFor } from './commands/wiping.ts';
export { type Disputed, disputedColumns, disputedInput, disputedOf } from './disputed/amount.ts';
export { wordsOf } from './erased.ts';
export { actsOf, countsAsReply, ofTheCase, type Signer, signerColumns } from './state/facts.ts';
export { refreshCase } from './state/refresh.ts';
export { type DraftEntry, entryFormInput } from './timeline/input.ts';
export { among, dated } from './timeline/told-days.ts';
export { readableStatuses, visibleCases } from './visibility.ts';
