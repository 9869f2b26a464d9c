import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { factorResets, recoveryCodes, secondFactors, users } from '#db/schema/index.ts';
import { newId, seal, unseal } from '#src/lib/crypto.ts';
import { write, writeStep } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { voidAccountLinks } from '../links.ts';
import { tellOwner } from '../owner.ts';
import { endSessions } from '../sessions.ts';

/** Whoever was made to look lost has so long to notice the mail and to show a code. */
const waitHours = 24;

const isOpen = and(isNull(factorResets.doneAt), isNull(factorResets.stoppedAt));

/**
 * An administrator knows that somebody lost telephone and recovery codes: a day later signing in asks for no code any more.
 * The owner is told at once, and any code of theirs stops it. `checked`: how the administrator knows who it is. Refuses
 * not-found (no account with a second factor there) and conflict (it is under way).
 */
export function askReset(
  db: Database,
  { email, checked, now }: { email: string; checked: string; now: Date },
): Promise<Outcome<{ endsAt: Date }>> {
  return write<{ endsAt: Date }>(db, async (tx) => {
    const userId = await withFactorAt(tx, email);
    if (userId === null) return refused('not-found');
    if (await openReset(tx, userId)) return refused('conflict');
    const endsAt = new Date(now.getTime() + waitHours * 60 * 60_000);
    await tx.insert(factorResets).values({ id: newId(), userId, checked: seal(checked), askedAt: now, endsAt });
    await tellOwner(tx, { now }, userId, 'factorLost', endsAt);
    await tell(tx, { now, actor: visitor }, { action: 'accounts.ask-factor-reset', subjectId: userId });
    return done({ endsAt });
  });
}

/** The administrator takes it back. Refuses not-found where nothing waits. */
export function takeBackReset(db: Database, { email, now }: { email: string; now: Date }): Promise<Outcome> {
  return write(db, async (tx) => {
    const userId = await withFactorAt(tx, email);
    if (userId === null || !(await openReset(tx, userId))) return refused('not-found');
    await stopReset(tx, userId, now);
    return done();
  });
}

/** Whoever shows a code has lost nothing: what waits does not happen. */
export async function stopReset(tx: Transaction, userId: string, now: Date): Promise<void> {
  const stopped = await tx
    .update(factorResets)
    .set({ stoppedAt: now })
    .where(and(eq(factorResets.userId, userId), isOpen))
    .returning({ id: factorResets.id });
  if (stopped.length === 0) return;
  await tell(tx, { now, actor: visitor }, { action: 'accounts.stop-factor-reset', subjectId: userId });
}

/**
 * Where the day is over, signing in asks for no code any more, every session has ended and every link that would let
 * somebody in is used up; the owner is told. Answers how many there were.
 */
export async function endDueResets(db: Database, now: Date): Promise<number> {
  const due = await db
    .select({ id: factorResets.id, userId: factorResets.userId, email: users.email })
    .from(factorResets)
    .innerJoin(users, eq(users.id, factorResets.userId))
    .where(and(isOpen, lte(factorResets.endsAt, now)));
  for (const { id, userId, email } of due) {
    await writeStep(db, async (tx) => {
      const isThis = and(eq(factorResets.id, id), isOpen);
      const [ended] = await tx.update(factorResets).set({ doneAt: now }).where(isThis).returning();
      // A code came at the last moment.
      if (!ended) return done();
      await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
      await tx.delete(secondFactors).where(eq(secondFactors.userId, userId));
      await endSessions(tx, userId, null);
      await voidAccountLinks(tx, email, now);
      await tellOwner(tx, { now }, userId, 'factorOff');
      await tell(tx, { now, actor: visitor }, { action: 'accounts.reset-factor', subjectId: userId });
      return done();
    });
  }
  return due.length;
}

/** What waits, the next one first; for the administrator alone. */
export async function openResets(db: Database) {
  const rows = await db
    .select({ email: users.email, checked: factorResets.checked, endsAt: factorResets.endsAt })
    .from(factorResets)
    .innerJoin(users, eq(users.id, factorResets.userId))
    .where(isOpen)
    .orderBy(asc(factorResets.endsAt));
  return rows.map(({ checked, ...row }) => ({ ...row, checked: unseal(checked) }));
}

async function openReset(tx: Transaction, userId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: factorResets.id })
    .from(factorResets)
    .where(and(eq(factorResets.userId, userId), isOpen));
  return rows.length > 0;
}

async function withFactorAt(tx: Transaction, email: string): Promise<string | null> {
  const [row] = await tx
    .select({ userId: users.id, since: secondFactors.since })
    .from(users)
    .innerJoin(secondFactors, eq(secondFactors.userId, users.id))
    .where(eq(users.email, email));
  return row?.since ? row.userId : null;
}
