/** The door of this feature for other features: all they ask besides its rules, lists and pieces of page. */
export { decisionToken } from './address.ts';
export { decideAppealIn } from './appeals/commands.ts';
export { openAppeals } from './appeals/queries.ts';
export { appealStanding, findAppealed, mayDecideAppeal } from './appeals/standing.ts';
export { blackenedAt } from './blackened.ts';
export { companyAddresses } from './company.ts';
export { decideAgain } from './decisions/again.ts';
export { type Decided, type DecisionInput, decide, decideIn, ownGround } from './decisions/commands.ts';
export { numberPlace } from './decisions/letters.ts';
export { unopened, unopenedFiles } from './decisions/unopened.ts';
export {
  isOtherSaid,
  longestExplanation,
  longestPassage,
  optionalWords,
  otherMissing,
  pieceInput,
  words,
} from './input.ts';
export { type CompanyTraces, companyTracesOf, piecesOfCompany, tracesOfCompany } from './of-company.ts';
export { wordsFor } from './pieces.ts';
export { type ListedPiece, openExaminations, piecesOf, tracesOf, waitingDecisions } from './queries.ts';
export { openNotice, openText } from './sealed.ts';
export { shownMark } from './shown.ts';
export { deciders, hasPart, mayDecideHere, operatorsFor, reportedBy, withoutPart } from './who.ts';
