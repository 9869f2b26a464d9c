import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { appointments, secondFactors, users } from '#db/schema/index.ts';

/** Whether somebody was made moderator or administrator. */
export async function isAppointed(db: Database | Transaction, userId: string): Promise<boolean> {
  const rows = await db.select({ role: appointments.role }).from(appointments).where(eq(appointments.userId, userId));
  return rows.length > 0;
}

/** Whether somebody may act as one in the browser: appointed, and signing in with a second factor. */
export async function isModerator(db: Database, userId: string): Promise<boolean> {
  const rows = await db
    .select({ role: appointments.role })
    .from(appointments)
    .innerJoin(secondFactors, eq(secondFactors.userId, appointments.userId))
    .where(and(eq(appointments.userId, userId), isNotNull(secondFactors.since)));
  return rows.length > 0;
}

/** Everybody who was appointed: who can decide, and look a second time. */
export async function operators(tx: Database | Transaction): Promise<string[]> {
  const rows = await tx.select({ userId: appointments.userId }).from(appointments).orderBy(appointments.userId);
  return rows.map(({ userId }) => userId);
}

/** The account of the moderator with this address; null when nobody with it is one. */
export async function moderatorAt(db: Database, email: string): Promise<string | null> {
  const [user] = await db
    .select({ id: users.id })
    .from(users)
    .innerJoin(appointments, eq(appointments.userId, users.id))
    .where(eq(users.email, email));
  return user?.id ?? null;
}
