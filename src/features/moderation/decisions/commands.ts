import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, decisionAnswers, decisions, examinations, moderatorQuestions } from '#db/schema/index.ts';
import { isTombstone } from '#src/features/cases/rules.ts';
import { passageMark } from '#src/features/redaction/index.ts';
import { placesOf, withoutPassage } from '#src/features/redaction/rules.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { moderationCan } from '../can.ts';
import type { Category, DecisionKind, Ground, Measure, PieceKind } from '../lists.ts';
import { nextNumber } from '../numbers.ts';
import { writerOf } from '../pieces.ts';
import { lookBar, measuresFor, needsSecondLook } from '../rules.ts';
import { mayDecideHere, operatorsFor } from '../who.ts';
import { aboutOf } from './about.ts';
import { noteDecision } from './again.ts';
import { askedFor } from './asked.ts';
import { followChallenge } from './chain.ts';
import { answerLanguages } from './languages.ts';
import { answerOf, letterFacts, numberPlace, statementOf } from './letters.ts';
import { mailLetters } from './mails.ts';
import { takeMeasure } from './measures.ts';
import { recordDecision } from './record.ts';
import { unopened, unopenedFiles } from './unopened.ts';

type Decision = typeof decisions.$inferSelect;

export interface DecisionInput {
  /** Of the form: the same form sent twice is one decision. */
  id: string;
  kind: DecisionKind;
  piece: { kind: PieceKind; id: string };
  /** The decision that was appealed against. */
  appealOf?: string;
  measure: Measure;
  /** What is blackened; empty for every other measure. It is not kept. */
  passage: string;
  ground: Ground;
  category: Category;
  /** As it is cited: `§ 186 StGB`, or the rule of the house. */
  rule: string;
  /** What was found; goes to both sides. */
  facts: string;
  /** One sentence for everybody. */
  reason: string;
  /** The letters, where they were edited by hand; else they are composed. */
  statement?: string;
  answer?: string;
  /** `answer` in the other language, where one of those who get it chose that. */
  answerOther?: string | undefined;
}

/** What became of it: `waiting` for the second look, or done. */
export interface Decided {
  number: string;
  state: 'effective' | 'waiting';
}

/** A decision of a moderator, in one transaction with what it does, the letters and the end of the examinations. See `decideIn`. */
export function decide(situation: Situation, input: DecisionInput): Promise<Outcome<Decided>> {
  return write(situation.db, (tx) => decideIn(tx, situation, input));
}

/**
 * As `decide`, in a transaction that runs. Whatever hides or removes goes through here: the database takes nothing else.
 * Refuses: not-signed-in, not-found (no such piece, or not public yet), not-allowed (no moderator; a case of their own, or of a company they speak for),
 * conflict (a second look is awaited, hidden already), too-late (the case has ended), invalid (a measure that the piece does
 * not know, no facts, reason or rule; words that say what is to be blackened).
 */
export async function decideIn(tx: Transaction, situation: Situation, input: DecisionInput): Promise<Outcome<Decided>> {
  const { actor, now } = situation;
  const { id, piece, measure, passage, ground, category, rule, facts, reason } = input;
  if (actor.userId === null) return refused('not-signed-in');
  const [sent] = await tx.select().from(decisions).where(eq(decisions.id, id));
  if (sent) return done(decided(sent));
  const about = await aboutOf(tx, piece, now);
  if (!about) return refused('not-found');
  if (!moderationCan.decide(actor) || !(await mayDecideHere(tx, actor, about))) return refused('not-allowed');
  const appealed = await appealedBy(tx, input);
  const fault = faultOf(input, appealed);
  if (fault) return refused('invalid', fault);
  const isInCase = measure !== 'keep' && measure !== 'end-writing';
  // What an appeal leaves as it was, or brings back, has ended already.
  if (isInCase && !appealed && about.status !== null && isTombstone({ status: about.status }))
    return refused('too-late');
  const asked = await askedFor(tx, input.kind, piece, about.caseId);
  if (asked.isWaiting) return refused('conflict', { reason: 'second-look' });
  const isLookedAtTwice = appealed?.measure !== measure && needsSecondLook(measure, asked.notifiers);
  const number = await nextNumber(tx, 'decision', now);
  const writer = await writerOf(tx, piece);
  const statementLocale = writer?.locale ?? 'de';
  const row = {
    ...{ id, number, kind: input.kind, appealOf: input.appealOf ?? null },
    // An appeal is about what was decided, not about what has been reported since.
    examinationId: appealed ? null : asked.examinationId,
    ...{ pieceKind: piece.kind, pieceId: piece.id, caseId: about.caseId, companyId: about.companyId },
    ...{ affectedId: writer?.id ?? null, measure, ground, category, rule, facts, reason },
    ...{ decidedBy: actor.userId, decidedAt: now, effectiveAt: isLookedAtTwice ? null : now },
  };
  const languages = await answerLanguages(tx, row);
  const [usual = 'de'] = languages;
  const answerLocale = languages.find((one) => one === asked.locale) ?? usual;
  const otherLocale = languages.find((one) => one !== answerLocale);
  // Of two people the letters say that there were two.
  const letters = {
    ...letterFacts({ ...row, secondBy: null }, { ...about, appealed }),
    hasSecondLook: isLookedAtTwice,
  };
  const numbered = (letter: string) => letter.replaceAll(numberPlace, number);
  const [decision] = await tx
    .insert(decisions)
    .values({
      ...row,
      ...{ statement: numbered(input.statement ?? statementOf(letters, statementLocale)), statementLocale },
      ...{ answer: numbered(input.answer ?? answerOf(letters, answerLocale)), answerLocale },
    })
    .returning();
  if (!decision) throw new Error('a decision was not written');
  if (otherLocale) {
    const text = numbered(input.answerOther ?? answerOf(letters, otherLocale));
    await tx.insert(decisionAnswers).values({ decisionId: id, locale: otherLocale, text });
  }
  await tell(tx, situation, { action: 'moderation.decide', ...subjectOf(decision) });
  if (!isLookedAtTwice) {
    const taken = await takeEffect(tx, situation, decision, passage);
    if (!taken.ok) return taken;
  }
  return done(decided(decision));
}

const decided = ({ number, effectiveAt }: Decision): Decided => ({
  number,
  state: effectiveAt === null ? 'waiting' : 'effective',
});

const subjectOf = ({ id, caseId, companyId }: Decision) => ({
  subjectId: id,
  ...(caseId !== null && { caseId }),
  ...(companyId !== null && { companyId }),
});

/** The decision that was appealed against. */
async function appealedBy(tx: Transaction, { appealOf }: Pick<DecisionInput, 'appealOf'>): Promise<Decision | null> {
  if (appealOf === undefined) return null;
  const [appealed] = await tx.select().from(decisions).where(eq(decisions.id, appealOf));
  return appealed ?? null;
}

function faultOf(
  { piece, measure, passage, rule, facts, reason, statement = '', answer = '', answerOther = '' }: DecisionInput,
  appealed: Decision | null,
) {
  if (!measuresFor[piece.kind].includes(measure)) return { field: 'measure', reason: 'not-for-piece' };
  for (const [field, text] of Object.entries({ reason, facts, rule })) {
    if (text.trim() === '') return { field, reason: 'required' };
  }
  if (measure !== 'blacken' || appealed?.measure === 'blacken') return null;
  if (passage.trim() === '') return { field: 'passage', reason: 'required' };
  // What is blackened would stand in the trace of its blackening.
  const said = Object.entries({ reason, facts, rule, statement, answer, answerOther });
  const found = said.find(([, text]) => withoutPassage(text, passage) !== text);
  return found ? { field: found[0], reason: 'names-passage' } : null;
}

/** The measure, the letters to both sides, and the end of what it settles: a removal settles all that was said about the case. */
async function takeEffect(
  tx: Transaction,
  situation: Situation,
  decision: Decision,
  passage: string,
): Promise<Outcome> {
  const settles = and(
    decision.measure === 'remove' || decision.measure === 'not-genuine'
      ? eq(examinations.caseId, decision.caseId ?? '')
      : eq(examinations.id, decision.examinationId ?? ''),
    isNull(examinations.closedAt),
  );
  const settled = (await tx.select({ id: examinations.id }).from(examinations).where(settles)).map(({ id }) => id);
  const isAuthorAsked = and(inArray(moderatorQuestions.examinationId, settled), eq(moderatorQuestions.asked, 'author'));
  const wasAsked = (await tx.$count(moderatorQuestions, isAuthorAsked)) > 0;
  const meant = (text: string) => placesOf(text, passage);
  const mark = decision.measure === 'blacken' && passage !== '' ? passageMark(passage, decision.id) : null;
  const taken = await takeMeasure(tx, situation, decision, { meant, mark, isAgain: false });
  if (!taken.ok) return taken;
  await noteDecision(tx, decision, passage, situation.now);
  await recordDecision(tx, decision, situation.now);
  await followChallenge(tx, decision);
  await tx.update(examinations).set({ closedAt: situation.now }).where(inArray(examinations.id, settled));
  await mailLetters(tx, situation, decision, {
    settled,
    toWriter: decision.measure !== 'keep' || wasAsked || decision.kind === 'challenge',
  });
  return done();
}

/**
 * The second look agrees: the decision takes effect. Refuses: not-found, not-signed-in, not-allowed (who decided, while there
 * is somebody else; or before a day is over), conflict (`files-unopened`, of a challenge), too-late (it has taken effect or was dropped, or the case has ended).
 */
export function confirmDecision(situation: Situation, { id }: { id: string }): Promise<Outcome<Decided>> {
  return write(situation.db, async (tx) => {
    const found = await waitingDecision(tx, situation, id, 'confirm');
    if (!found.ok) return found;
    // Whoever agrees decides as well, about what the first one has read.
    const isBlind = found.value.kind === 'challenge' && (await unopenedFiles(tx, found.value, situation.actor)) > 0;
    if (isBlind) return unopened;
    const second = { secondBy: situation.actor.userId, secondAt: situation.now };
    const effective = { ...found.value, ...second, effectiveAt: situation.now };
    await tx
      .update(decisions)
      .set({ ...second, effectiveAt: situation.now })
      .where(eq(decisions.id, id));
    await tell(tx, situation, { action: 'moderation.confirm', ...subjectOf(effective) });
    const taken = await takeEffect(tx, situation, effective, '');
    return taken.ok ? done(decided(effective)) : taken;
  });
}

/** The second look does not agree: nothing happens, and the examination waits for another decision. Refuses as `confirmDecision`. */
export function dropDecision(situation: Situation, { id }: { id: string }): Promise<Outcome<{ number: string }>> {
  return write(situation.db, async (tx) => {
    const found = await waitingDecision(tx, situation, id, 'drop');
    if (!found.ok) return found;
    const dropped = { secondBy: situation.actor.userId, secondAt: situation.now, droppedAt: situation.now };
    await tx.update(decisions).set(dropped).where(eq(decisions.id, id));
    await tell(tx, situation, { action: 'moderation.drop', ...subjectOf(found.value) });
    return done({ number: found.value.number });
  });
}

async function waitingDecision(
  tx: Transaction,
  { actor, now }: Situation,
  id: string,
  act: 'confirm' | 'drop',
): Promise<Outcome<Decision>> {
  if (actor.userId === null) return refused('not-signed-in');
  const [decision] = await tx.select().from(decisions).where(eq(decisions.id, id));
  if (!decision) return refused('not-found');
  if (!moderationCan[act](actor) || !(await mayDecideHere(tx, actor, decision))) return refused('not-allowed');
  if (decision.effectiveAt !== null || decision.droppedAt !== null) return refused('too-late');
  const operators = await operatorsFor(tx, decision);
  const look = { operators, first: decision.decidedBy, decidedAt: decision.decidedAt.getTime() };
  return lookBar(look, actor.userId, now.getTime())
    ? refused('not-allowed', { reason: 'second-look' })
    : done(decision);
}

/**
 * Removes a case by a decision of the house's own, where `npm run admin` or a test says no more than why. `genuine`: false
 * where it was no customer's, so that it counts no longer. Refuses as `decideIn`.
 */
export async function removeCase(
  situation: Situation,
  { number, reason, genuine = true, facts = reason, rule = 'Regeln der Seite' }: RemovalInput,
): Promise<Outcome<Decided>> {
  const [row] = await situation.db.select({ id: cases.id }).from(cases).where(eq(cases.number, number));
  if (situation.actor.userId === null) return refused('not-signed-in');
  if (!row) return refused('not-found');
  return decide(situation, {
    ...{ id: newId(), kind: 'own', piece: { kind: 'case', id: row.id }, measure: genuine ? 'remove' : 'not-genuine' },
    ...{ passage: '', reason, facts, rule, ...ownGround },
  });
}

export interface RemovalInput {
  number: string;
  reason: string;
  genuine?: boolean;
  facts?: string;
  rule?: string;
}

/** Against the rules of the house, and of no category that the law has. */
export const ownGround = {
  ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
  category: 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE',
} as const;
