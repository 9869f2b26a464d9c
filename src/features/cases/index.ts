/** The door of this feature for other features, pages and the demo data. */
export { type CaseAction, type CaseParties, caseCan } from './can.ts';
export { closeCase, reopenCase, withdrawCase } from './closing/commands.ts';
export { type DeskRow, deskCase, deskInbox } from './desk/queries.ts';
export { numberOf } from './file/number.ts';
export { type CaseFile, type Closing, caseFile, type ThreadItem } from './file/queries.ts';
export { type FrontPage, frontPage } from './front/queries.ts';
export { type CaseHistory, caseHistory } from './history/queries.ts';
export { type OwnCase, ownCases } from './own/list.ts';
export { ownCase, type Standing } from './own/queries.ts';
export { markPromise } from './promises/commands.ts';
export { actsOf, type CaseFacts, derivedColumns, refreshCase } from './refresh.ts';
export { type CaseFilter, type CaseRow, caseCount, caseRows, casesPerPage, listCases } from './register/queries.ts';
export { answerInThread, judgeReply, publishReply } from './replies/commands.ts';
export { publicStatuses, readableStatuses, visibleCases } from './visibility.ts';
