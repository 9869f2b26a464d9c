import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { arbitrationFacts, importedFacts } from '#db/schema/index.ts';
import { companyBySlug } from '#src/features/companies/index.ts';
import { write } from '#src/lib/database.ts';
import type { Day } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { contactKey } from '#src/lib/personal/guard.ts';
import { visitor } from '#src/lib/situation.ts';
import type { Correctable } from './lists.ts';

/**
 * The administrator puts right, or takes out (an empty text), what was taken over about a company that objects. No other import brings
 * it back. Refuses not-found: nothing was taken over.
 */
export function correctFact(
  db: Database,
  { company, what, text, now }: { company: string; what: Correctable; text: string; now: Date },
): Promise<Outcome> {
  return write(db, async (tx) => {
    const found = await companyBySlug(tx, company);
    if (!found) return refused('not-found');
    const changed = await tx
      .update(importedFacts)
      .set({
        [what]: text,
        ...(what === 'phone' && { phoneKey: contactKey({ kind: 'phone', found: text }) ?? '' }),
        correctedAt: now,
      })
      .where(eq(importedFacts.companyId, found.id))
      .returning({ record: importedFacts.record });
    if (changed.length === 0) return refused('not-found');
    const event = { action: 'companies.correct-facts' as const, subjectId: found.id, companyId: found.id };
    await tell(tx, { now, actor: visitor }, event);
    return done();
  });
}

export interface Arbitration {
  takesPart: 'yes' | 'no';
  body: string;
  source: string;
  seenOn: Day;
}

/** The administrator notes whether a company takes part in arbitration, with the page that says so; null: that is not known. Refuses not-found. */
export function setArbitration(
  db: Database,
  { company, said, now }: { company: string; said: Arbitration | null; now: Date },
): Promise<Outcome> {
  return write(db, async (tx) => {
    const found = await companyBySlug(tx, company);
    if (!found) return refused('not-found');
    await tx.delete(arbitrationFacts).where(eq(arbitrationFacts.companyId, found.id));
    if (said) await tx.insert(arbitrationFacts).values({ companyId: found.id, ...said });
    const event = { action: 'companies.set-arbitration' as const, subjectId: found.id, companyId: found.id };
    await tell(tx, { now, actor: visitor }, event);
    return done();
  });
}
