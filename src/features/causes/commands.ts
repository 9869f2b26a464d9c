import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { causeCases, causes, representatives } from '#db/schema/index.ts';
import { type CaseForWriting, inCase, type Where } from '#src/features/cases/index.ts';
import { deniedBy, forgetHiddenOfCompany, isHiddenOfCompany } from '#src/features/redaction/index.ts';
import { passageOf } from '#src/features/redaction/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { fold } from '#src/lib/text.ts';
import { statedCauses } from './queries.ts';

/** As many as somebody reads before choosing one. */
const mostCauses = 40;
/** One case has one cause, or two. */
const mostOfCase = 3;

interface CauseInput {
  number: string;
  /** Given when the form was shown: sent twice, it is one cause. */
  causeId: string;
  /** One that the company stated before; empty: a new one. */
  known: string;
  cause: string;
  measure: string;
  measureOn: Day | null;
}

/**
 * A representative says what was the cause of a case that has been answered, and from when on what is done against it: public, on the
 * case and the profile. Refuses invalid (a new one without its words or its day), not-found (one of another company), and conflict:
 * the identity of whoever says so is being checked (`identity-checking`), there are too many (`case-is-full`), the author denied it in these words (`cause-denied`), or a decision that
 * stands took these words away (`denied-before:` and its number).
 */
export function stateCause(situation: Situation, input: CauseInput): Promise<Outcome<Where>> {
  return inCase(situation, input.number, 'stateCause', async (tx, theCase) => {
    const speaker = await speakerOf(tx, situation, theCase.companyId);
    if (!speaker.ok) return speaker;
    const chosen =
      input.known === '' ? await newCause(tx, situation, theCase, speaker.value, input) : done(input.known);
    if (!chosen.ok) return chosen;
    const cause = await causeOf(tx, theCase, chosen.value);
    if (!cause || cause.isHidden) return refused('not-found');
    if ((await tx.$count(causeCases, eq(causeCases.caseId, theCase.id))) >= mostOfCase) {
      return refused('conflict', { reason: 'case-is-full' });
    }
    return said(tx, situation, theCase, cause.id, 'company');
  });
}

async function newCause(
  tx: Transaction,
  { now }: Situation,
  { id: caseId, companyId }: CaseForWriting,
  representativeId: string,
  { causeId: id, cause, measure, measureOn }: CauseInput,
): Promise<Outcome<string>> {
  if (cause === '') return refused('invalid', { field: 'cause', reason: 'required' });
  if (measure === '') return refused('invalid', { field: 'measure', reason: 'required' });
  if (measureOn === null) return refused('invalid', { field: 'measureOn', reason: 'required' });
  const number = await deniedBy(tx, { companyId, kind: 'cause' }, [cause, measure]);
  if (number !== null) return refused('conflict', { reason: `denied-before:${number}` });
  // Those that no case has any more, because it ended or moved, are shown nowhere and take nobody's place.
  const stated = await statedCauses(tx, companyId);
  const same = stated.filter((one) => fold(one.cause) === fold(cause) && fold(one.measure) === fold(measure));
  // Beside another measure it is the same cause.
  const isDenied = and(eq(causeCases.caseId, caseId), isNotNull(causeCases.deniedAt));
  const denied = await tx
    .select({ cause: causes.cause })
    .from(causeCases)
    .innerJoin(causes, eq(causes.id, causeCases.causeId))
    .where(isDenied);
  const asSaid = passageOf(cause).key;
  if (denied.some((one) => passageOf(one.cause).key === asSaid)) return refused('conflict', { reason: 'cause-denied' });
  const known = same.find((one) => one.measureOn === measureOn);
  if (known) return done(known.id);
  if (stated.length >= mostCauses) return refused('conflict', { reason: 'case-is-full' });
  const row = { id, companyId, representativeId, cause, measure, measureOn, statedAt: now };
  await tx.insert(causes).values(row).onConflictDoNothing();
  return done(id);
}

/**
 * Its author says that an own case has a cause that the company stated, or (`isIt` false) that it has not: what they said themselves is
 * taken back, and what the company says of the case stands there as denied and counts for no measure. Said twice, it is said once.
 */
export function sameCause(
  situation: Situation,
  { number, causeId, isIt = true }: { number: string; causeId: string; isIt?: boolean },
): Promise<Outcome<Where>> {
  return inCase(situation, number, 'sameCause', async (tx, theCase) => {
    const cause = await causeOf(tx, theCase, causeId);
    if (!cause) return refused('not-found');
    const isOfCase = and(eq(causeCases.causeId, causeId), eq(causeCases.caseId, theCase.id));
    const [there] = await tx.select().from(causeCases).where(isOfCase);
    const taken = done({ action: 'cases.takeCauseBack' as const, subjectId: causeId });
    if (there?.saidBy === 'company') {
      if ((there.deniedAt === null) === isIt) return done(null);
      await tx
        .update(causeCases)
        .set({ deniedAt: isIt ? null : situation.now })
        .where(isOfCase);
      return isIt ? done({ action: 'cases.sameCause', subjectId: causeId }) : taken;
    }
    // What a decision hid nobody can read, to say that it is the same.
    if (isIt) return cause.isHidden ? refused('not-found') : said(tx, situation, theCase, causeId, 'author');
    if (!there) return done(null);
    await tx.delete(causeCases).where(isOfCase);
    await forgetUnused(tx, causeId);
    return taken;
  });
}

/** The company takes back that a case had this cause. One that no case has any more is gone. Refuses conflict (`cause-denied`): its author denies it. */
export function takeCauseBack(
  situation: Situation,
  { number, causeId }: { number: string; causeId: string },
): Promise<Outcome<Where>> {
  return inCase(situation, number, 'takeCauseBack', async (tx, theCase) => {
    const isIt = and(
      eq(causeCases.causeId, causeId),
      eq(causeCases.caseId, theCase.id),
      eq(causeCases.saidBy, 'company'),
    );
    const [there] = await tx.select().from(causeCases).where(isIt);
    if (!there) return done(null);
    // Said once more, it would stand there without the denial.
    if (there.deniedAt !== null) return refused('conflict', { reason: 'cause-denied' });
    await tx.delete(causeCases).where(isIt);
    await forgetUnused(tx, causeId);
    return done({ action: 'cases.takeCauseBack', subjectId: causeId });
  });
}

/** A cause of the company that the case is against, and whether a decision hid its words. */
async function causeOf(tx: Transaction, { companyId }: CaseForWriting, id: string) {
  const [cause] = await tx
    .select()
    .from(causes)
    .where(and(eq(causes.id, id), eq(causes.companyId, companyId)));
  return cause ? { id: cause.id, isHidden: await isHiddenOfCompany(tx, { kind: 'cause', id }) } : null;
}

/** A cause that no case has any more is gone. */
async function forgetUnused(tx: Transaction, id: string): Promise<void> {
  if ((await tx.$count(causeCases, eq(causeCases.causeId, id))) > 0) return;
  await forgetHiddenOfCompany(tx, { kind: 'cause', id });
  await tx.delete(causes).where(eq(causes.id, id));
}

async function said(
  tx: Transaction,
  { now }: Situation,
  theCase: CaseForWriting,
  causeId: string,
  saidBy: 'company' | 'author',
) {
  const written = await tx
    .insert(causeCases)
    .values({ causeId, caseId: theCase.id, saidBy, saidAt: now })
    .onConflictDoNothing()
    .returning({ id: causeCases.causeId });
  if (written.length === 0) return done(null);
  return done({
    action: saidBy === 'company' ? ('cases.stateCause' as const) : ('cases.sameCause' as const),
    subjectId: causeId,
  });
}

/** The session was read before this transaction, and a cause stands there as the word of the company. */
async function speakerOf(tx: Transaction, { actor }: Situation, companyId: string): Promise<Outcome<string>> {
  const id = actor.represents.find((one) => one.companyId === companyId)?.representativeId ?? '';
  const [speaker] = await tx
    .select({ id: representatives.id, checkingSince: representatives.checkingSince })
    .from(representatives)
    .where(and(eq(representatives.id, id), isNull(representatives.endedAt)));
  if (!speaker) return refused('not-allowed');
  return speaker.checkingSince === null ? done(speaker.id) : refused('conflict', { reason: 'identity-checking' });
}
