import { z } from 'astro/zod';
import { eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { decisionLetters, decisions, users } from '#db/schema/index.ts';
import { isNoted, meantByMark, noteTakenOut, passageMark, passageMarkInput } from '#src/features/redaction/index.ts';
import { translator } from '#src/i18n/index.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { decisionToken } from '../address.ts';
import { categories, decisionKinds, grounds, isPressure, measures, pieceKinds } from '../lists.ts';
import { nextNumber } from '../numbers.ts';
import { aboutOf } from './about.ts';
import { followChallenge } from './chain.ts';
import { takeMeasure } from './measures.ts';
import { recordDecision } from './record.ts';

type Decision = typeof decisions.$inferSelect;

/** A decision as the list says it that is kept apart from the copies: choices and ids, none of its words. */
const noted = z.object({
  number: z.string().regex(/^E-\d{4}-\d{6}$/),
  kind: z.enum(decisionKinds),
  appealOf: z.string().nullable(),
  pieceKind: z.enum(pieceKinds),
  pieceId: z.string(),
  affectedId: z.string().nullable(),
  measure: z.enum(measures),
  ground: z.enum(grounds),
  category: z.enum(categories),
  decidedBy: z.string(),
  decidedAt: z.number(),
  secondBy: z.string().nullable(),
  effectiveAt: z.number(),
  passage: passageMarkInput.nullable(),
});

/** Notes a decision that has taken something out, or brought it back. Of votes and of pressure it does nothing to a text. */
export async function noteDecision(tx: Transaction, decision: Decision, passage: string, now: Date): Promise<void> {
  const { id, measure, appealOf, pieceKind, caseId, decidedBy, decidedAt } = decision;
  if (isPressure(pieceKind) || pieceKind === 'votes' || decidedBy === null) return;
  if (measure === 'keep' && appealOf === null) return;
  const mark = measure === 'blacken' && passage !== '' ? passageMark(passage, id) : null;
  const facts: z.input<typeof noted> = {
    ...decision,
    ...{ decidedBy, decidedAt: decidedAt.getTime(), effectiveAt: now.getTime(), passage: mark },
  };
  await noteTakenOut(tx, caseId, now, `decision ${id} ${JSON.stringify(noted.parse(facts))}`);
}

/**
 * Decides once more, by the moderator who did, what a line says and a copy that was put back does not know: the same measure,
 * under the same number where it is free. What its reasons were is lost, and said to be. No letters: they went out, and the link
 * of whoever is affected opens it again.
 * Answers false for a line that is known here, that it cannot read, or of a piece or an appeal that the copy does not know.
 * Refuses (conflict) where the moderator is unknown here, and what the measure refuses.
 */
export async function decideAgain(tx: Transaction, situation: Situation, line: string): Promise<Outcome<boolean>> {
  const [, id = '', ...rest] = line.split(' ');
  const read = noted.safeParse(jsonOf(rest.join(' ')));
  if (!read.success || (await isNoted(tx, line))) return done(false);
  const { passage, number, ...facts } = read.data;
  const about = await aboutOf(tx, { kind: facts.pieceKind, id: facts.pieceId }, situation.now);
  if (!about) return done(false);
  const known = await knownUsers(tx, [facts.decidedBy, facts.affectedId, facts.secondBy]);
  if (!known.has(facts.decidedBy)) return refused('conflict', { reason: 'nobody-to-ask' });
  if (facts.appealOf !== null && !(await decisionOf(tx, facts.appealOf))) return done(false);
  const there = await decisionOf(tx, id);
  const now = new Date(facts.effectiveAt);
  const second = { secondBy: ifKnown(facts.secondBy, known), secondAt: facts.secondBy ? now : null };
  if (there?.droppedAt) return done(false);
  const effective = there
    ? await tx
        .update(decisions)
        .set({ ...second, effectiveAt: there.effectiveAt ?? now })
        .where(eq(decisions.id, id))
        .returning()
    : await tx
        .insert(decisions)
        .values({
          ...facts,
          ...second,
          ...{ id, number: await freeNumber(tx, number, situation.now), ...lostWords() },
          ...{ examinationId: null, caseId: about.caseId, companyId: about.companyId },
          ...{ affectedId: ifKnown(facts.affectedId, known), decidedAt: new Date(facts.decidedAt), effectiveAt: now },
        })
        .returning();
  const [decision] = effective;
  if (!decision) return done(false);
  await noteTakenOut(tx, decision.caseId, situation.now, line);
  if (!there) await linkOfAffected(tx, decision);
  // It had taken effect before this line was first written.
  if (there?.effectiveAt) return done(false);
  const actor = { userId: facts.decidedBy, represents: [], isModerator: true };
  const meant = passage ? meantByMark(passage, id) : () => [];
  const taken = await takeMeasure(tx, { ...situation, actor }, decision, { meant, mark: passage, isAgain: true });
  if (!taken.ok) return taken;
  await recordDecision(tx, decision, situation.now);
  await followChallenge(tx, decision);
  return done(true);
}

/** The link in the letter that went out is made of the id: it is known again, and with it the appeal. */
async function linkOfAffected(tx: Transaction, { id, affectedId, appealOf, measure }: Decision): Promise<void> {
  if (affectedId === null) return;
  const mayAppeal = appealOf === null && measure !== 'keep';
  const letter = { decisionId: id, noticeId: null, appellant: 'affected', mayAppeal };
  await tx
    .insert(decisionLetters)
    .values({ ...letter, tokenHash: sha256(decisionToken(id, null)) })
    .onConflictDoNothing();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function lostWords() {
  const [de, en] = [translator('de'), translator('en')];
  const lost = `${de('moderation.again')} ${en('moderation.again')}`;
  return {
    reason: lost,
    facts: lost,
    rule: '–',
    statement: lost,
    answer: lost,
    statementLocale: 'de',
    answerLocale: 'de',
  } as const;
}

const ifKnown = (id: string | null, known: ReadonlySet<string>) => (id !== null && known.has(id) ? id : null);

async function knownUsers(tx: Transaction, ids: readonly (string | null)[]): Promise<Set<string>> {
  const asked = ids.filter((id) => id !== null);
  const rows = await tx.select({ id: users.id }).from(users).where(inArray(users.id, asked));
  return new Set(rows.map(({ id }) => id));
}

async function decisionOf(tx: Transaction, id: string): Promise<Decision | undefined> {
  const [decision] = await tx.select().from(decisions).where(eq(decisions.id, id));
  return decision;
}

async function freeNumber(tx: Transaction, number: string, now: Date): Promise<string> {
  const isTaken = (await tx.$count(decisions, eq(decisions.number, number))) > 0;
  return isTaken ? nextNumber(tx, 'decision', now) : number;
}
