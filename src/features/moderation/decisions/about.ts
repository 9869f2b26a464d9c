import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, companies, pressureReports } from '#db/schema/index.ts';
import type { Status } from '#src/features/cases/rules.ts';
import { saidForCompany } from '#src/features/redaction/index.ts';
import { isOfCompany } from '#src/features/redaction/lists.ts';
import { isPressure, type PieceKind } from '../lists.ts';
import { caseIdOf, publicSince } from '../pieces.ts';

export interface About {
  caseId: string | null;
  caseNumber: string | null;
  companyId: string | null;
  companyName: string;
  /** Of the case; null where there is none. */
  status: Status | null;
}

/**
 * The case and the company of a piece; of votes neither is asked here, their sign knows them. Null where there is none, or where
 * of a case it was not public yet `by` that moment: nobody decides about what nobody could read.
 */
export async function aboutOf(
  tx: Transaction,
  { kind, id }: { kind: PieceKind; id: string },
  by: Date,
): Promise<About | null> {
  if (kind === 'votes') return { caseId: null, caseNumber: null, companyId: null, companyName: '', status: null };
  if (kind === 'company-name') {
    const [company] = await tx.select().from(companies).where(eq(companies.id, id));
    return company
      ? { caseId: null, caseNumber: null, companyId: company.id, companyName: company.name, status: null }
      : null;
  }
  if (isOfCompany(kind)) {
    const said = await saidForCompany(tx, { kind, id });
    const isIt = eq(companies.id, said?.companyId ?? '');
    const [company] = await tx
      .select({ companyId: companies.id, companyName: companies.name })
      .from(companies)
      .where(isIt);
    return company ? { ...company, caseId: null, caseNumber: null, status: null } : null;
  }
  const caseId = await caseIdOf(tx, { kind, id });
  const since = await publicSince(tx, { kind, id }, caseId);
  if (since === null || since > by) return null;
  const columns = {
    caseId: cases.id,
    caseNumber: cases.number,
    companyId: companies.id,
    companyName: companies.name,
  };
  if (isPressure(kind)) {
    // The company that was accused and heard, also where the case has moved to another since. What was done to an author is
    // decided also where the case has ended: often it has because of that.
    const [accused] = await tx
      .select(columns)
      .from(pressureReports)
      .innerJoin(cases, eq(cases.id, pressureReports.caseId))
      .innerJoin(companies, eq(companies.id, pressureReports.companyId))
      .where(eq(pressureReports.id, id));
    return accused?.caseNumber ? { ...accused, status: null } : null;
  }
  const [row] = await tx
    .select({ ...columns, status: cases.status })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(eq(cases.id, caseId ?? ''));
  return row?.caseNumber ? row : null;
}
