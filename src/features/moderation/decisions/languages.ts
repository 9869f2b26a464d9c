import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { decisionAnswers, decisionLetters, decisions, examinations, notices } from '#db/schema/index.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import type { Locale } from '#src/lib/situation.ts';
import { blackenedAt } from '../blackened.ts';
import { companyAddresses } from '../company.ts';
import { isPressure } from '../lists.ts';
import { answersChallenge } from './chain.ts';
import { answerOf, letterFacts } from './letters.ts';

type Decision = typeof decisions.$inferSelect;
type Made = Pick<Decision, 'kind' | 'measure' | 'pieceKind' | 'caseId' | 'companyId' | 'examinationId' | 'appealOf'>;

/**
 * The languages of those who will be told of a decision besides whom it affects, as they chose them: notifiers whose notices it
 * settles or who were told of the one that was appealed against, and the company where it was heard. Each once.
 */
export async function answerLanguages(tx: Transaction, made: Made): Promise<Locale[]> {
  const { measure, caseId, companyId, examinationId, appealOf } = made;
  const found: Locale[] = [];
  if (await answersChallenge(tx, made)) {
    found.push(...(await representativeContacts(tx, companyId ?? '')).map(({ locale }) => locale));
  }
  if (isPressure(made.pieceKind)) {
    const reached = await companyAddresses(tx, { caseId: caseId ?? '', companyId: companyId ?? '' });
    found.push(...reached.map(({ locale }) => locale));
  }
  const isOfCase = measure === 'remove' || measure === 'not-genuine';
  const settles = isOfCase ? eq(examinations.caseId, caseId ?? '') : eq(examinations.id, examinationId ?? '');
  const given = await tx
    .selectDistinct({ locale: notices.locale })
    .from(notices)
    .innerJoin(examinations, eq(examinations.id, notices.examinationId))
    .where(and(settles, isNull(examinations.closedAt)));
  const told = await tx
    .selectDistinct({ locale: notices.locale })
    .from(decisionLetters)
    .innerJoin(notices, eq(notices.id, decisionLetters.noticeId))
    .where(eq(decisionLetters.decisionId, appealOf ?? ''));
  return [...new Set([...found, ...[...given, ...told].map(({ locale }) => locale)])];
}

/** A letter, and when a later decision blackened something in it; null: nothing. */
interface Answer {
  text: string;
  blackenedAt: Date | null;
}

/**
 * What whoever reads a language is told of a decision: the letter that was read and edited at the desk in that language, else
 * one composed of what was decided.
 */
export async function answersOf(
  db: Database | Transaction,
  decision: Decision,
  about: Parameters<typeof letterFacts>[1],
): Promise<(locale: Locale) => Answer> {
  const [row] = await db
    .select({
      inAnswer: blackenedAt('answer'),
      inWords: blackenedAt('rule', 'facts', 'reason'),
      other: decisionAnswers,
    })
    .from(decisions)
    .leftJoin(decisionAnswers, eq(decisionAnswers.decisionId, decisions.id))
    .where(eq(decisions.id, decision.id));
  const { inAnswer = null, inWords = null, other = null } = row ?? {};
  return (locale) => {
    if (locale === decision.answerLocale) return { text: decision.answer, blackenedAt: inAnswer };
    if (locale === other?.locale) return { text: other.text, blackenedAt: other.blackenedAt };
    return { text: answerOf(letterFacts(decision, about), locale), blackenedAt: inWords };
  };
}
