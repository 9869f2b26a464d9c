/** What other features may ask of the private exchange. */
export { forgetExchange, takeBackAgain, takenBackIn } from './forgetting.ts';
