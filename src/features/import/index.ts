export type { FileNote } from './file.ts';
export { readInThread, storyOf } from './reading/queue.ts';
export { longestStory, type Span } from './text/text.ts';
export type { Proposal } from './told/story.ts';
