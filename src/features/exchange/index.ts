/** What other features may ask of the private exchange. */
export { filesThere, takeFile } from './deposit.ts';
export { forgetExchange, takeBackAgain, takenBackIn, withdrawAll, withdrawOne } from './forgetting.ts';
export type { ReportFile } from './promised.ts';
export { mostDocuments, openSince } from './rules.ts';
