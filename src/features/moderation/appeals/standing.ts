import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { appeals, decisions } from '#db/schema/index.ts';
import type { Actor } from '#src/lib/situation.ts';
import { lookBar } from '../rules.ts';
import { operatorsFor } from '../who.ts';
import { appealBar, appealDueAt } from './rules.ts';

/** Where the appeals against a decision stand, at a moment and for whoever asks. */
export async function appealStanding(
  db: Database | Transaction,
  actor: Actor,
  { decision, givenAt }: { decision: typeof decisions.$inferSelect; givenAt: Date },
  now: Date,
) {
  const { decidedBy: first, secondBy: second } = decision;
  const sides = { operators: await operatorsFor(db, decision), first, second, givenAt: givenAt.getTime() };
  return { bar: appealBar(sides, actor.userId ?? '', now.getTime()), dueAt: new Date(appealDueAt(sides)) };
}

/** A decision that is appealed against, since when, and whether it still waits to be decided anew; null: nobody appealed. */
export async function findAppealed(db: Database | Transaction, decisionId: string) {
  const [row] = await db
    .select({ decision: decisions, givenAt: appeals.givenAt })
    .from(appeals)
    .innerJoin(decisions, eq(decisions.id, appeals.decisionId))
    .where(eq(appeals.decisionId, decisionId))
    .orderBy(asc(appeals.givenAt))
    .limit(1);
  if (!row) return null;
  const isDecided = and(eq(decisions.appealOf, decisionId), isNotNull(decisions.effectiveAt));
  return { ...row, isOpen: (await db.$count(decisions, isDecided)) === 0 };
}

/**
 * Whether somebody may read what is shown for appeals against a decision: who may decide on them, or look a second time at what
 * was decided on them.
 */
export async function mayDecideAppeal(
  db: Database | Transaction,
  actor: Actor,
  appealed: { decision: typeof decisions.$inferSelect; givenAt: Date },
  now: Date,
): Promise<boolean> {
  const { bar } = await appealStanding(db, actor, appealed, now);
  if (bar === null) return true;
  const isAnew = eq(decisions.appealOf, appealed.decision.id);
  const [waiting] = await db
    .select()
    .from(decisions)
    .where(and(isAnew, isNull(decisions.effectiveAt), isNull(decisions.droppedAt)));
  if (!waiting) return false;
  const operators = await operatorsFor(db, waiting);
  const look = { operators, first: waiting.decidedBy, decidedAt: waiting.decidedAt.getTime() };
  return lookBar(look, actor.userId ?? '', now.getTime()) === null;
}
