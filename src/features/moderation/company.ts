import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases } from '#db/schema/index.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import { lookedUpContact, type QueuedMail, stopUrl } from '#src/features/notifications/index.ts';
import { unseal } from '#src/lib/crypto.ts';

/** Where a mail to a company goes, and how a contact address ends such mails. */
export type CompanyAddress = Pick<QueuedMail, 'to' | 'locale' | 'contactId' | 'stop'>;

/**
 * Where a company is reached about what somebody says against it in private: everybody who speaks for it, else the address that
 * the administration looked up. One that the author entered would be an author who answers themselves.
 */
export async function companyAddresses(
  tx: Database | Transaction,
  { caseId, companyId }: { caseId: string; companyId: string },
): Promise<CompanyAddress[]> {
  const speaking = await representativeContacts(tx, companyId);
  if (speaking.length > 0) return speaking.map(({ email: to, locale }) => ({ to, locale }));
  const contact = await lookedUpContact(tx, { caseId, companyId });
  if (!contact) return [];
  const [theCase] = await tx.select({ locale: cases.locale }).from(cases).where(eq(cases.id, caseId));
  const locale = theCase?.locale ?? 'de';
  const stop = { topic: null, url: stopUrl(locale, { contactId: contact.id }) };
  return [{ to: unseal(contact.sealed), locale, contactId: contact.id, stop }];
}
