import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { openSessions } from './sessions.ts';

/** What the settings page shows: the address, whether there is a password, and the open sessions. */
export async function accountOf(db: Database, userId: string) {
  const [[user], sessions] = await db.batch([
    db.select().from(users).where(eq(users.id, userId)),
    openSessions(db, userId),
  ]);
  if (!user) return null;
  return { email: user.email, createdAt: user.createdAt, hasPassword: user.passwordHash !== null, sessions };
}

/** Whether the person behind a proved address is new here or has no password yet: for the page of their own link. */
export async function mayChoosePassword(
  db: Database,
  email: string,
): Promise<{ isNew: boolean; hasPassword: boolean }> {
  const [user] = await db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.email, email));
  return { isNew: !user, hasPassword: Boolean(user?.passwordHash) };
}
