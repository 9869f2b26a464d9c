/** The door of this feature for other features, pages and the demo data. */

export { ownCases } from '#src/features/author-desk/list.ts';
export { recordStep, takeStepBack } from '#src/features/escalation/commands.ts';
export { frontPage } from '#src/features/home/queries.ts';
export { casesOfCompany } from '#src/features/home/waiting.ts';
export { promiseCalendar } from '#src/features/paper/dossier/calendar.ts';
export { contentOf } from '#src/features/paper/dossier/content.ts';
export { ownDossier, ownExport } from '#src/features/paper/dossier/export.ts';
export { publicDossier } from '#src/features/paper/dossier/issue.ts';
export { openPublicFile } from '#src/features/paper/dossier/open.ts';
export { checkDossier, readHash } from '#src/features/paper/dossier/queries.ts';
export { closeCase, removeCase, reopenCase, withdrawCase } from './closing/commands.ts';
export { numberOf } from './file/number.ts';
export { caseFile } from './file/queries.ts';
export { caseHistory } from './history/queries.ts';
export { markPromise } from './promises/commands.ts';
export { newestCases } from './register/newest.ts';
export { listCases } from './register/queries.ts';
export { answerInThread, judgeReply, publishReply } from './replies/commands.ts';
