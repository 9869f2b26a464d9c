/** The door of this feature for other features. */
export { forgetOldTyped, forgetOwner } from './commands.ts';
export { allKept } from './queries.ts';
