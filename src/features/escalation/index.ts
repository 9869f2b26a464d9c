export type { StepKind, Words } from './germany/step.ts';
export { stepsOf } from './ladder.ts';
export { type LadderFacts, ladderOf, type StepState } from './openings.ts';
export { fileLadder, nextWords } from './sentences.ts';
