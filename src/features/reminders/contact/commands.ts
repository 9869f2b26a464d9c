import { count, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, contactAddresses } from '#db/schema/index.ts';
import { type CaseEvent, type CaseForWriting, inCase, type Where } from '#src/features/cases/index.ts';
import { domainsOf, isFreeMail, registrableDomain, representativeContacts } from '#src/features/companies/index.ts';
import { addContact, contactKey, contactsOf, isBarred, keyOfContact } from '#src/features/notifications/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { limited } from '#src/lib/limits.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import type { Situation } from '#src/lib/situation.ts';
import { contactFault, mostContacts } from './rules.ts';
import { tellContact } from './tell.ts';

/**
 * The author enters where a company for which nobody speaks is told about the case; it is told at once, or as soon as the
 * address has had few enough mails, and who entered it and how to stop is said in the mail. Refuses addresses of `contactFault`, `contact-barred` (it bounced,
 * or somebody there wants no mails), `contact-too-many`, `contact-not-needed` (somebody speaks for the company),
 * `contact-too-late` (answered, or no longer running), and too-often: ten attempts a day by account. What others enter refuses nobody.
 */
export async function enterContact(
  situation: Situation,
  { number, email }: { number: string; email: string },
): Promise<Outcome<Where>> {
  const { userId } = situation.actor;
  if (userId === null) return refused('not-signed-in');
  if (await limited(situation.db, 'contact', userId)) return refused('too-often');
  let isKnown = false;
  const ask = async (tx: Transaction, theCase: CaseForWriting) => (await refusalOf(tx, theCase, email)) ?? done(null);
  const asked = await inCase(situation, number, 'addContact', ask, async (tx, theCase) => {
    isKnown = await isEntered(tx, theCase, email);
    return isKnown;
  });
  if (!asked.ok || isKnown) return asked;
  const enter = async (tx: Transaction, theCase: CaseForWriting): Promise<Outcome<CaseEvent>> => {
    const refusal = await refusalOf(tx, theCase, email);
    if (refusal) return refusal;
    const { companyId, id: caseId } = theCase;
    const contactId = await addContact(tx, {
      companyId,
      caseId,
      email,
      source: 'author',
      addedBy: userId,
      now: situation.now,
    });
    const { publishedOn } = theCase.state;
    const [row] = await tx.select({ movedAt: cases.transferredAt }).from(cases).where(eq(cases.id, caseId));
    const awaitedAnew = row?.movedAt ? dayOf(row.movedAt) : '';
    await tellContact(
      tx,
      situation,
      { ...theCase, publishedOn, awaitedAnew },
      { id: contactId, email, source: 'author' },
    );
    return done({ action: 'cases.addContact', subjectId: contactId });
  };
  // Sent twice at once, it is entered once.
  return inCase(situation, number, 'addContact', enter, (tx, theCase) => isEntered(tx, theCase, email));
}

async function isEntered(tx: Transaction, theCase: CaseForWriting, email: string): Promise<boolean> {
  const known = (await contactsOf(tx, [theCase])).get(theCase.id);
  return known?.caseId === theCase.id && keyOfContact(known.id) === contactKey(email);
}

async function refusalOf(tx: Transaction, theCase: CaseForWriting, email: string) {
  const { companyId, id } = theCase;
  if ((await representativeContacts(tx, companyId)).length > 0) {
    return refused('conflict', { reason: 'contact-not-needed' });
  }
  const [entered] = await tx.select({ count: count() }).from(contactAddresses).where(eq(contactAddresses.caseId, id));
  if ((entered?.count ?? 0) >= mostContacts) return refused('conflict', { reason: 'contact-too-many' });
  const fault = contactFault({
    email,
    ...domainOf(email),
    author: { email: theCase.author.email, ...domainOf(theCase.author.email) },
    companyDomains: await domainsOf(tx, companyId),
  });
  if (fault) return refused('invalid', { field: 'email', reason: fault });
  if (await isBarred(tx, email)) return refused('invalid', { field: 'email', reason: 'contact-barred' });
  return null;
}

function domainOf(email: string): { domain: string | null; isFreeMail: boolean } {
  const host = email.slice(email.lastIndexOf('@') + 1);
  return { domain: registrableDomain(host), isFreeMail: isFreeMail(host) };
}
