/** The door of this feature for other features: all they ask besides its rules, lists and pieces of page. */
export { proofCame, proofWent } from './commands.ts';
export { decideChallengeIn } from './deciding.ts';
export { findChallenge } from './find.ts';
export { challengeForModerator, type DecidedChallenges, decidedChallenges, openChallenges } from './queries.ts';
