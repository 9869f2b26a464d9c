export { stepsOf } from './ladder.ts';
export { type LadderFacts, ladderOf, type StepState } from './openings.ts';
export { fileLadder, nextWords } from './sentences.ts';
export type { StepKind, Words } from './step.ts';
