import { eq } from 'drizzle-orm';
import { cases } from '#db/schema/index.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { noteProofs } from './proofs.ts';

/** The words of an entry were corrected: what is proved of it is looked at again. */
export function noteProofsAnew({ db }: Pick<Situation, 'db'>, number: string): Promise<Outcome> {
  return write(db, async (tx) => {
    const [theCase] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.number, number));
    if (theCase) await noteProofs(tx, theCase.id);
    return done();
  });
}
