import { and, eq, inArray } from 'drizzle-orm';
import { cases, dossiers } from '#db/schema/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, visitor } from '#src/lib/situation.ts';

/**
 * Remembers that the content with this hash went out as a dossier of case `number`; only the first time counts.
 * Anybody may take a dossier of what is public. Refuses: not-found (unknown, withdrawn, removed).
 */
export async function issueDossier(situation: Situation, number: string, hash: string): Promise<Outcome> {
  const [known] = await situation.db.select({ hash: dossiers.hash }).from(dossiers).where(eq(dossiers.hash, hash));
  if (known) return done();
  return write(situation.db, async (tx) => {
    const readable = and(eq(cases.number, number), visibleCases(visitor), inArray(cases.status, [...readableStatuses]));
    const [row] = await tx.select({ id: cases.id }).from(cases).where(readable);
    if (!row) return refused('not-found');
    const first = { hash, caseId: row.id, firstIssuedAt: situation.now };
    const made = await tx.insert(dossiers).values(first).onConflictDoNothing().returning({ hash: dossiers.hash });
    if (made.length > 0) await tell(tx, situation, { action: 'cases.issueDossier', subjectId: hash, caseId: row.id });
    return done();
  });
}
