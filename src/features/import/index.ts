export { readStory } from './rules.ts';
export type { Span } from './text/text.ts';
export type { Dated } from './told/story.ts';
