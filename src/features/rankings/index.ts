export { methodVersion, rankingDocument } from './board/document.ts';
export { isAnswerAbout } from './counting/about.ts';
export { keepTallies } from './counting/rebuild.ts';
export { endFacts, recordFacts } from './counting/record.ts';
export { factsOfRow, sameFacts, tallyOfRow } from './counting/stored.ts';
export {
  allMomentsOf,
  boardOf,
  companyTallyOf,
  countedTally,
  ownTrend,
  readTallies,
  shortColumns,
  shownDay,
  talliesOfRows,
  tallyStatements,
} from './order/queries.ts';
