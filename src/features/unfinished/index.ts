/** The door of this feature for other features. */
export { forgetOldTyped, forgetOwner, forgetTyped, keepTyped, type Typed } from './commands.ts';
export { type Owner, ownerOfDraft } from './owner.ts';
export { allKept, keptOf } from './queries.ts';
