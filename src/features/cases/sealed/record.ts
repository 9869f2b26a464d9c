import type { Transaction } from '#db/client.ts';
import { type Action, actions, type LogKind } from '#db/schema/index.ts';
import { append, type Leaf } from '#src/features/log/index.ts';
import { recordKind } from '#src/features/problems/index.ts';
import { recordWords } from '#src/features/search/index.ts';
import { type CaseRows, loadRows } from '../state/loading.ts';
import { wordsIn } from './words.ts';

/** What each act in a case is in the public log; null: what changes nothing that can be read there. */
const logKindOf: Readonly<Record<Extract<Action, `cases.${string}`>, LogKind | null>> = {
  'cases.publish': 'case.published',
  'cases.reply': 'case.reply',
  'cases.replyAsNamed': 'case.reply',
  'cases.correctReply': 'case.reply-corrected',
  'cases.answer': 'case.answer',
  'cases.answerNamed': 'case.answer',
  'cases.judge': 'case.verdict',
  'cases.changeVerdict': 'case.verdict',
  'cases.reportPromise': 'case.promise-reported',
  'cases.addEntry': 'case.entry',
  'cases.correctEntry': 'case.corrected',
  'cases.correct': 'case.corrected',
  'cases.correctWords': 'case.corrected',
  'cases.moveEntry': 'case.corrected',
  'cases.erase': 'case.erased',
  'cases.markPromise': 'case.promise',
  'cases.extendPromise': 'case.promise',
  'cases.recordStep': 'case.step',
  'cases.takeStepBack': 'case.step',
  'cases.stateCause': 'case.cause',
  'cases.sameCause': 'case.cause',
  'cases.takeCauseBack': 'case.cause',
  'cases.nameCompany': 'case.named',
  'cases.takeBackNamed': 'case.named',
  'cases.transfer': 'case.moved',
  'cases.close': 'case.closed',
  'cases.reopen': 'case.reopened',
  'cases.withdraw': 'case.withdrawn',
  'cases.remove': 'case.removed',
  'cases.removeNotGenuine': 'case.removed-not-genuine',
  'cases.hide': 'case.hidden',
  'cases.blacken': 'case.blackened',
  'cases.restore': 'case.restored',
  'cases.followUp': null,
  'cases.addContact': null,
  'cases.sayAffected': null,
  'cases.takeBackAffected': null,
  'cases.issueDossier': null,
  'cases.chooseKind': null,
  'cases.depositEvidence': 'case.evidence',
  // The hash stays: what is sealed says nothing else.
  'cases.changeEvidence': null,
};

/** What an act is in the public log; null for one that is none there. */
export function logKind(action: Action): LogKind | null {
  return isOfCase(action) ? logKindOf[action] : null;
}

const isOfCase = (action: Action): action is keyof typeof logKindOf => Object.hasOwn(logKindOf, action);
const caseActs = actions.filter(isOfCase);

/** Acts that change what can be read of a case. */
export const publicActs = caseActs.filter((action) => logKindOf[action] !== null);

/** The subject of a case in the log: what it says as a whole. */
export const subjectOf = (caseId: string) => `case:${caseId}`;

/**
 * Records in the public log what happened in a published case, seals what it says from now on, and has it found by that. Called after everything of
 * the command is written; of a case that cannot be read any more the words are unsealed for good. Answers the leaf's number;
 * null for a case without a number.
 */
export async function sealCase(
  tx: Transaction,
  { caseId, rows: read, ...leaf }: { caseId: string; rows?: CaseRows } & Pick<Leaf, 'kind' | 'at' | 'facts'>,
): Promise<number | null> {
  const rows = read ?? (await loadRows(tx, [caseId])).get(caseId);
  const caseNumber = rows?.head.number;
  if (!rows || !caseNumber) return null;
  const words = wordsIn(rows);
  const found = await recordWords(tx, caseId, words, rows.head);
  const { locale, industry, kind, kindOrigin: origin, kindRules: rules } = rows.head;
  if (found) await recordKind(tx, { ...found, caseId, locale, industry, kind, origin, rules }, leaf.at);
  const place = { caseNumber, company: rows.head.companySlug };
  return append(tx, { ...leaf, ...place, seals: { subject: subjectOf(caseId), words } });
}
