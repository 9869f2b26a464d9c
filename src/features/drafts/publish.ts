import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { preparedWrite, slots, together } from '#db/prepared.ts';
import { caseCounters, cases, draftKeys, drafts, namedCompanies } from '#db/schema/index.ts';
import { mayWrite, personAt, type SessionCookie, startSession, useLink } from '#src/features/accounts/index.ts';
import {
  mailTo,
  namingFault,
  refreshCase,
  sealCase,
  settleCounterparts,
  tellNamed,
} from '#src/features/cases/index.ts';
import { replyDueOn } from '#src/features/cases/rules.ts';
import {
  type Company,
  type Contact,
  companyById,
  createCompany,
  isOwnWebsite,
  representationsOf,
  representativeContacts,
} from '#src/features/companies/index.ts';
import { isIndustry } from '#src/features/companies/industries.ts';
import { contactsOf, queueMail } from '#src/features/notifications/index.ts';
import { tellContact } from '#src/features/reminders/index.ts';
import { forgetOwner } from '#src/features/unfinished/index.ts';
import { unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { dayOf } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { blackened, type Decisions, nothingDecided } from '#src/lib/personal/guard.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { draftCan } from './can.ts';
import { caseOfOwn } from './matter/own-cases.ts';
import { decidePersonalData } from './personal.ts';
import { type Draft, draftOfCaseForWriting } from './queries.ts';

export interface Published {
  caseId: string;
  number: string;
  title: string;
  locale: 'de' | 'en';
  /** Signs the author in. */
  cookie: SessionCookie;
}

const endKeys = preparedWrite((db) => db.delete(draftKeys).where(eq(draftKeys.caseId, sql.placeholder('caseId'))));
const endDraft = preparedWrite((db) => db.delete(drafts).where(eq(drafts.caseId, sql.placeholder('caseId'))));
const setCompany = preparedWrite((db) =>
  db
    .update(cases)
    .set(slots<typeof cases>(['companyId']))
    .where(eq(cases.id, sql.placeholder('caseId'))),
);

/**
 * The link in the mail was pressed: the case becomes public, in one transaction with its number, its author's account,
 * its company if that is new, and the mails. Refuses what `useLink` refuses (`link-used`, `link-expired`,
 * `link-unknown`), `link-replaced` after another address was given, `draft-incomplete`, `personal-data`, and (not-allowed,
 * `own-company`, `own-named`) a representative of the company or of the one it also names, `may-not-write`, and what `caseOfOwn` refuses.
 * A refusal does not use the link up.
 */
export function confirmCase(
  situation: Situation,
  { token, userAgent, cookies = null }: { token: string; userAgent: string; cookies?: string | null },
  decisions: Decisions = nothingDecided,
): Promise<Outcome<Published>> {
  return write(situation.db, async (tx) => {
    const link = await useLink(tx, { purpose: 'confirm-case', token, now: situation.now });
    if (!link.ok) return link;
    const { email, subjectId } = link.value;
    const draft = subjectId === null ? null : await draftOfCaseForWriting(tx, subjectId);
    if (draft === null) return refused('too-late', { reason: 'link-used' });
    if (!draftCan.confirm({ email }, draft) || !draft.isSubmitted)
      return refused('too-late', { reason: 'link-replaced' });
    if (draft.missing.length > 0) return refused('invalid', { reason: 'draft-incomplete' });
    if (namesOwnDomain(draft, email)) return refused('invalid', { reason: 'own-domain' });

    const { caseId, locale } = draft;
    const { id: authorId, isNew } = await personAt(tx, { email, locale, now: situation.now });
    if (!isNew && !(await mayWrite(tx, authorId))) return refused('not-allowed', { reason: 'may-not-write' });
    const { id: companyId, name: companyName } = await companyOf(tx, draft.company, authorId, situation.now);
    const representatives = await representativeContacts(tx, companyId);
    // By the address in the mail or by whoever is signed in: a private address makes nobody a customer.
    const isOwn =
      representatives.some((contact) => mailboxOf(contact.email) === mailboxOf(email)) ||
      (!isNew && (await representationsOf(tx, authorId)).some((one) => one.companyId === companyId));
    if (isOwn || !draftCan.complainAbout(situation.actor, companyId)) {
      return refused('not-allowed', { reason: 'own-company' });
    }
    const further = await caseOfOwn(tx, { ...draft, companyId }, email);
    if (further) return further;
    const named = await namedOf(tx, draft, companyId, { authorId, now: situation.now });
    if (named !== null && (await speaksFor(tx, situation, named.id, email))) {
      return refused('not-allowed', { reason: 'own-named' });
    }
    // It may have been changed since it was sent off.
    const decided = await decidePersonalData(tx, draft, { decided: decisions, now: situation.now });
    if (!decided.ok) return decided;
    const title = blackened(draft.title, decisions);
    const number = await nextNumber(tx, Number(dayOf(situation.now).slice(0, 4)));
    await together(tx, [endKeys(tx, { caseId }), endDraft(tx, { caseId })]);
    await forgetOwner(tx, `draft:${caseId}`);
    if (draft.company.id === null) await setCompany(tx, { companyId, caseId });
    if (draft.entries.some(({ thirdParty }) => thirdParty !== '')) await settleCounterparts(tx, caseId, companyId);
    const rows = await refreshCase(tx, caseId, today(situation), { number, authorId, publishedAt: situation.now });
    const author = { now: situation.now, actor: { userId: authorId } };
    await tell(tx, author, { action: 'cases.publish', subjectId: caseId, caseId, companyId });
    await sealCase(tx, { caseId, rows, kind: 'case.published', at: situation.now });
    await mailEverybody(tx, situation, {
      ...draft,
      title,
      number,
      companyId,
      companyName,
      email,
      representatives,
    });
    if (named !== null) {
      await tellNamed(tx, situation, { id: caseId, number, title, locale, companyName }, named);
    }
    const cookie = await startSession(tx, { userId: authorId, userAgent, cookies, now: situation.now, isNew });
    return done({ caseId, number, title, locale, cookie });
  });
}

/** Whether a website that the author gives for a new company is that of their own mail address. */
export function namesOwnDomain({ company, named }: Pick<Draft, 'company' | 'named'>, email: string): boolean {
  return [company, named].some((one) => one !== null && one.id === null && isOwnWebsite(one.website, email));
}

async function companyOf(
  tx: Transaction,
  { id, name, industry, website }: Draft['company'],
  createdBy: string,
  now: Date,
): Promise<Pick<Company, 'id' | 'name'>> {
  if (id !== null) return { id, name };
  const entered = await createCompany(tx, {
    name,
    industry: isIndustry(industry) ? industry : 'other',
    website: website === '' ? null : website,
    createdBy,
    now,
  });
  // It may be in the register already, spelled otherwise.
  return { id: entered.id, name: (await companyById(tx, entered.id))?.name ?? name };
}

/**
 * The second company, entered if it is new. A company that was entered anew may turn out to be the one that the case is
 * against: then it is not named.
 */
async function namedOf(
  tx: Transaction,
  { caseId, named }: Draft,
  companyId: string,
  by: { authorId: string; now: Date },
): Promise<Company | null> {
  if (named === null) return null;
  await tx.delete(namedCompanies).where(eq(namedCompanies.caseId, caseId));
  const { id } = await companyOf(tx, named, by.authorId, by.now);
  if (id === companyId) return null;
  await tx.insert(namedCompanies).values({ caseId, companyId: id, namedAt: by.now });
  return (await companyById(tx, id)) ?? null;
}

async function speaksFor(tx: Transaction, { actor }: Situation, companyId: string, email: string): Promise<boolean> {
  const contacts = await representativeContacts(tx, companyId);
  return (
    namingFault(actor, companyId, null) !== null ||
    contacts.some((contact) => mailboxOf(contact.email) === mailboxOf(email))
  );
}

const countUp = preparedWrite((db) =>
  db
    .insert(caseCounters)
    .values({ year: sql.placeholder('year'), last: 1 })
    .onConflictDoUpdate({ target: caseCounters.year, set: { last: sql`${caseCounters.last} + 1` } })
    .returning({ last: caseCounters.last }),
);

/** `2026-000417`: counted up inside the transaction, so that a refusal leaves no hole. */
async function nextNumber(tx: Transaction, year: number): Promise<string> {
  const [counter] = await countUp(tx, { year });
  return `${year}-${String(counter?.last ?? 0).padStart(6, '0')}`;
}

async function mailEverybody(
  tx: Transaction,
  situation: Situation,
  published: Pick<Draft, 'caseId' | 'title' | 'locale'> & {
    number: string;
    companyId: string;
    companyName: string;
    email: string;
    representatives: readonly Contact[];
  },
): Promise<void> {
  const { caseId, number, title, locale, companyId, companyName, email, representatives } = published;
  await queueMail(tx, {
    mail: { kind: 'case-live', url: absolute(paths.case(locale, { number, title })), number, title, companyName },
    to: email,
    locale,
    caseId,
    dedupeKey: `case-live:${caseId}`,
    now: situation.now,
  });
  const dueOn = replyDueOn(today(situation));
  await mailTo(tx, situation, representatives, { id: caseId, number }, 'case-published', (url) => ({
    kind: 'case-published',
    url,
    number,
    title,
    companyName,
    dueOn,
  }));
  // An address that the administration entered for every case; only a company for which nobody speaks has one.
  const contact =
    representatives.length > 0 ? undefined : (await contactsOf(tx, [{ id: caseId, companyId }])).get(caseId);
  if (!contact) return;
  const theCase = { id: caseId, number, locale, publishedOn: today(situation), awaitedAnew: '' };
  await tellContact(tx, situation, theCase, { id: contact.id, email: unseal(contact.sealed), source: contact.source });
}
