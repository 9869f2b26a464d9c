export { type FileNote, isMail } from './file.ts';
export type { MailFile } from './mail.ts';
export { attachedIn, filesIn, readInThread, storyOf } from './reading/queue.ts';
export { longestStory, type Span } from './text/text.ts';
export type { Proposal } from './told/story.ts';
