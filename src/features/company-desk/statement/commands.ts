import { and, eq, inArray } from 'drizzle-orm';
import { cases, replies, statements } from '#db/schema/index.ts';
import { mayWrite } from '#src/features/accounts/index.ts';
import { publishReply, signature } from '#src/features/cases/index.ts';
import { mostOfStatement } from '#src/features/cases/lists.ts';
import { sha256 } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { done, type Outcome, type Refused, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';

interface StatementInput {
  /** Given when the form was shown: sent again, it goes on where it was. */
  id: string;
  companyId: string;
  /** What happened, in a line. */
  incident: string;
  text: string;
  numbers: readonly string[];
}

/** How far a statement came: in which cases it stands, and where it was refused, and why. */
export interface StatementSent {
  published: string[];
  refused: { number: string; reason: Refused }[];
}

/**
 * One text answers many cases of one incident. In each it is a reply of its own, in a transaction of its own, which the author judges
 * and which is marked as what it is: until the author says otherwise it counts as boilerplate. Ended in between, it goes on where it was
 * when it is sent again. Refuses not-allowed, and invalid (at `numbers`: fewer than two, more than 200, or one of another company).
 */
export async function publishStatement(situation: Situation, input: StatementInput): Promise<Outcome<StatementSent>> {
  const { companyId, incident, text } = input;
  // With other words it is another statement, however it is sent: what stands in one case stands in all of them.
  const id = sha256(`${input.id} ${incident} ${text}`).slice(0, 30);
  const numbers = [...new Set(input.numbers)];
  if (numbers.length < 2) return refused('invalid', { field: 'numbers', reason: 'statement-too-few' });
  if (numbers.length > mostOfStatement) return refused('invalid', { field: 'numbers', reason: 'statement-too-many' });
  const begun = await write(situation.db, async (tx): Promise<Outcome> => {
    const signer = await signature(tx, situation, companyId);
    const { userId } = situation.actor;
    if (userId === null) return refused('not-signed-in');
    if (!signer || signer.isChecked || !(await mayWrite(tx, userId))) return refused('not-allowed');
    for (const number of numbers) {
      const [theCase] = await tx.select({ of: cases.companyId }).from(cases).where(eq(cases.number, number));
      if (theCase?.of !== companyId) return refused('invalid', { field: 'numbers', reason: 'statement-of-others' });
    }
    const { representativeId } = signer;
    const row = { id, companyId, representativeId, incident, publishedAt: situation.now };
    await tx.insert(statements).values(row).onConflictDoNothing();
    const [known] = await tx.select().from(statements).where(eq(statements.id, id));
    if (known?.companyId !== companyId) return refused('conflict');
    const sentIn = await tx
      .select({ number: cases.number })
      .from(replies)
      .innerJoin(cases, eq(cases.id, replies.caseId))
      .where(and(eq(replies.statementId, id), inArray(cases.number, numbers)));
    const more = numbers.length - sentIn.length;
    return known.cases + more > mostOfStatement
      ? refused('invalid', { field: 'numbers', reason: 'statement-too-many' })
      : done();
  });
  if (!begun.ok) return begun;
  const sent: StatementSent = { published: [], refused: [] };
  for (const number of numbers) {
    const reply = { id: replyIdOf(id, number), number, text, intent: 'answer' as const, promises: [] };
    const answered = await publishReply(situation, { ...reply, statementId: id });
    if (answered.ok) sent.published.push(number);
    else sent.refused.push({ number, reason: answered });
  }
  return done(sent);
}

/** The same each time the statement is sent: in no case does it stand twice. */
const replyIdOf = (statementId: string, number: string) => sha256(`${statementId} ${number}`).slice(0, 30);
