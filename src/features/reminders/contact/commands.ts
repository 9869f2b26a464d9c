import { count, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { contactAddresses } from '#db/schema/index.ts';
import { type CaseForWriting, caseForWriting, inCase, type Where } from '#src/features/cases/index.ts';
import { domainsOf, isFreeMail, registrableDomain, representativeContacts } from '#src/features/companies/index.ts';
import {
  addContact,
  contactKey,
  contactsOf,
  isBarred,
  keyOfContact,
  mailboxOf,
} from '#src/features/notifications/index.ts';
import type { Act } from '#src/lib/act.ts';
import { write } from '#src/lib/database.ts';
import { limited } from '#src/lib/limits.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { contactFault, mostContacts } from './rules.ts';
import { tellContact } from './tell.ts';

/**
 * The author enters where a company for which nobody speaks is told about the case; it is told at once, and who entered
 * the address and how to stop is said in the mail. Refuses addresses of `contactFault`, `contact-barred` (it bounced,
 * or somebody there wants no mails), `contact-too-many`, `contact-not-needed` (somebody speaks for the company),
 * `contact-too-late` (answered, or no longer running), and too-often: ten attempts a day by account, three a week to an address.
 */
export async function enterContact(
  act: Act,
  { number, email }: { number: string; email: string },
): Promise<Outcome<Where>> {
  const { userId } = act.actor;
  if (userId === null) return refused('not-signed-in');
  if (await limited(act.db, 'contact', userId)) return refused('too-often');
  const asked = await write(act.db, async (tx) => {
    const found = await caseForWriting(tx, act, number, 'addContact');
    if (!found.ok) return found;
    const isKnown = await isEntered(tx, found.value, email);
    return (isKnown ? null : await refusalOf(tx, found.value, email)) ?? done({ isKnown, title: found.value.title });
  });
  if (!asked.ok) return asked;
  if (asked.value.isKnown) return done({ number, title: asked.value.title });
  // Only now: else anybody could use up the attempts of all others for an address.
  if (await limited(act.db, 'contact', mailboxOf(email))) return refused('too-often');
  return inCase(act, number, 'addContact', async (tx, theCase) => {
    // Sent twice at once, it is entered once.
    if (await isEntered(tx, theCase, email)) return done(null);
    const refusal = await refusalOf(tx, theCase, email);
    if (refusal) return refusal;
    const { companyId, id: caseId } = theCase;
    const contactId = await addContact(tx, {
      companyId,
      caseId,
      email,
      source: 'author',
      addedBy: userId,
      now: act.now,
    });
    await tellContact(tx, act, theCase, { id: contactId, email, source: 'author' });
    return done({ action: 'cases.addContact', subjectId: contactId });
  });
}

async function isEntered(tx: Transaction, theCase: CaseForWriting, email: string): Promise<boolean> {
  const known = (await contactsOf(tx, [theCase])).get(theCase.id);
  return known?.caseId === theCase.id && keyOfContact(known.id) === contactKey(email);
}

async function refusalOf(tx: Transaction, theCase: CaseForWriting, email: string) {
  const { companyId, id } = theCase;
  if (theCase.status !== 'open' || theCase.firstReplyOn !== null) {
    return refused('too-late', { reason: 'contact-too-late' });
  }
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
