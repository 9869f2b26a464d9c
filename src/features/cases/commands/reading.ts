import { sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { preparedWrite } from '#db/prepared.ts';
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
  if (own) await insertRead(tx, { caseId, companyId, representativeId: own.representativeId, readAt: now.getTime() });
}

const insertRead = preparedWrite((db) => {
  const { id, endedAt, checkingSince, refusedAt } = representatives;
  const read = sql`${sql.placeholder('caseId')}, ${sql.placeholder('companyId')}, ${id}, ${sql.placeholder('readAt')}`;
  const isSpeaking = sql`${endedAt} is null and ${checkingSince} is null and ${refusedAt} is null`;
  const isRefused = sql`exists (
    select 1 from ${representatives} where ${id} = ${caseReads.representativeId} and ${refusedAt} is not null
  )`;
  return db
    .insert(caseReads)
    .select(
      sql`select ${read} from ${representatives} where ${id} = ${sql.placeholder('representativeId')} and ${isSpeaking}`,
    )
    .onConflictDoUpdate({
      target: [caseReads.caseId, caseReads.companyId],
      set: { representativeId: sql`excluded.representative_id`, readAt: sql`excluded.read_at` },
      setWhere: isRefused,
    });
});
