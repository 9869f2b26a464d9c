import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, companies, type decisions, type LogKind } from '#db/schema/index.ts';
import { append } from '#src/features/log/index.ts';
import { isPressure, type Measure } from '../lists.ts';
import { chainOf } from './chain.ts';

/** What a challenge came to. That nobody confirmed a case is neither. */
const ofChallenge: { readonly [measure in Measure]?: LogKind } = {
  keep: 'challenge.refused',
  'not-genuine': 'challenge.upheld',
};

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
  const onAppeal = appealed?.measure === measure ? 'decision.kept' : 'decision.overturned';
  const made = (kind === 'challenge' ? ofChallenge[measure] : null) ?? 'decision.made';
  await append(tx, {
    ...{
      kind: appealed ? onAppeal : made,
      at,
      // Whose case it was nobody needs to know.
      caseNumber: isPressure(pieceKind) ? null : (ofCase?.number ?? null),
      company: against?.slug ?? null,
    },
    facts: {
      ...{ decision: number, kind, piece: pieceKind, measure, ground, category },
      ...(appealed && { appealOf: appealed.number }),
    },
  });
}
