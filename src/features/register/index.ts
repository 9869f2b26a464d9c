export { type Found, findCases } from './found/queries.ts';
export { newestCases } from './newest.ts';
export type { ListedPromise } from './promises.ts';
export { promisesBehind } from './promises-behind.ts';
export { type CaseFilter, type CaseRow, caseConditions, caseCount, caseRows, type Total, totalOf } from './queries.ts';
