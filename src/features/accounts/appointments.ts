import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { appointments, users } from '#db/schema/index.ts';

/** Whether somebody was made moderator or administrator. */
export async function isModerator(db: Database, userId: string): Promise<boolean> {
  const rows = await db.select({ role: appointments.role }).from(appointments).where(eq(appointments.userId, userId));
  return rows.length > 0;
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
