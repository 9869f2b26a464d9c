import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, challenges, decisions, examinations } from '#db/schema/index.ts';
import { type CaseEvent, type CaseForWriting, inCase, transferIn, type Where } from '#src/features/cases/index.ts';
import { companiesNamed, representativeContacts } from '#src/features/companies/index.ts';
import { contactsOf, queueMail } from '#src/features/notifications/index.ts';
import { tellContact } from '#src/features/reminders/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { findChallenge } from './find.ts';
import { mayTransfer } from './queries.ts';
import { recordAgreed } from './record.ts';

/**
 * The author of a challenged case moves it to the company that is meant: once, within fifteen days, and only after the company
 * that it is against has said that it is not. `company`: its name, as in the register. Refuses, besides what `inCase` and
 * `transferIn` do: not-found (no such challenge), too-late (its days are over, or it is decided), invalid (at `company`: no such name).
 */
export function transferCase(
  situation: Situation,
  { id, number, company }: { id: string; number: string; company: string },
): Promise<Outcome<Where>> {
  const transfer = async (tx: Transaction, theCase: CaseForWriting): Promise<Outcome<CaseEvent>> => {
    const found = await findChallenge(tx, id, situation.now);
    if (!found || found.challenge.caseId !== theCase.id) return refused('not-found');
    if (!mayTransfer(found.challenge, found.theCase, found.state, situation.now)) return refused('too-late');
    // What one person has decided about the case is about the company that it is against now.
    const isWaiting = and(eq(decisions.caseId, theCase.id), isNull(decisions.effectiveAt), isNull(decisions.droppedAt));
    if ((await tx.$count(decisions, isWaiting)) > 0) return refused('too-late');
    const [to] = await companiesNamed(tx, company);
    if (!to) return refused('invalid', { field: 'company', reason: 'company-unknown' });
    const moved = await transferIn(tx, situation, theCase, to);
    if (!moved.ok) return moved;
    const isOpen = and(eq(examinations.caseId, theCase.id), isNull(examinations.closedAt));
    await tx.update(examinations).set({ companyId: to.id }).where(isOpen);
    const { companyId, companyName } = theCase;
    await recordAgreed(tx, { number, companyId, to: to.slug, at: situation.now });
    for (const { email, locale } of await representativeContacts(tx, companyId)) {
      const url = absolute(paths.case(locale, { number, title: '' }));
      const mail = { kind: 'challenge-agreed' as const, url, number, companyName };
      await queueMail(tx, {
        mail,
        to: email,
        locale,
        dedupeKey: `challenge:${id}:agreed:${email}`,
        now: situation.now,
      });
    }
    await tellWhereNobodySpeaks(tx, situation, theCase, to);
    return moved;
  };
  const isDone = async (tx: Transaction, theCase: CaseForWriting) => {
    const [to] = await companiesNamed(tx, company);
    const [challenge] = await tx.select().from(challenges).where(eq(challenges.id, id));
    const [row] = await tx.select().from(cases).where(eq(cases.id, theCase.id));
    return row?.transferredFromId != null && challenge?.companyId === row.transferredFromId && to?.id === row.companyId;
  };
  return inCase(situation, number, 'transfer', transfer, isDone);
}

/** As at publication: a company for which nobody speaks is told at the address that is known, if one is. */
async function tellWhereNobodySpeaks(
  tx: Transaction,
  situation: Situation,
  { id, number, locale }: CaseForWriting,
  { id: companyId }: { id: string },
): Promise<void> {
  if ((await representativeContacts(tx, companyId)).length > 0) return;
  const contact = (await contactsOf(tx, [{ id, companyId }])).get(id);
  if (!contact) return;
  const on = today(situation);
  const theCase = { id, number, locale, publishedOn: on, awaitedAnew: on };
  await tellContact(tx, situation, theCase, { id: contact.id, email: unseal(contact.sealed), source: contact.source });
}
