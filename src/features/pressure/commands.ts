import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, pressureReports, withdrawalReasons } from '#db/schema/index.ts';
import { companyAddresses } from '#src/features/moderation/index.ts';
import type { PressureKind } from '#src/features/moderation/lists.ts';
import { seal, sha256 } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import type { Day } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { linkCan, pressureCan, pressureWhen, whyWhen } from './can.ts';
import { type Found, findReport } from './find.ts';
import type { PressureWay, Sender, Why } from './lists.ts';
import { pressureAfter } from './rules.ts';
import { type PressureWords, sealWords } from './sealed.ts';

export interface ReportInput extends PressureWords {
  /** Of the form: sent twice, it is said once. */
  id: string;
  number: string;
  kind: PressureKind;
  happenedOn: Day;
  way: PressureWay;
  sender: Sender;
  /** Whether the company may read the words, too; else it reads the facts alone. */
  mayShow: boolean;
  isTrue: boolean;
}

async function caseOf(tx: Transaction, number: string) {
  const [row] = await tx
    .select({ id: cases.id, authorId: cases.authorId, companyId: cases.companyId, status: cases.status })
    .from(cases)
    .where(eq(cases.number, number));
  return row?.companyId == null ? null : { ...row, companyId: row.companyId };
}

/**
 * An author says that they were put under pressure because of a case. Moderators alone learn of it: no mail goes out, and
 * what happened names no case. Once for each case and kind. Refuses: not-signed-in, not-found (also somebody else's case),
 * conflict (`pressure-reported`), invalid (in the future, no words, not said to be true).
 */
export function reportPressure(situation: Situation, input: ReportInput): Promise<Outcome<{ id: string }>> {
  return write(situation.db, async (tx) => {
    const { actor, now } = situation;
    if (actor.userId === null) return refused('not-signed-in');
    const { id, number, kind, happenedOn, way, sender, words, evidence, mayShow } = input;
    const theCase = await caseOf(tx, number);
    if (!theCase || !pressureCan.report(actor, theCase)) return refused('not-found');
    const { id: caseId, companyId } = theCase;
    const isSame = and(eq(pressureReports.caseId, caseId), eq(pressureReports.kind, kind));
    const [known] = await tx.select({ id: pressureReports.id }).from(pressureReports).where(isSame);
    if (known) return known.id === id ? done({ id }) : refused('conflict', { reason: 'pressure-reported' });
    if (happenedOn > today(situation)) return refused('invalid', { field: 'happenedOn', reason: 'in-future' });
    if (words.trim() === '') return refused('invalid', { field: 'words', reason: 'required' });
    if (!input.isTrue) return refused('invalid', { field: 'isTrue', reason: 'required' });
    await tx.insert(pressureReports).values({
      ...{ id, caseId, companyId, authorId: actor.userId, kind, happenedOn, way, sender, mayShow },
      ...{ sealed: sealWords({ words, evidence }), reportedAt: now },
    });
    await tell(tx, situation, { action: 'pressure.report', subjectId: id });
    return done({ id });
  });
}

/** The company's own words, from its desk. Refuses: not-signed-in, not-found (also for who does not speak for it), too-late, invalid. */
export function answerPressure(
  situation: Situation,
  { id, text }: { id: string; text: string },
): Promise<Outcome<{ id: string }>> {
  return write(situation.db, async (tx) => {
    if (situation.actor.userId === null) return refused('not-signed-in');
    const found = await findReport(tx, { id }, situation.now);
    if (!found) return refused('not-found');
    const parties = { authorId: found.theCase.authorId, companyId: found.company.id };
    return pressureCan.answer(situation.actor, parties) ? answerIn(tx, situation, found, text) : refused('not-found');
  });
}

/** The same by the link of a mail, without an account. Refuses: not-found (no such link, or it was taken back), too-late, invalid. */
export function answerByLink(
  situation: Situation,
  { token, text }: { token: string; text: string },
): Promise<Outcome<{ id: string }>> {
  return write(situation.db, async (tx) => {
    const found = await findReport(tx, { linkHash: sha256(token) }, situation.now);
    if (!found || !linkCan.answer(token, found.report)) return refused('not-found');
    return (await isLinkAlive(tx, found)) ? answerIn(tx, situation, found, text) : refused('not-found');
  });
}

/** Whether the address that got the link is still the company's: who says that it is not theirs takes the link back, too. */
export async function isLinkAlive(tx: Database | Transaction, { theCase, company }: Found): Promise<boolean> {
  return (await companyAddresses(tx, { caseId: theCase.id, companyId: company.id })).length > 0;
}

async function answerIn(
  tx: Transaction,
  situation: Situation,
  { report: { id, answeredAt }, state }: Found,
  text: string,
): Promise<Outcome<{ id: string }>> {
  const refusal = pressureWhen.answer(state);
  if (refusal) return refusal;
  if (answeredAt !== null) return refused('too-late');
  if (text.trim() === '') return refused('invalid', { field: 'text', reason: 'required' });
  const answer = { answerSealed: seal(text), answeredAt: situation.now };
  await tx.update(pressureReports).set(answer).where(eq(pressureReports.id, id));
  await tell(tx, situation, { action: 'pressure.answer', subjectId: id });
  return done({ id });
}

/**
 * Why an author withdrew a case, if they want to say; a second answer takes the place of the first. Answers what they may
 * want to report then. Refuses: not-signed-in, not-found (also somebody else's case), conflict (it is not withdrawn).
 */
export function sayWhy(
  situation: Situation,
  { number, why, words }: { number: string; why: Why; words: string },
): Promise<Outcome<{ report: PressureKind | null }>> {
  return write(situation.db, async (tx) => {
    const { actor, now } = situation;
    if (actor.userId === null) return refused('not-signed-in');
    const theCase = await caseOf(tx, number);
    if (!theCase || !pressureCan.sayWhy(actor, theCase)) return refused('not-found');
    const refusal = whyWhen(theCase.status);
    if (refusal) return refusal;
    const said = { why, sealed: words.trim() === '' ? null : seal(words), saidAt: now };
    await tx
      .insert(withdrawalReasons)
      .values({ caseId: theCase.id, ...said })
      .onConflictDoUpdate({ target: withdrawalReasons.caseId, set: said });
    await tell(tx, situation, { action: 'pressure.sayWhy', subjectId: theCase.id });
    return done({ report: pressureAfter(why) });
  });
}
