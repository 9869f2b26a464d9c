/** The door of this feature for other features: all they ask besides its rules. */
export { likeReply, markReply, marksOf } from './marks.ts';
export { passagePercent } from './passages.ts';
