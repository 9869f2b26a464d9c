import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { representatives, users } from '#db/schema/index.ts';
import type { Actor, Representation } from '#src/lib/situation.ts';
import { demoSignIns } from './sign-ins.ts';

/** Who can sign in to the demo for a company, and for which one. */
export async function demoSpeaker(db: Database): Promise<Actor & { represents: [Representation] }> {
  const email = demoSignIns.find(({ role }) => role === 'representative')?.email ?? '';
  const [speaker] = await db
    .select({ id: representatives.id, companyId: representatives.companyId, userId: representatives.userId })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(and(eq(users.email, email), isNull(representatives.endedAt)));
  if (!speaker) throw new Error('nobody of the demo speaks for a company');
  const { id: representativeId, companyId, userId } = speaker;
  return { userId, isModerator: false, represents: [{ representativeId, companyId }] };
}
