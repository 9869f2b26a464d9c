import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { signCases, signs } from '#db/schema/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { writeGently } from '#src/lib/database.ts';
import { addDays, dayOf } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { giveWay } from '#src/lib/give-way.ts';
import { done } from '#src/lib/outcome.ts';
import { visitor } from '#src/lib/situation.ts';
import { companiesOf, type Found, manyCases, manyVotes, sameTexts } from './search.ts';

/** Whole days that are looked at each night: a worker that stood still over a weekend misses none. */
const daysBack = 4;

/**
 * Raises what the last whole days show: facts for a moderator, which change no figure and no case. What was raised before
 * is not raised again, whether it is decided or not. Answers how many signs are new. `isStopping` is asked between two
 * companies.
 */
export async function raiseSigns(db: Database, now: Date, isStopping: () => boolean = () => false): Promise<number> {
  let raised = 0;
  for (let back = daysBack; back >= 1; back -= 1) {
    const day = addDays(dayOf(now), -back);
    for (const one of [...(await manyCases(db, day)), ...(await manyVotes(db, day))])
      raised += await raise(db, one, now);
    for (const companyId of await companiesOf(db, day)) {
      if (isStopping()) return raised;
      // Comparing the texts of one company is a good part of a second at most; the worker has other things to do.
      await giveWay();
      for (const one of await sameTexts(db, companyId, day)) raised += await raise(db, one, now);
    }
  }
  return raised;
}

/** Answers 1 for a sign that is new. */
async function raise(db: Database, found: Found, now: Date): Promise<number> {
  const isKnown = found.kind === 'same-text' ? await haveTextsOf(db, found) : await hasDayOf(db, found);
  if (isKnown) return 0;
  const outcome = await writeGently(db, async (tx) => done(await raiseIn(tx, found, now)));
  return outcome.ok ? outcome.value : 0;
}

/** A day that is over has no more cases or votes than before. */
async function hasDayOf(db: Database, { kind, companyId, day }: Found): Promise<boolean> {
  const isIt = and(eq(signs.companyId, companyId), eq(signs.kind, kind), eq(signs.day, day));
  return (await db.$count(signs, isIt)) > 0;
}

async function haveTextsOf(db: Database, found: Found): Promise<boolean> {
  return (await newTexts(db, found)).caseIds.length === 0;
}

/** Those that stand in no sign of texts yet, and the sign without a decision in which others of them stand. */
async function newTexts(
  db: Database | Transaction,
  { caseIds }: Found,
): Promise<{ caseIds: string[]; open: string | null }> {
  const known = await db
    .select({ caseId: signCases.caseId, signId: signs.id, decidedAt: signs.decidedAt })
    .from(signCases)
    .innerJoin(signs, eq(signs.id, signCases.signId))
    .where(and(eq(signs.kind, 'same-text'), inArray(signCases.caseId, caseIds)));
  const isKnown = new Set(known.map(({ caseId }) => caseId));
  const open = known.find(({ decidedAt }) => decidedAt === null)?.signId ?? null;
  return { caseIds: caseIds.filter((id) => !isKnown.has(id)), open };
}

async function raiseIn(tx: Transaction, found: Found, now: Date): Promise<number> {
  const { caseIds, open } =
    found.kind === 'same-text' ? await newTexts(tx, found) : { caseIds: found.caseIds, open: null };
  const { kind, companyId, day, figures } = found;
  const signId = open ?? newId();
  if (open === null) await tx.insert(signs).values({ id: signId, kind, companyId, day, raisedAt: now, figures });
  else await tx.update(signs).set({ day, figures }).where(eq(signs.id, open));
  for (const caseId of caseIds) await tx.insert(signCases).values({ signId, caseId });
  await tell(tx, { now, actor: visitor }, { action: 'moderation.raiseSign', subjectId: signId, companyId });
  return open === null ? 1 : 0;
}
