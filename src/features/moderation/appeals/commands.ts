import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { appeals, cases, companies, decisionLetters, decisions, notices, users } from '#db/schema/index.ts';
import { append } from '#src/features/log/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { seal, sha256 } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Locale, type Situation, today } from '#src/lib/situation.ts';
import { letterCan, moderationCan } from '../can.ts';
import { type CompanyAddress, companyAddresses } from '../company.ts';
import { isDecidedAnew } from '../decisions/chain.ts';
import { type Decided, type DecisionInput, decideIn } from '../decisions/commands.ts';
import { isPressure } from '../lists.ts';
import { nextNumber } from '../numbers.ts';
import { openNotice } from '../sealed.ts';
import { lastAppealDay } from './rules.ts';
import { appealStanding, findAppealed } from './standing.ts';

/**
 * Somebody does not agree with a decision, by the link of their letter and without an account (DSA Art. 20). The receipt goes
 * out at once. Refuses: not-found (no such link), not-allowed (they have appealed before, or the decision was for them),
 * too-late (six months are over, or it was decided anew), invalid (no words).
 */
export function appeal(
  situation: Situation,
  { id, token, text }: { id: string; token: string; text: string },
): Promise<Outcome<{ number: string }>> {
  return write(situation.db, async (tx) => {
    const letter = await letterOf(tx, token);
    if (!letter) return refused('not-found');
    const { decision, notice } = letter;
    const { appellant } = letter;
    const isTheirs = and(eq(appeals.decisionId, decision.id), eq(appeals.appellant, appellant));
    const [sent] = await tx.select().from(appeals).where(isTheirs);
    if (sent) return sent.id === id ? done({ number: sent.number }) : refused('not-allowed', { reason: 'appealed' });
    if (!letterCan.appeal(token, letter)) return refused('not-allowed', { reason: 'no-appeal' });
    const since = dayOf(decision.effectiveAt ?? decision.decidedAt);
    if (today(situation) > lastAppealDay(since)) return refused('too-late', { reason: 'appeal-too-late' });
    if (await isDecidedAnew(tx, decision.id)) return refused('too-late', { reason: 'decided-anew' });
    if (text.trim() === '') return refused('invalid', { field: 'text', reason: 'required' });
    const number = await nextNumber(tx, 'appeal', situation.now);
    const reached = await reachedAt(tx, letter);
    const locale = reached[0]?.locale ?? 'de';
    const of = { decisionId: decision.id, noticeId: notice?.id ?? null, appellant };
    await tx.insert(appeals).values({ id, number, ...of, sealed: seal(text), locale, givenAt: situation.now });
    await recordAppeal(tx, decision, { appeal: number, at: situation.now });
    const author = await authorToTell(tx, decision);
    const isByAuthor = appellant === 'affected' && author !== null;
    for (const one of reached) {
      const url = absolute(paths.decision(one.locale, token));
      const files = isByAuthor ? absolute(paths.ownAppeal(one.locale, decision.id)) : undefined;
      await queueMail(tx, {
        mail: { kind: 'appeal-received', url, appeal: number, decision: decision.number, files },
        ...{ ...one, dedupeKey: `appeal:${id}:received:${one.to}`, now: situation.now },
      });
    }
    if (author && !isByAuthor) {
      const { dueAt } = await appealStanding(tx, situation.actor, { decision, givenAt: situation.now }, situation.now);
      const url = absolute(paths.ownAppeal(author.locale, decision.id));
      const by = notice ? ('notifier' as const) : ('company' as const);
      await queueMail(tx, {
        mail: { kind: 'appeal-opened', url, decision: decision.number, by, until: dayOf(dueAt) },
        ...{ ...author, dedupeKey: `appeal:${decision.id}:author`, now: situation.now },
      });
    }
    await tell(tx, situation, {
      action: 'moderation.appeal',
      subjectId: id,
      ...(decision.caseId !== null && { caseId: decision.caseId }),
      ...(decision.companyId !== null && { companyId: decision.companyId }),
    });
    return done({ number });
  });
}

/** The author whose case is looked at once more; null: what a company replied is its own matter, or there is none any more. */
async function authorToTell(
  tx: Transaction,
  { pieceKind, caseId }: typeof decisions.$inferSelect,
): Promise<{ to: string; locale: Locale } | null> {
  if (pieceKind === 'reply') return null;
  const [author] = await tx
    .select({ to: users.email, locale: users.locale })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(eq(cases.id, caseId ?? ''));
  return author ?? null;
}

/** Records in the public log that a decision is appealed against: by whom and why it does not say. */
async function recordAppeal(
  tx: Transaction,
  { number, pieceKind, caseId, companyId }: typeof decisions.$inferSelect,
  { appeal, at }: { appeal: string; at: Date },
): Promise<void> {
  const [ofCase] = await tx
    .select({ number: cases.number })
    .from(cases)
    .where(eq(cases.id, caseId ?? ''));
  const [against] = await tx
    .select({ slug: companies.slug })
    .from(companies)
    .where(eq(companies.id, companyId ?? ''));
  const caseNumber = isPressure(pieceKind) ? null : (ofCase?.number ?? null);
  const where = { caseNumber, company: against?.slug ?? null };
  await append(tx, {
    kind: 'decision.appealed',
    at,
    ...where,
    facts: { appeal, decision: number, ...(isPressure(pieceKind) && { piece: pieceKind }) },
  });
}

async function letterOf(tx: Transaction, token: string) {
  const [row] = await tx
    .select({
      tokenHash: decisionLetters.tokenHash,
      mayAppeal: decisionLetters.mayAppeal,
      appellant: decisionLetters.appellant,
      decision: decisions,
      notice: notices,
    })
    .from(decisionLetters)
    .innerJoin(decisions, eq(decisions.id, decisionLetters.decisionId))
    .leftJoin(notices, eq(notices.id, decisionLetters.noticeId))
    .where(eq(decisionLetters.tokenHash, sha256(token)));
  return row;
}

type Letter = NonNullable<Awaited<ReturnType<typeof letterOf>>>;

async function reachedAt(tx: Transaction, { decision, notice, appellant }: Letter): Promise<CompanyAddress[]> {
  if (notice) {
    const { email: to } = openNotice(notice.sealed);
    return to === '' ? [] : [{ to, locale: notice.locale }];
  }
  const { caseId, companyId } = decision;
  if (appellant === 'company') return companyAddresses(tx, { caseId: caseId ?? '', companyId: companyId ?? '' });
  const [writer] = await tx
    .select({ locale: users.locale, to: users.email })
    .from(users)
    .where(eq(users.id, decision.affectedId ?? ''));
  return writer ? [writer] : [];
}

export interface AppealDecision
  extends Pick<DecisionInput, 'id' | 'measure' | 'passage' | 'ground' | 'category' | 'rule' | 'facts' | 'reason'> {
  /** The decision that is appealed against. */
  appealOf: string;
  statement?: string;
  answer?: string;
  answerOther?: string | undefined;
}

/**
 * Decides on all appeals against one decision. The same measure again leaves it as it is; `keep` brings back what it took
 * out; another one takes its place. Both sides get a letter. Refuses: not-found (nothing is appealed against), not-allowed
 * (`other-person`: whoever decided first, while there is somebody else or 14 days are not over), and as `decideIn`.
 */
export function decideAppeal(situation: Situation, input: AppealDecision): Promise<Outcome<Decided>> {
  return write(situation.db, (tx) => decideAppealIn(tx, situation, input));
}

/** As `decideAppeal`, in a transaction that runs. */
export async function decideAppealIn(
  tx: Transaction,
  situation: Situation,
  { appealOf, ...input }: AppealDecision,
): Promise<Outcome<Decided>> {
  const { actor, now } = situation;
  if (actor.userId === null) return refused('not-signed-in');
  if (!moderationCan.decide(actor)) return refused('not-allowed');
  const found = await findAppealed(tx, appealOf);
  if (!found) return refused('not-found');
  const isSent = (await tx.$count(decisions, eq(decisions.id, input.id))) > 0;
  if (!isSent && !found.isOpen) return refused('too-late', { reason: 'decided-anew' });
  const { bar } = await appealStanding(tx, actor, found, now);
  if (bar) return refused('not-allowed', { reason: 'other-person' });
  const piece = { kind: found.decision.pieceKind, id: found.decision.pieceId };
  return decideIn(tx, situation, { ...input, kind: 'appeal', appealOf, piece });
}
