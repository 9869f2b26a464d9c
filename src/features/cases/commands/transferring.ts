import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, namedCompanies, promises, replies } from '#db/schema/index.ts';
import { type Company, representativeContacts } from '#src/features/companies/index.ts';
import { endFacts } from '#src/features/rankings/index.ts';
import { change } from '#src/lib/events.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { replyDueOn } from '../rules.ts';
import { settleCounterparts } from './counterpart.ts';
import { mailRepresentatives } from './mails.ts';
import { namingFault } from './named.ts';
import type { CaseEvent, CaseForWriting } from './opening.ts';

/**
 * Moves a case to another company, inside `inCaseOf`: it counts for `to` from today on as if it were published today, and for
 * the one before no longer. What that one said in public stays, as of a company that is only named; it counts for nobody. Refuses
 * conflict (`transferred` before, `company-has-promised` in this case), invalid (at `company`: the same, or one the author
 * speaks for).
 */
export async function transferIn(
  tx: Transaction,
  situation: Situation,
  theCase: CaseForWriting,
  to: Pick<Company, 'id' | 'name'>,
): Promise<Outcome<CaseEvent>> {
  const { id, companyId: from, companyName, number, title, author } = theCase;
  const [head] = await tx.select({ at: cases.transferredAt }).from(cases).where(eq(cases.id, id));
  if (head?.at) return refused('conflict', { reason: 'transferred' });
  const contacts = await representativeContacts(tx, to.id);
  const isOwn = contacts.some(({ email }) => mailboxOf(email) === mailboxOf(author.email));
  const fault = isOwn ? 'named-is-own' : namingFault(situation.actor, to.id, from);
  if (fault) return refused('invalid', { field: 'company', reason: fault });
  // Whoever promised something in public took the case for its own; that is for a moderator to judge.
  const isPromised = and(eq(promises.caseId, id), isNotNull(promises.replyId));
  if ((await tx.$count(promises, isPromised)) > 0) return refused('conflict', { reason: 'company-has-promised' });
  await sortThread(tx, situation, theCase, to.id);
  await endFacts(tx, { caseId: id, companyId: from }, today(situation));
  const moved = { companyId: to.id, transferredAt: situation.now, transferredFromId: from };
  await tx.update(cases).set(moved).where(eq(cases.id, id));
  await settleCounterparts(tx, id, to.id);
  await mailRepresentatives(tx, situation, { id, companyId: to.id, number }, 'case-published', (url) => ({
    ...{ kind: 'case-published', url, number, title, companyName: to.name, dueOn: replyDueOn(today(situation)) },
  }));
  const particulars = { changes: change('company', companyName, to.name) };
  return done({ action: 'cases.transfer', subjectId: to.id, particulars });
}

/**
 * What was between the author and the company before becomes what is said by and to one that is only named, which it is from
 * now on if it spoke and nobody else is; if the right one was named, its words become those of the case.
 */
async function sortThread(
  tx: Transaction,
  { now }: Situation,
  { id: caseId, companyId: from, namedId }: CaseForWriting,
  to: string,
): Promise<void> {
  const thread = await tx
    .select({ id: replies.id, kind: replies.kind })
    .from(replies)
    .where(eq(replies.caseId, caseId));
  const ofKind = (kind: (typeof thread)[number]['kind']) =>
    thread.filter((one) => one.kind === kind).map((one) => one.id);
  const turn = async (ids: string[], kind: (typeof thread)[number]['kind']) =>
    void (await tx.update(replies).set({ kind }).where(inArray(replies.id, ids)));
  const before = { reply: ofKind('reply'), answer: ofKind('answer') };
  if (namedId === to) {
    const own = { reply: ofKind('named-reply'), answer: ofKind('named-answer') };
    await turn(own.reply, 'reply');
    await turn(own.answer, 'answer');
    await tx.delete(namedCompanies).where(eq(namedCompanies.caseId, caseId));
  }
  await turn(before.reply, 'named-reply');
  await turn(before.answer, 'named-answer');
  const hasRoom = namedId === null || namedId === to;
  if (hasRoom && before.reply.length > 0)
    await tx.insert(namedCompanies).values({ caseId, companyId: from, namedAt: now });
}
