/** The door of this feature for other features: all they ask besides its rules. */
export { isNoted, meantByMark, noteTakenOut, passageMark, passageMarkInput, takeOutAgain } from './again.ts';
export { type BlackenedWord, forgetBlackened, keepBlackened, marksOf } from './blackened.ts';
export { blackenIn } from './blackening.ts';
export { allowAgain, deniedBy } from './denied.ts';
export { erasedIn, type IsMeant, wordsOf } from './erased.ts';
export { eraseVersionIn, withoutEarlier } from './erasing.ts';
export { hiddenText, hideIn, putBackHidden } from './hiding.ts';
export {
  blackenOfCompany,
  forgetHiddenOfCompany,
  hideOfCompany,
  isHiddenOfCompany,
  saidForCompany,
} from './of-company.ts';
export { type Piece, wordsOfPiece } from './pieces.ts';
