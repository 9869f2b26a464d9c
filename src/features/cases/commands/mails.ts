import type { Transaction } from '#db/client.ts';
import { type Contact, representativeContacts } from '#src/features/companies/index.ts';
import { type ChosenMail, contactsOf, notify, queueMail, stopUrl, waysOf } from '#src/features/notifications/index.ts';
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
  await mailTo(tx, situation, await representativeContacts(tx, theCase.companyId), theCase, occasion, mail);
}

/** As `mailRepresentatives`, where it is known already who speaks for the company. */
export async function mailTo(
  tx: Transaction,
  situation: Pick<Situation, 'now'>,
  representatives: readonly Contact[],
  theCase: { id: string; number: string },
  occasion: string,
  mail: (url: string, locale: Locale) => ChosenMail,
): Promise<void> {
  const mails = representatives.map((contact) => ({
    contact,
    mail: mail(absolute(paths.deskCase(contact.locale, theCase.number)), contact.locale),
  }));
  const [first] = mails;
  if (!first) return;
  const ids = representatives.map(({ userId }) => userId);
  const wayOf = await waysOf(tx, ids, first.mail.kind);
  for (const { contact, mail: its } of mails) {
    await notify(tx, {
      userId: contact.userId,
      mail: its,
      to: contact.email,
      locale: contact.locale,
      caseId: theCase.id,
      dedupeKey: `case:${theCase.id}:${occasion}:${contact.userId}`,
      now: situation.now,
      way: wayOf(contact.userId),
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

/** Each naming is told, also one that comes again after it was taken back. */
const namingOf = (companyId: string, at: Date) => `named:${companyId}:${at.getTime()}`;

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
  const occasion = namingOf(named.id, situation.now);
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

/**
 * The company is not named any more: whoever was told that it is, under one of the keys `told`, is told this too, once.
 * Those to whom no mail went learn nothing of it.
 */
export async function tellNamingTakenBack(
  tx: Transaction,
  { now }: Pick<Situation, 'now'>,
  { id: caseId, number, locale, companyName }: Omit<CaseThatNames, 'title'>,
  named: { id: string; name: string },
  told: readonly string[],
): Promise<void> {
  const wasTold = (whom: string) =>
    told.some((key) => key.startsWith(`case:${caseId}:named:${named.id}`) && key.endsWith(`:${whom}`));
  const mailIn = (language: Locale) => ({
    kind: 'naming-taken-back' as const,
    url: absolute(paths.case(language, { number, title: '' })),
    number,
    companyName,
    namedName: named.name,
  });
  const key = (whom: string) => `case:${caseId}:naming-taken-back:${now.getTime()}:${whom}`;
  for (const { userId, email: to, locale: language } of await representativeContacts(tx, named.id)) {
    if (!wasTold(userId)) continue;
    await notify(tx, { userId, mail: mailIn(language), to, locale: language, caseId, dedupeKey: key(userId), now });
  }
  const contact = (await contactsOf(tx, [{ id: caseId, companyId: named.id }])).get(caseId);
  if (!contact || !wasTold(contact.id)) return;
  await queueMail(tx, {
    mail: mailIn(locale),
    to: unseal(contact.sealed),
    locale,
    caseId,
    contactId: contact.id,
    dedupeKey: key(contact.id),
    now,
    stop: { topic: null, url: stopUrl(locale, { contactId: contact.id }) },
  });
}
