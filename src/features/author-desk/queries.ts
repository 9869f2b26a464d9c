import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, namedCompanies } from '#db/schema/index.ts';
import { type CaseFile, caseFile } from '#src/features/case-file/index.ts';
import { caseCan, visibleCases } from '#src/features/cases/index.ts';
import type { Day } from '#src/lib/dates.ts';
import { type Actor, visitor } from '#src/lib/situation.ts';

/** `author`: may act as its author. `company`: speaks for the company, or for the one that is named besides. `nobody`: only reads. */
export type Standing = 'author' | 'company' | 'nobody';

/** A published case and how a person stands to it; null when there is none. */
export async function ownCase(
  db: Database,
  number: string,
  actor: Actor,
  today: Day,
): Promise<{ file: CaseFile & { number: string }; standing: Standing } | null> {
  const [parties] = await db
    .select({ authorId: cases.authorId, companyId: cases.companyId, namedId: namedCompanies.companyId })
    .from(cases)
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
    .where(and(eq(cases.number, number), visibleCases(visitor)));
  const file = parties ? await caseFile(db, { number }, today) : null;
  if (!parties || !file) return null;
  const isOnDesk = caseCan.reply(actor, parties) || caseCan.replyAsNamed(actor, parties);
  const standing = caseCan.close(actor, parties) ? 'author' : isOnDesk ? 'company' : 'nobody';
  return { file: { ...file, number }, standing };
}
