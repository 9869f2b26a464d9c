import type { Transaction } from '#db/client.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import { type ChosenMail, notify } from '#src/features/notifications/index.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Locale, Situation } from '#src/lib/situation.ts';

/** One mail to each person who speaks for the company, in their language; `url` leads to the case on their desk. */
export async function mailRepresentatives(
  tx: Transaction,
  situation: Pick<Situation, 'now'>,
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
      caseId: theCase.id,
      dedupeKey: `case:${theCase.id}:${occasion}:${contact.email}`,
      now: situation.now,
    });
  }
}
