import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, companies, type decisions } from '#db/schema/index.ts';
import { append } from '#src/features/log/index.ts';
import { chainOf } from './chain.ts';

/**
 * Records in the public log that a decision has taken effect: its number and choices from closed lists, none of its words. On
 * an appeal, whether the first one was kept.
 */
export async function recordDecision(
  tx: Transaction,
  decision: Pick<
    typeof decisions.$inferSelect,
    'number' | 'kind' | 'measure' | 'ground' | 'category' | 'pieceKind' | 'caseId' | 'companyId' | 'appealOf'
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
  const [appealed] = await chainOf(tx, decision.appealOf);
  const made = appealed?.measure === measure ? 'decision.kept' : 'decision.overturned';
  await append(tx, {
    ...{
      kind: appealed ? made : 'decision.made',
      at,
      caseNumber: ofCase?.number ?? null,
      company: against?.slug ?? null,
    },
    facts: {
      ...{ decision: number, kind, piece: pieceKind, measure, ground, category },
      ...(appealed && { appealOf: appealed.number }),
    },
  });
}
