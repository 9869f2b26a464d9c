import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { appointments } from '#db/schema/index.ts';

/** Whether somebody was made moderator or administrator. */
export async function isModerator(db: Database, userId: string): Promise<boolean> {
  const rows = await db.select({ role: appointments.role }).from(appointments).where(eq(appointments.userId, userId));
  return rows.length > 0;
}
