import type { Transaction } from '#db/client.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import { type ChosenMail, contactsOf, notify, queueMail, stopUrl } from '#src/features/notifications/index.ts';
import { unseal } from '#src/lib/crypto.ts';
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

interface CaseThatNames {
  id: string;
  number: string;
  title: string;
  locale: Locale;
  /** Against whom it is. */
  companyName: string;
}

/**
 * A company learns that a case against another one names it: who speaks for it, else the address at which it is told
 * about its own cases. Once, without a day until which it should answer, and never again.
 */
export async function tellNamed(
  tx: Transaction,
  situation: Pick<Situation, 'now'>,
  theCase: CaseThatNames,
  named: { id: string; name: string; slug: string },
): Promise<void> {
  const { id: caseId, number, title, locale, companyName } = theCase;
  const about = { number, title, companyName, namedName: named.name };
  const occasion = `named:${named.id}`;
  const told = { id: caseId, companyId: named.id, number };
  await mailRepresentatives(tx, situation, told, occasion, (url) => ({ kind: 'company-named', url, ...about }));
  if ((await representativeContacts(tx, named.id)).length > 0) return;
  const contact = (await contactsOf(tx, [told])).get(caseId);
  if (!contact) return;
  await queueMail(tx, {
    mail: {
      kind: 'contact-named',
      url: absolute(paths.case(locale, { number, title: '' })),
      number,
      namedName: named.name,
      source: contact.source,
    },
    to: unseal(contact.sealed),
    locale,
    caseId,
    contactId: contact.id,
    dedupeKey: `case:${caseId}:${occasion}:${contact.id}`,
    now: situation.now,
    stop: { topic: null, url: stopUrl(locale, { contactId: contact.id }) },
  });
}
