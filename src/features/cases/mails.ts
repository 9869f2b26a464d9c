import { and, eq, isNull, or } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { contactAddresses } from '#db/schema/index.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import {
  addressCaseKey,
  type ChosenMail,
  caseKey,
  newsKey,
  notify,
  takeBack,
} from '#src/features/notifications/index.ts';
import type { Act, Locale } from '#src/lib/act.ts';
import { absolute, paths } from '#src/lib/paths.ts';

/**
 * When a case becomes a tombstone its texts are nobody's business any more: what has not gone out about it does not go
 * out, at once or in a digest. Only what somebody else did is still told to its author.
 */
export async function forgetMails(
  tx: Transaction,
  { id, companyId }: { id: string; companyId: string },
): Promise<void> {
  await takeBack(tx, newsKey(id));
  await takeBack(tx, caseKey(id));
  const isToldOfIt = or(eq(contactAddresses.caseId, id), isNull(contactAddresses.caseId));
  const contacts = await tx
    .select({ id: contactAddresses.id })
    .from(contactAddresses)
    .where(and(eq(contactAddresses.companyId, companyId), isToldOfIt));
  for (const contact of contacts) await takeBack(tx, addressCaseKey(contact.id, id));
}

/** One mail to each person who speaks for the company, in their language; `url` leads to the case on their desk. */
export async function mailRepresentatives(
  tx: Transaction,
  act: Pick<Act, 'now'>,
  theCase: { id: string; companyId: string; number: string },
  occasion: string,
  mail: (url: string, locale: Locale) => ChosenMail,
): Promise<void> {
  for (const contact of await representativeContacts(tx, theCase.companyId)) {
    await notify(tx, {
      userId: contact.userId,
      mail: mail(absolute(paths.deskCase(contact.locale, theCase.number)), contact.locale),
      to: contact.email,
      locale: contact.locale,
      dedupeKey: `${caseKey(theCase.id)}${occasion}:${contact.email}`,
      now: act.now,
    });
  }
}
