export { readStory } from './rules.ts';
export { longestStory, type Span } from './text/text.ts';
export type { Dated, Proposal, Story } from './told/story.ts';
