import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, representatives } from '#db/schema/index.ts';
import { readableStatuses } from '#src/features/cases/index.ts';

/** What a person has to decide about before they go: how many of their cases can be read, and whether they ever spoke for a company. */
export async function whatStays(db: Database, userId: string): Promise<{ cases: number; hasSpoken: boolean }> {
  const [own, spoken] = await db.batch([
    db
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.authorId, userId), inArray(cases.status, [...readableStatuses]))),
    db.select({ id: representatives.id }).from(representatives).where(eq(representatives.userId, userId)).limit(1),
  ]);
  return { cases: own.length, hasSpoken: spoken.length > 0 };
}
