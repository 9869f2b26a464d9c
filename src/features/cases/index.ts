/** The door of this feature for other features, pages and the demo data. */
export { closeCase, removeCase, reopenCase, withdrawCase } from './closing/commands.ts';
export { promiseCalendar } from './dossier/calendar.ts';
export { contentOf } from './dossier/content.ts';
export { ownDossier, ownExport } from './dossier/export.ts';
export { publicDossier } from './dossier/issue.ts';
export { openPublicFile } from './dossier/open.ts';
export { checkDossier, readHash } from './dossier/queries.ts';
export { recordStep, takeStepBack } from './escalation/commands.ts';
export { numberOf } from './file/number.ts';
export { caseFile } from './file/queries.ts';
export { frontPage } from './front/queries.ts';
export { casesOfCompany } from './front/waiting.ts';
export { caseHistory } from './history/queries.ts';
export { ownCases } from './own/list.ts';
export { markPromise } from './promises/commands.ts';
export { newestCases } from './register/newest.ts';
export { listCases } from './register/queries.ts';
export { answerInThread, judgeReply, publishReply } from './replies/commands.ts';
