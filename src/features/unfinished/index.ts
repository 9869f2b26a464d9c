/** The door of this feature for other features. */
export { forgetOldTyped, forgetOwner, forgetTyped, keepTyped } from './commands.ts';
export type { Owner } from './owner.ts';
export { allKept, keptOf } from './queries.ts';
