import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, companies, type decisions } from '#db/schema/index.ts';
import { append } from '#src/features/log/index.ts';

/** Records in the public log that a decision has taken effect: its number and choices from closed lists, none of its words. */
export async function recordDecision(
  tx: Transaction,
  decision: Pick<
    typeof decisions.$inferSelect,
    'number' | 'kind' | 'measure' | 'ground' | 'category' | 'pieceKind' | 'caseId' | 'companyId'
  >,
  at: Date,
): Promise<void> {
  const { number, kind, measure, ground, category, pieceKind, caseId, companyId } = decision;
  const [ofCase] = await tx
    .select({ number: cases.number })
    .from(cases)
    .where(eq(cases.id, caseId ?? ''));
  const [against] = await tx
    .select({ slug: companies.slug })
    .from(companies)
    .where(eq(companies.id, companyId ?? ''));
  await append(tx, {
    ...{ kind: 'decision.made', at, caseNumber: ofCase?.number ?? null, company: against?.slug ?? null },
    facts: { decision: number, kind, piece: pieceKind, measure, ground, category },
  });
}
