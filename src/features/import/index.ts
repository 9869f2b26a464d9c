export { type FileNote, isMail } from './file.ts';
export { attachedIn, readInThread, storyOf } from './reading/queue.ts';
export { longestStory, type Span } from './text/text.ts';
export type { Proposal } from './told/story.ts';
