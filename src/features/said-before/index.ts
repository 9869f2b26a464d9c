/** The door of this feature for other features: all they ask besides its rules. */
export { likeReply, markAnew, markReply, marksOf } from './marks.ts';
export { passagePercent } from './passages.ts';
