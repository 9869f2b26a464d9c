import { pieceSize } from '#src/features/evidence/store/sealed.ts';
import { longestForm } from '#src/lib/forms.ts';

const small = 4 * 1024;
/** Several lines of text, some of them percent-encoded. */
const medium = 64 * 1024;
const large = longestForm;
/** Above it a form takes memory and time worth counting, and few honest ones are. */
export const light = 32 * 1024;
/** Mails and PDFs, some of them with pictures. */
const largestUpload = 16 * 1024 * 1024;
/** Fields of a form; none of those that people fill in has half as many. */
const usualFields = 200;
/** Of a form that shows sixty proposals of entries, each with the fields of one, or two hundred cases to choose from. */
const manyFields = 2000;

/**
 * Longest body of each form, in bytes, by its action. A button of a page with one form sends along what is typed anywhere
 * on that page. A test holds every action to standing here.
 */
const sizes: Readonly<Record<string, number>> = {
  'accounts.signUp': small,
  'accounts.signInLink': small,
  'accounts.forgot': small,
  'accounts.signIn': small,
  'accounts.enter': small,
  'accounts.reset': small,
  'accounts.signOut': small,
  'accounts.changePassword': small,
  'accounts.endSession': small,
  'accounts.endOtherSessions': small,
  'answers.promise': medium,
  'answers.closing': large,
  'cases.reply': large,
  'desk.statement': large,
  'desk.findForStatement': large,
  'desk.stateCause': large,
  'desk.takeCauseBack': large,
  'cases.sameCause': large,
  'desk.savePassage': large,
  'desk.removePassage': small,
  'desk.insertPassage': large,
  'cases.judge': large,
  'cases.answer': large,
  'cases.close': large,
  'cases.reopen': large,
  'cases.withdraw': large,
  'cases.markPromise': large,
  'cases.call': large,
  'cases.recordStep': large,
  'cases.takeStepBack': large,
  'cases.contact': large,
  'cases.followUp': large,
  'answers.settlement': large,
  'cases.correct': large,
  'cases.entry': large,
  'cases.moveEntry': large,
  'cases.quickEntry': large,
  'cases.sayAffected': small,
  'cases.takeBackAffected': small,
  'cases.nameCompany': large,
  'cases.takeBackNamed': large,
  'cases.replyAsNamed': large,
  'cases.answerNamed': large,
  'cases.correctReply': large,
  'cases.correctWords': large,
  'cases.erase': small,
  'cases.eraseBlackened': small,
  'cases.reportPromise': large,
  'cases.takeReportBack': large,
  'desk.note': large,
  'desk.removeNote': large,
  'companies.requestClaim': medium,
  'companies.proveClaim': small,
  'companies.nameOutsider': medium,
  'companies.giveWord': small,
  'companies.endWord': small,
  'companies.setComplaintContact': small,
  'facts.state': medium,
  'facts.decide': medium,
  'facts.putRight': medium,
  'companies.object': medium,
  'companies.objectByLink': medium,
  'proofs.request': medium,
  'proofs.look': small,
  'proofs.enterCode': small,
  'proofs.withdraw': small,
  'proofs.takeDocumentBack': small,
  'proofs.enterAddress': small,
  'proofs.posted': small,
  'proofs.openDocuments': small,
  'proofs.decideDocuments': small,
  'proofs.decideDoubt': small,
  'team.invite': small,
  'team.revoke': small,
  'team.join': medium,
  'team.giveRole': small,
  'team.end': small,
  'team.requireFactor': small,
  // With all that is typed on the page of a case.
  'team.assign': large,
  'team.shortenName': small,
  'kinds.propose': large,
  'kinds.ofDraft': large,
  'kinds.ofCase': small,
  'drafts.company': largestUpload,
  'drafts.tell': largestUpload,
  'drafts.takeTold': large,
  'drafts.dropTold': large,
  'drafts.nameCompany': large,
  'drafts.story': large,
  'drafts.endOpeners': small,
  'drafts.entry': large,
  'drafts.move': large,
  'drafts.remove': large,
  'drafts.wish': large,
  'drafts.submit': large,
  'drafts.later': large,
  'drafts.leave': large,
  'drafts.resume': small,
  'drafts.confirm': small,
  'drafts.renew': small,
  'exchange.ask': small,
  'exchange.decline': small,
  'exchange.end': large,
  'exchange.give': large,
  'exchange.mute': large,
  'exchange.open': large,
  'exchange.openGiven': large,
  'exchange.unmute': large,
  'exchange.takeProofBack': small,
  'exchange.withdraw': large,
  'exchange.write': large,
  'evidence.blacken': medium,
  'evidence.show': small,
  'evidence.hide': small,
  'evidence.remove': small,
  'evidence.removeFromDraft': small,
  'follows.follow': small,
  'follows.endFollow': small,
  'inbox.take': large,
  'inbox.drop': large,
  'inbox.putBack': large,
  'inbox.renew': large,
  'integrations.token': small,
  'integrations.endToken': small,
  'integrations.webhook': small,
  'integrations.testWebhook': small,
  'integrations.changeSecret': small,
  'integrations.resumeWebhook': small,
  'integrations.removeWebhook': small,
  'integrations.replay': small,
  'mails.choose': small,
  'mails.stop': small,
  'moderation.answerNotice': medium,
  'moderation.answerQuestion': medium,
  'moderation.answerChallenge': medium,
  'moderation.appeal': medium,
  'moderation.challenge': medium,
  'moderation.ask': medium,
  'moderation.compose': large,
  'moderation.confirm': small,
  'moderation.decide': large,
  'moderation.decideSign': medium,
  'moderation.drop': small,
  'moderation.forwardProof': medium,
  'moderation.giveNotice': medium,
  'moderation.proveCase': medium,
  'moderation.transferCase': small,
  'inspection.allow': small,
  'inspection.say': medium,
  'inspection.end': small,
  'inspection.remove': small,
  'inspection.open': small,
  'pressure.report': medium,
  'pressure.why': small,
  'pressure.hear': medium,
  'pressure.answer': medium,
  'pressure.answerByLink': medium,
  'pressure.compose': large,
  'pressure.decide': large,
  'security.askAddress': small,
  'security.close': small,
  'security.code': small,
  'security.confirmAddress': small,
  'security.confirmFactor': small,
  'security.endFactor': small,
  'security.prove': small,
  'security.renewCodes': small,
  'security.startFactor': small,
  'unfinished.keep': large,
};

/** Forms that call no action: a letter, a receipt with all words of a case. */
const withoutAction = /^\/(?:de|en)\/(?:cases\/[^/]+\/letter|log\/receipt)\/?$/;

/** A piece of a file of evidence, sent by a script: bytes, and no form. */
export const isPiece = (path: string) => /^\/evidence\/uploads\/[\da-f]{30}$/.test(path);

/** Files as a plain form, of evidence or in a private exchange: read as they arrive, and never in memory as a whole. */
export const isStreamed = (path: string) => path === '/evidence/files' || path === '/exchange/files';
const largestStream = 210_000_000;

/** Longest body that is read, in bytes. Some forms call none. */
export function largestBody(path: string, action: string | null): number {
  if (isPiece(path)) return pieceSize;
  if (isStreamed(path)) return largestStream;
  if (action === null) return withoutAction.test(path) ? large : small;
  return Object.hasOwn(sizes, action) ? (sizes[action] ?? small) : small;
}

const ofMany: ReadonlySet<string> = new Set([
  'drafts.takeTold',
  'drafts.dropTold',
  'inbox.take',
  'inbox.drop',
  'inbox.putBack',
  'inbox.renew',
  'unfinished.keep',
  'desk.statement',
  'desk.findForStatement',
]);

/** Most fields of a form. */
export const mostFieldsOf = (action: string | null) =>
  action !== null && ofMany.has(action) ? manyFields : usualFields;
