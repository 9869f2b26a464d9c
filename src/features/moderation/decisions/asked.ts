import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { challenges, decisions, examinations, notices } from '#db/schema/index.ts';
import { type DecisionKind, isPressure, type PieceKind } from '../lists.ts';

/**
 * Who asked for what: of the piece, and ever of the whole case, since removing it is what all of them would get, also after
 * another decision settled what they said.
 */
export async function askedFor(
  tx: Transaction,
  kind: DecisionKind,
  piece: { kind: PieceKind; id: string },
  caseId: string | null,
) {
  // Nobody gave a notice of it, and nothing of the case waits for it.
  if (isPressure(piece.kind)) return { examinationId: null, locale: null, notifiers: [], isWaiting: false };
  const isOfPiece = and(eq(examinations.pieceKind, piece.kind), eq(examinations.pieceId, piece.id));
  const [own] = await tx
    .select({ id: examinations.id })
    .from(examinations)
    .where(and(isOfPiece, isNull(examinations.closedAt)));
  const rows = await tx
    .select({ notifier: notices.notifier, locale: notices.locale, examinationId: examinations.id })
    .from(notices)
    .innerJoin(examinations, eq(examinations.id, notices.examinationId))
    .where(caseId === null ? isOfPiece : eq(examinations.caseId, caseId));
  const isChallenged = (await tx.$count(challenges, eq(challenges.caseId, caseId ?? ''))) > 0;
  const isWaiting = and(
    caseId === null ? eq(decisions.pieceId, piece.id) : eq(decisions.caseId, caseId),
    isNull(decisions.effectiveAt),
    isNull(decisions.droppedAt),
  );
  const ofPiece = rows.filter(({ examinationId }) => examinationId === own?.id);
  return {
    // What others reported about the case is not what a company says against it being a customer's.
    examinationId: kind === 'challenge' ? null : (own?.id ?? null),
    locale: ofPiece[0]?.locale ?? null,
    notifiers: [...rows.map(({ notifier }) => notifier), ...(isChallenged ? ['company' as const] : [])],
    isWaiting: (await tx.$count(decisions, isWaiting)) > 0,
  };
}
