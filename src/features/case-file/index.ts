export type { Closing } from './closings.ts';
export { type FileAct, fileSilences, fileTimeline } from './figures.ts';
export type { NamedItem } from './named.ts';
export { numberOf } from './number.ts';
export { type EntryProof, proofInWords } from './proofs.ts';
export { type CaseFile, caseFile } from './queries.ts';
export { countsAsBoilerplate, saidBefore } from './said-before.ts';
export {
  authorName,
  ballSentence,
  belowDate,
  byline,
  contactsInWords,
  duration,
  effortSpan,
  entryDate,
  entryHeading,
  entryInShort,
  gapEnds,
  madeInWords,
  onMade,
  parties,
  signerRole,
  silenceInWords,
  spentInWords,
  writtenInWords,
} from './sentences.ts';
export { kindColumn, kindShown } from './similar/kind.ts';
export { dormantReason, stampDetail } from './standing.ts';
export { type StepTaken, takenColumn, takenOf } from './steps-taken.ts';
export type { ThreadItem } from './thread.ts';
export { makerInWords, makerOf, reportInWords } from './whose-word.ts';
