import { and, count, eq, lt, ne } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { unfinished } from '#db/schema/index.ts';
import { seal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { keptDays } from '#src/lib/retention.ts';
import { unfinishedCan } from './can.ts';
import type { Owner } from './owner.ts';

export type Typed = readonly (readonly [name: string, value: string])[];

/** Characters of one page: several texts of the greatest length, or a whole story, as it was pasted or in the fields of its proposals. */
const mostKept = (page: string) => (/^write\/(?:company|tell|told|tray)\b|\/tray$/.test(page) ? 150_000 : 60_000);
const mostPages = 100;

/**
 * Keeps what is typed on a page, instead of what was kept of it before. It changes nothing that anybody else sees and
 * is no act of the case: it leaves no event. Refuses not-signed-in without an owner, and (invalid, `too-much-unfinished`)
 * more than `mostKept` characters or the 101st page.
 */
export function keepTyped(
  db: Database,
  { owner, page, now }: { owner: Owner | null; page: string; now: Date },
  typed: Typed,
): Promise<Outcome> {
  return write(db, async (tx) => {
    if (!unfinishedCan.keep(owner)) return refused('not-signed-in');
    const fields = JSON.stringify(typed);
    if (fields.length > mostKept(page)) return refused('invalid', { reason: 'too-much-unfinished' });
    const [others] = await tx
      .select({ pages: count() })
      .from(unfinished)
      .where(and(eq(unfinished.owner, owner), ne(unfinished.form, page)));
    if ((others?.pages ?? 0) >= mostPages) return refused('invalid', { reason: 'too-much-unfinished' });
    const row = { owner, form: page, fields: seal(fields), savedAt: now };
    await tx
      .insert(unfinished)
      .values(row)
      .onConflictDoUpdate({ target: [unfinished.owner, unfinished.form], set: row });
    return done();
  });
}

/** What was kept of a page is forgotten: it was sent, or is not wanted any more. */
export function forgetTyped(db: Database, owner: Owner | null, page: string): Promise<Outcome> {
  return write(db, async (tx) => {
    if (!unfinishedCan.keep(owner)) return done();
    await tx.delete(unfinished).where(and(eq(unfinished.owner, owner), eq(unfinished.form, page)));
    return done();
  });
}

/** Everything that was kept for an owner: a draft that is published or given up, an account that is erased. */
export async function forgetOwner(tx: Transaction, owner: Owner): Promise<void> {
  await tx.delete(unfinished).where(eq(unfinished.owner, owner));
}

/** What nobody came back for. */
export function forgetOldTyped(db: Database, now: Date): Promise<Outcome> {
  return write(db, async (tx) => {
    await tx
      .delete(unfinished)
      .where(lt(unfinished.savedAt, new Date(now.getTime() - keptDays.unfinished * dayMilliseconds)));
    return done();
  });
}
