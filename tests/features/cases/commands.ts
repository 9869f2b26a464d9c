import { asc, eq } from 'drizzle-orm';
import { cases, causes, entries, evidence, representatives } from '#db/schema/index.ts';
import type { CaseAction } from '#src/features/cases/can.ts';
import { closeCase, reopenCase, withdrawCase } from '#src/features/cases/commands/closing.ts';
import { correctHead, recordEntry } from '#src/features/cases/commands/entries.ts';
import { eraseBlackened } from '#src/features/cases/commands/erasing.ts';
import { beginDeposit, blackenEvidence, deleteEvidence } from '#src/features/cases/commands/evidence.ts';
import { chooseKind } from '#src/features/cases/commands/kind.ts';
import { moveEntry } from '#src/features/cases/commands/moving.ts';
import { answerNamed, nameCompany, replyAsNamed, takeBackNamed } from '#src/features/cases/commands/named.ts';
import { markPromise } from '#src/features/cases/commands/promises.ts';
import { markRead } from '#src/features/cases/commands/reading.ts';
import { answerInThread, judgeReply, publishReply } from '#src/features/cases/commands/replies.ts';
import { correctReply } from '#src/features/cases/commands/reply-corrections.ts';
import { reportPromise } from '#src/features/cases/commands/reports.ts';
import { sameCause, stateCause, takeCauseBack } from '#src/features/causes/commands.ts';
import { challengeCase } from '#src/features/challenges/commands.ts';
import { transferCase } from '#src/features/challenges/transferring.ts';
import { writeNote } from '#src/features/company-desk/notes/commands.ts';
import { recordStep, takeStepBack } from '#src/features/escalation/commands.ts';
import { askExchange, endExchange, openExchange } from '#src/features/exchange/commands.ts';
import { sayAffected, takeBackAffected } from '#src/features/following/affected/commands.ts';
import { removeCase } from '#src/features/moderation/decisions/commands.ts';
import { followUp } from '#src/features/reminders/answers/commands.ts';
import { enterContact } from '#src/features/reminders/contact/commands.ts';
import { assignCase } from '#src/features/team/assigning.ts';
import { newId, seal } from '#src/lib/crypto.ts';
import { exclusively } from '#src/lib/database.ts';
import type { Outcome } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { today } from '#tests/factories.ts';
import { aClosing, anEntryForm } from './forms.ts';

/** What the commands need to know of a case. */
export interface Scene {
  number: string;
  replyId: string;
  promiseId: string;
  closingId?: string;
  /** A company that can be named besides, or is named. */
  namedId?: string;
}

/** Two entries of one day, with which the usual story of a case begins. */
async function firstEntries({ db }: Situation, number: string): Promise<string[]> {
  const own = await db
    .select({ id: entries.id })
    .from(entries)
    .innerJoin(cases, eq(cases.id, entries.caseId))
    .where(eq(cases.number, number))
    .orderBy(asc(entries.position));
  return own.map(({ id }) => id);
}

/** A private file at the first entry of a case: the one that is there, or a new one. */
export async function aFile({ db, now }: Situation, number: string): Promise<string> {
  const [entry] = await db
    .select({ id: entries.id, caseId: entries.caseId })
    .from(entries)
    .innerJoin(cases, eq(cases.id, entries.caseId))
    .where(eq(cases.number, number))
    .limit(1);
  const id = newId();
  if (!entry) return id;
  const [there] = await db.select({ id: evidence.id }).from(evidence).where(eq(evidence.caseId, entry.caseId));
  if (there) return there.id;
  const file = { name: seal('Beleg.txt'), dataKey: seal('key'), type: 'text/plain', bytes: 1, pieces: 1, pages: 0 };
  const at = { caseId: entry.caseId, entryId: entry.id, depositedAt: now };
  await exclusively(db, () => db.insert(evidence).values({ id, ...at, ...file, kind: 'text', sha256: 'a'.repeat(64) }));
  return id;
}

/** A cause that nobody stated before. */
export const aCause = () => ({
  causeId: newId(),
  known: '',
  cause: 'Kleine Firmen wurden wie Privatpersonen geprüft.',
  measure: 'Firmen prüfen wir nach dem Handelsregister.',
  measureOn: today,
});

/** A cause that the company of a case stated elsewhere. */
async function aStatedCause({ db, now }: Situation, number: string): Promise<string> {
  const [speaker] = await db
    .select({ id: representatives.id, companyId: cases.companyId })
    .from(cases)
    .innerJoin(representatives, eq(representatives.companyId, cases.companyId))
    .where(eq(cases.number, number))
    .limit(1);
  const { causeId: id, known: _new, ...words } = aCause();
  if (!speaker?.companyId) return id;
  const row = { id, companyId: speaker.companyId, representativeId: speaker.id, ...words, statedAt: now };
  await exclusively(db, () => db.insert(causes).values(row));
  return id;
}

/** Every command of a published case, called the way its form calls it. */
export const commands: Record<CaseAction, (situation: Situation, at: Scene) => Promise<Outcome<unknown>>> = {
  exchange: (situation, { number }) => openExchange(situation, { number }),
  leaveExchange: (situation, { number }) => endExchange(situation, { number }),
  exchangeAsCompany: (situation, { number }) => askExchange(situation, { number }),
  assign: (situation, { number }) => assignCase(situation, { number, assignee: '' }),
  note: (situation, { number }) => writeNote(situation, { number, noteId: newId(), note: 'Rückruf zugesagt.' }),
  read: (situation, { number }) => markRead(situation, number),
  reply: (situation, { number }) =>
    publishReply(situation, { id: newId(), number, text: 'Wir kümmern uns.', intent: 'solution', promises: [] }),
  judge: (situation, { number, replyId }) =>
    judgeReply(situation, { number, replyId, content: 'partly', boilerplate: false, text: '' }),
  answer: (situation, { number }) => answerInThread(situation, { id: newId(), number, text: 'Das genügt mir nicht.' }),
  addEntry: (situation, { number }) => recordEntry(situation, number, anEntryForm()),
  moveEntry: async (situation, { number }) => {
    const [first, second] = await firstEntries(situation, number);
    return moveEntry(situation, { number, id: first ?? '', past: second ?? '', direction: 'down' });
  },
  correct: (situation, { number }) =>
    correctHead(situation, {
      number,
      title: 'Neu',
      summary: '',
      desiredOutcome: 'refund',
      desiredText: '',
      disputed: null,
    }),
  erase: (situation, { number }) =>
    correctHead(situation, {
      number,
      title: 'Neu',
      summary: '',
      desiredOutcome: 'refund',
      desiredText: '',
      disputed: null,
      erase: true,
    }),
  eraseBlackened: (situation, { number }) => eraseBlackened(situation, { number }),
  correctReply: (situation, { number, replyId }) =>
    correctReply(situation, { number, replyId, text: 'Wir haben uns geirrt.', promises: [] }),
  eraseReply: (situation, { number, replyId }) =>
    correctReply(situation, { number, replyId, text: 'Wir haben uns geirrt.', promises: [], erase: true }),
  depositEvidence: async (situation, { number }) => {
    const [entryId = ''] = await firstEntries(situation, number);
    return beginDeposit(situation, { number, entryId, name: 'Rechnung.pdf', bytes: 1000 });
  },
  showEvidence: async (situation, { number }) =>
    blackenEvidence(situation, { number, id: await aFile(situation, number), boxes: [], words: [] }),
  hideEvidence: async (situation, { number }) =>
    deleteEvidence(situation, { number, id: await aFile(situation, number) }),
  nameCompany: (situation, { number, namedId = 'x' }) => nameCompany(situation, { number, company: { id: namedId } }),
  chooseKind: (situation, { number }) => chooseKind(situation, { number, kind: null }),
  takeBackNamed: (situation, { number }) => takeBackNamed(situation, { number }),
  // Nobody challenged it: what becomes of one that was stands in tests/features/moderation/transferring.test.ts.
  transfer: (situation, { number }) => transferCase(situation, { id: 'x', number, company: 'x' }),
  replyAsNamed: (situation, { number }) => replyAsNamed(situation, { id: newId(), number, text: 'So war es bei uns.' }),
  answerNamed: (situation, { number }) => answerNamed(situation, { id: newId(), number, text: 'Danke.' }),
  markPromise: (situation, { number, promiseId }) => markPromise(situation, { number, promiseId, mark: 'kept' }),
  reportPromise: (situation, { number, promiseId }) => reportPromise(situation, { number, promiseId, keptOn: today }),
  stateCause: (situation, { number }) => stateCause(situation, { number, ...aCause() }),
  takeCauseBack: (situation, { number }) => takeCauseBack(situation, { number, causeId: 'x' }),
  sameCause: async (situation, { number }) =>
    sameCause(situation, { number, causeId: await aStatedCause(situation, number) }),
  challenge: (situation, { number }) =>
    challengeCase(situation, { id: newId(), number, claim: 'not-customer', text: 'Wir kennen diesen Vorgang nicht.' }),
  addContact: (situation, { number }) => enterContact(situation, { number, email: 'service@firma.example' }),
  followUp: (situation, { number, closingId = 'x' }) => followUp(situation, { number, closingId, holds: true }),
  recordStep: (situation, { number }) =>
    recordStep(situation, { id: newId(), number, step: 'complaint', takenOn: today }),
  takeStepBack: (situation, { number }) => takeStepBack(situation, { number, step: 'management' }),
  close: (situation, { number }) => closeCase(situation, aClosing(number)),
  reopen: (situation, { number }) => reopenCase(situation, { id: newId(), number, reason: 'Es hielt nicht.' }),
  withdraw: (situation, { number }) => withdrawCase(situation, { number, reason: '' }),
  remove: (situation, { number }) =>
    removeCase(situation, { number, reason: 'Nennt eine Privatperson mit vollem Namen.' }),
  sayAffected: (situation, { number }) => sayAffected(situation, number),
  takeBackAffected: (situation, { number }) => takeBackAffected(situation, number),
};
