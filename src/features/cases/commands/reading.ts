import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { prepared, preparedWrite, slots } from '#db/prepared.ts';
import { caseReads, representatives } from '#db/schema/index.ts';
import { done, type Outcome } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { inCase, type Where } from './opening.ts';

/**
 * A representative has the case open at the desk: noted the first time, for each company that it is against. Nothing else
 * follows from it: no clock, no figure of a ranking, no entry in the public log. Of somebody whose identity is being checked, or
 * was refused, it is not noted.
 */
export function markRead(situation: Situation, number: string): Promise<Outcome<Where>> {
  return inCase(situation, number, 'read', async (tx, theCase) => {
    await noteRead(tx, situation, theCase);
    return done(null);
  });
}

/** As `markRead`, inside the transaction of another act that nobody can do without having read the case. */
export async function noteRead(
  tx: Transaction,
  { actor, now }: Pick<Situation, 'actor' | 'now'>,
  { id: caseId, companyId }: { id: string; companyId: string },
): Promise<void> {
  const own = actor.represents.find((one) => one.companyId === companyId);
  const [speaker] = await speaking(tx, { id: own?.representativeId ?? '' });
  if (!speaker || speaker.endedAt !== null || speaker.checkingSince !== null || speaker.refusedAt !== null) return;
  await insertRead(tx, { caseId, companyId, representativeId: speaker.id, readAt: now });
}

const speaking = prepared((db) =>
  db
    .select()
    .from(representatives)
    .where(eq(representatives.id, sql.placeholder('id'))),
);
const insertRead = preparedWrite((db) => {
  const isRefused = sql`exists (
    select 1 from ${representatives}
    where ${representatives.id} = ${caseReads.representativeId} and ${representatives.refusedAt} is not null
  )`;
  const read = ['representativeId', 'readAt'];
  return db
    .insert(caseReads)
    .values(slots<typeof caseReads>(['caseId', 'companyId', ...read]))
    .onConflictDoUpdate({
      target: [caseReads.caseId, caseReads.companyId],
      set: slots<typeof caseReads>(read),
      setWhere: isRefused,
    });
});
