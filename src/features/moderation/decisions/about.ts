import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, companies, decisions, examinations, notices } from '#db/schema/index.ts';
import type { Piece } from '#src/features/cases/index.ts';
import type { Status } from '#src/features/cases/rules.ts';
import type { PieceKind } from '../lists.ts';
import { caseIdOf } from '../pieces.ts';

export interface About {
  caseId: string | null;
  caseNumber: string | null;
  companyId: string | null;
  companyName: string;
  /** Of the case; null where there is none. */
  status: Status | null;
}

/** The case and the company of a piece; of votes neither is asked here, their sign knows them. */
export async function aboutOf(tx: Transaction, { kind, id }: { kind: PieceKind; id: string }): Promise<About | null> {
  if (kind === 'votes') return { caseId: null, caseNumber: null, companyId: null, companyName: '', status: null };
  if (kind === 'company-name') {
    const [company] = await tx.select().from(companies).where(eq(companies.id, id));
    return company
      ? { caseId: null, caseNumber: null, companyId: company.id, companyName: company.name, status: null }
      : null;
  }
  const caseId = await caseIdOf(tx, { kind, id } satisfies Piece);
  const [row] = await tx
    .select({
      caseId: cases.id,
      caseNumber: cases.number,
      companyId: companies.id,
      companyName: companies.name,
      status: cases.status,
    })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(eq(cases.id, caseId ?? ''));
  return row?.caseNumber ? row : null;
}

/**
 * Who asked for what: of the piece, and ever of the whole case, since removing it is what all of them would get, also after
 * another decision settled what they said.
 */
export async function askedFor(tx: Transaction, piece: { kind: PieceKind; id: string }, caseId: string | null) {
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
  const isWaiting = and(
    caseId === null ? eq(decisions.pieceId, piece.id) : eq(decisions.caseId, caseId),
    isNull(decisions.effectiveAt),
    isNull(decisions.droppedAt),
  );
  const ofPiece = rows.filter(({ examinationId }) => examinationId === own?.id);
  return {
    examinationId: own?.id ?? null,
    locale: ofPiece[0]?.locale ?? null,
    notifiers: rows.map(({ notifier }) => notifier),
    isWaiting: (await tx.$count(decisions, isWaiting)) > 0,
  };
}
