import { and, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import {
  cases,
  decisions,
  examinations,
  type moderatorQuestions,
  type notices,
  signCases,
  signs,
} from '#db/schema/index.ts';
import { openNotice } from '#src/features/moderation/index.ts';
import { questionEnds } from '#src/features/moderation/rules.ts';
import { unseal } from '#src/lib/crypto.ts';

/** Of a flood the first are read; their number stands beside them. */
const mostNotices = 12;
const mostEarlier = 8;

/** Notices and questions, opened. */
export function readNotices(
  given: readonly (typeof notices.$inferSelect)[],
  asked: readonly (typeof moderatorQuestions.$inferSelect)[],
) {
  const opened = (sealed: string | null) => (sealed === null ? '' : unseal(sealed));
  return {
    noticeCount: given.length,
    notices: given.slice(0, mostNotices).map((notice) => ({ ...notice, ...openNotice(notice.sealed) })),
    questions: asked.map((one) => ({
      ...{ id: one.id, asked: one.asked, noticeId: one.noticeId, askedAt: one.askedAt, answeredAt: one.answeredAt },
      text: opened(one.sealed),
      answer: opened(one.answerSealed),
      until: new Date(questionEnds({ askedAt: one.askedAt.getTime(), answeredAt: null })),
    })),
  };
}

export type ReadNotices = ReturnType<typeof readNotices>;

/**
 * What is read beside whatever is decided: earlier decisions about the company, signs to which the case belongs, and what else
 * is reported in it. `but`: the examination or decision that is looked at. One round trip.
 */
export async function besideOf(
  db: Database,
  { caseId, companyId, but }: { caseId: string | null; companyId: string | null; but: string },
) {
  const [earlier, raised, beside] = await db.batch([
    db
      .select({
        ...{ number: decisions.number, measure: decisions.measure, pieceKind: decisions.pieceKind },
        ...{ reason: decisions.reason, effectiveAt: decisions.effectiveAt, caseNumber: cases.number },
      })
      .from(decisions)
      .leftJoin(cases, eq(cases.id, decisions.caseId))
      .where(
        and(
          eq(decisions.companyId, companyId ?? ''),
          isNotNull(decisions.effectiveAt),
          ne(decisions.kind, 'before-records'),
          ne(decisions.id, but),
        ),
      )
      .orderBy(desc(decisions.effectiveAt))
      .limit(mostEarlier),
    db
      .select({ id: signs.id, kind: signs.kind, figures: signs.figures })
      .from(signs)
      .innerJoin(signCases, eq(signCases.signId, signs.id))
      .where(and(eq(signCases.caseId, caseId ?? ''), isNull(signs.decidedAt))),
    db
      .select({ id: examinations.id, pieceKind: examinations.pieceKind })
      .from(examinations)
      .where(and(eq(examinations.caseId, caseId ?? ''), isNull(examinations.closedAt), ne(examinations.id, but))),
  ]);
  return {
    earlier: earlier.flatMap(({ effectiveAt, ...one }) => (effectiveAt ? [{ ...one, effectiveAt }] : [])),
    signs: raised,
    beside,
  };
}

export type ReadBeside = Awaited<ReturnType<typeof besideOf>>;
