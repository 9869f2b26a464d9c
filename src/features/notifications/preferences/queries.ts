import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { mailPreferences } from '#db/schema/index.ts';
import { isTopic, type Topic, topics, usualWay, type Way } from '../topics.ts';

/** How a person wants the mails of each topic; in its usual way unless they chose something else. */
export async function preferencesOf(db: Database | Transaction, userId: string): Promise<Map<Topic, Way>> {
  const rows = await db.select().from(mailPreferences).where(eq(mailPreferences.userId, userId));
  const chosen = new Map<Topic, Way>(topics.map((topic) => [topic, usualWay(topic)]));
  for (const { topic, way } of rows) if (isTopic(topic)) chosen.set(topic, way);
  return chosen;
}
