import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { companies, events, replies, representatives } from '#db/schema/index.ts';
import { sealCase } from '#src/features/cases/index.ts';
import { renameSpeaker } from '#src/features/notifications/index.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, visitor } from '#src/lib/situation.ts';
import { rightsCan } from './can.ts';
import { initials } from './rules.ts';

type Named = { firstName: string; lastName: string };
const written = ({ firstName, lastName }: Named) => `${firstName} ${lastName}`.trim();

/** Under what somebody said for a company stands another name from now on, in the sealed record too. */
export async function renameIn(tx: Transaction, one: Named & { id: string }, to: Named, at: Date): Promise<void> {
  await renameSpeaker(tx, written(one), written(to));
  const { firstName, lastName } = to;
  await tx.update(representatives).set({ firstName, lastName }).where(eq(representatives.id, one.id));
  const signed = await tx
    .update(replies)
    .set({ signedName: written(to) })
    .where(and(eq(replies.representativeId, one.id), sql`${replies.signedName} <> ''`))
    .returning({ caseId: replies.caseId });
  for (const caseId of new Set(signed.map((reply) => reply.caseId)))
    await sealCase(tx, { caseId, kind: 'case.erased', at });
}

/** For whom somebody spoke and speaks no more, with the name that they can have shortened; null: it is. */
export async function spokeFor(db: Database, userId: string) {
  const rows = await db
    .select({
      companyId: representatives.companyId,
      companyName: companies.name,
      firstName: representatives.firstName,
      lastName: representatives.lastName,
      isSpeaking: sql<number>`exists (select 1 from ${representatives} as now
        where now.user_id = representatives.user_id and now.company_id = representatives.company_id and now.ended_at is null)`,
    })
    .from(representatives)
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .where(eq(representatives.userId, userId))
    .orderBy(desc(representatives.verifiedAt));
  const past = rows.filter(({ isSpeaking }) => !isSpeaking);
  return [...Map.groupBy(past, ({ companyId }) => companyId).values()].flatMap(([last]) =>
    last
      ? [{ companyId: last.companyId, companyName: last.companyName, name: written(last), shorter: shorter(last) }]
      : [],
  );
}

function shorter({ firstName, lastName }: Named): string | null {
  const short = initials(lastName);
  return short === lastName ? null : written({ firstName, lastName: short });
}

/**
 * Whoever no longer speaks for a company has their surname shortened to its first letter, wherever it stands. It cannot be undone, and
 * pages say that it was. Refuses not-found: they never spoke for it; conflict: they still do.
 */
export function shortenName(situation: Situation, { companyId }: { companyId: string }): Promise<Outcome> {
  const { actor } = situation;
  return write(situation.db, async (tx) => {
    if (!rightsCan.shorten(actor) || actor.userId === null) return refused('not-signed-in');
    const isOwn = and(eq(representatives.userId, actor.userId), eq(representatives.companyId, companyId));
    const rows = await tx.select().from(representatives).where(isOwn);
    if (rows.length === 0) return refused('not-found');
    if ((await tx.$count(representatives, and(isOwn, isNull(representatives.endedAt)))) > 0) return refused('conflict');
    for (const one of rows) await shorten(tx, situation, one);
    return done();
  });
}

/** False where it is short already. */
async function shorten(
  tx: Transaction,
  by: Pick<Situation, 'now' | 'actor'>,
  one: Named & { id: string; companyId: string },
): Promise<boolean> {
  const { firstName, lastName, id, companyId } = one;
  if (initials(lastName) === lastName) return false;
  await renameIn(tx, one, { firstName, lastName: initials(lastName) }, by.now);
  await tell(tx, by, { action: 'team.shorten-name', subjectId: id, companyId });
  return true;
}

/** What must not come back with a copy of the database: surnames that were shortened. */
export async function shortenedIn(db: Database): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: events.subjectId })
    .from(events)
    .where(and(isNull(events.caseId), eq(events.action, 'team.shorten-name')));
  return rows.map(({ id }) => `name ${id} shortened`);
}

/** Shortens once more the name that such a line means. Answers whether there was one that was long. */
export async function shortenAgain(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const [one] = await tx.select().from(representatives).where(eq(representatives.id, id));
  return one ? shorten(tx, { now, actor: { ...visitor, userId: one.userId } }, one) : false;
}
