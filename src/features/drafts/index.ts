/** What other features may ask the drafts for. */
export { changeableDraft, type DraftKey, type Saved } from './change.ts';
export { deleteDrafts } from './expiry.ts';
export { draftsOfPerson } from './of-person.ts';
export { takeTold } from './told/commands.ts';
export { type Taking, takingInput } from './told/input.ts';
export { ownThing, type Proposals, proposalId, proposalsOf } from './told/proposals.ts';
