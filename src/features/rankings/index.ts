export { methodVersion, rankingDocument } from './board/document.ts';
export { isAnswerAbout } from './counting/about.ts';
export { keepTallies } from './counting/rebuild.ts';
export { recordFacts } from './counting/record.ts';
export { factsOfRow, sameFacts, tallyColumns, tallyOfRow } from './counting/stored.ts';
export { companyTallyOf, readTallies, shownDay } from './order/queries.ts';
export { detailsOf } from './profile/queries.ts';
