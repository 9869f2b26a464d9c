import { and, count, eq, gt } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies, events, namedCompanies, replies } from '#db/schema/index.ts';
import { companiesNamed, createCompany, isOwnWebsite, type NewCompany } from '#src/features/companies/index.ts';
import { notify, takeBackNaming } from '#src/features/notifications/index.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { change } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Actor, belongsTo, type Situation } from '#src/lib/situation.ts';
import { mailRepresentatives, tellNamed, tellNamingTakenBack } from './mails.ts';
import { type CaseEvent, type CaseForWriting, inCase, type Where } from './opening.ts';
import { isFull, isKnown, signature, signerInMail } from './replies.ts';

/** So often an author may name a company in one case: each is told. */
const mostNamings = 3;
/** So many companies one author may enter in a day by naming them: each stands in the register for good. */
const mostEntered = 3;

/** Why a company cannot be named beside the one the case is against; null when it can. */
export function namingFault(actor: Actor, companyId: string, against: string | null): string | null {
  if (companyId === against) return 'named-is-against';
  return belongsTo(actor, companyId) ? 'named-is-own' : null;
}

/** A company of the register, or one to be entered. */
export type NamedCompany = { id: string } | (Pick<NewCompany, 'name' | 'industry'> & { website: string });

/**
 * The author names a second company, which is told if somebody speaks for it or an address is known. One that is not in the
 * register is entered, unless its name is that of one that is. Refuses (invalid, at `name`) an unknown one, that of the case
 * and one the author speaks for, (at `newWebsite`, `own-domain`) a website of the author's own address; conflict: another is
 * named (`already-named`), or it was done too often (`named-too-often`, `entered-too-often`).
 */
export function nameCompany(
  situation: Situation,
  { number, company }: { number: string; company: NamedCompany },
): Promise<Outcome<Where>> {
  const name = async (tx: Transaction, theCase: CaseForWriting): Promise<Outcome<CaseEvent | null>> => {
    const isNew = !('id' in company);
    const [same] = isNew ? await companiesNamed(tx, company.name) : [];
    const knownId = isNew ? same?.id : company.id;
    if (knownId !== undefined) {
      if (theCase.namedId === knownId) return done(null);
      const fault = namingFault(situation.actor, knownId, theCase.companyId);
      if (fault) return refused('invalid', { field: isNew ? 'newName' : 'name', reason: fault });
    }
    if (theCase.namedId !== null) return refused('conflict', { reason: 'already-named' });
    const ofCase = and(eq(events.caseId, theCase.id), eq(events.action, 'cases.nameCompany'));
    const [times] = await tx.select({ count: count() }).from(events).where(ofCase);
    if ((times?.count ?? 0) >= mostNamings) return refused('conflict', { reason: 'named-too-often' });
    const entered = isNew && knownId === undefined ? await enter(tx, situation, theCase, company) : done(knownId ?? '');
    if (!entered.ok) return entered;
    const companyId = entered.value;
    const [named] = await tx.select().from(companies).where(eq(companies.id, companyId));
    if (!named) return refused('invalid', { field: 'name', reason: 'named-unknown' });
    await tx.insert(namedCompanies).values({ caseId: theCase.id, companyId, namedAt: situation.now });
    await tellNamed(tx, situation, theCase, named);
    const particulars = { changes: change('named', null, named.name) };
    return done({ action: 'cases.nameCompany', subjectId: companyId, particulars });
  };
  return inCase(situation, number, 'nameCompany', name);
}

async function enter(
  tx: Transaction,
  { actor, now }: Situation,
  { author }: CaseForWriting,
  { name, industry, website }: Exclude<NamedCompany, { id: string }>,
): Promise<Outcome<string>> {
  if (isOwnWebsite(website, author.email)) return refused('invalid', { field: 'newWebsite', reason: 'own-domain' });
  const dayBefore = new Date(now.getTime() - dayMilliseconds);
  const own = and(eq(companies.createdBy, author.id), gt(companies.createdAt, dayBefore));
  if ((await tx.$count(companies, own)) >= mostEntered) return refused('conflict', { reason: 'entered-too-often' });
  const made = await createCompany(tx, { name, industry, website: website || null, createdBy: actor.userId, now });
  return done(made.id);
}

/**
 * The author takes it back, as long as that company has not answered: afterwards its answer stands. If the company was told
 * that it is named, it is told this too.
 * Refuses: conflict (`named-has-answered`). Taken back already, nothing happens.
 */
export function takeBackNamed(situation: Situation, { number }: { number: string }): Promise<Outcome<Where>> {
  const takeBack = async (tx: Transaction, theCase: CaseForWriting): Promise<Outcome<CaseEvent | null>> => {
    const { id, namedId } = theCase;
    if (namedId === null) return done(null);
    if (await hasAnswered(tx, id)) return refused('conflict', { reason: 'named-has-answered' });
    const [named] = await tx.select({ name: companies.name }).from(companies).where(eq(companies.id, namedId));
    await tx.delete(namedCompanies).where(eq(namedCompanies.caseId, id));
    const told = await takeBackNaming(tx, id);
    const name = named?.name ?? '';
    await tellNamingTakenBack(tx, situation, theCase, { id: namedId, name }, told);
    const particulars = { changes: change('named', name, null) };
    return done({ action: 'cases.takeBackNamed', subjectId: namedId, particulars });
  };
  return inCase(situation, number, 'takeBackNamed', takeBack);
}

interface Said {
  /** Given when the form was shown: sent twice, it is said once. */
  id: string;
  number: string;
  text: string;
}

/**
 * A company that is only named answers in public, under the name of who speaks for it. It moves nothing: no clock, no
 * ball, no state. The author gets a mail.
 */
export function replyAsNamed(situation: Situation, { id, number, text }: Said): Promise<Outcome<Where>> {
  const reply = async (tx: Transaction, theCase: CaseForWriting): Promise<Outcome<CaseEvent>> => {
    if (await isFull(tx, theCase.id, 'named-reply')) return refused('conflict', { reason: 'case-is-full' });
    const signer = theCase.namedId === null ? null : await signature(tx, situation, theCase.namedId);
    if (!signer) return refused('not-allowed');
    const { isChecked: _, ...signed } = signer;
    const publishedAt = situation.now;
    await tx.insert(replies).values({ id, caseId: theCase.id, kind: 'named-reply', text, publishedAt, ...signed });
    const { id: userId, email: to, locale } = theCase.author;
    await notify(tx, {
      userId,
      mail: {
        kind: 'named-replied',
        url: absolute(paths.ownCase(locale, number)),
        number,
        title: theCase.title,
        namedName: signed.signedCompany,
        representative: signerInMail(signed),
      },
      to,
      locale,
      caseId: theCase.id,
      dedupeKey: `named-replied:${id}`,
      now: situation.now,
    });
    return done({ action: 'cases.replyAsNamed', subjectId: id });
  };
  return inCase(situation, number, 'replyAsNamed', reply, (tx) => isKnown(tx, id));
}

/** The author answers the company that is only named. It moves nothing either. Refuses: conflict (`nothing-to-answer`). */
export function answerNamed(situation: Situation, { id, number, text }: Said): Promise<Outcome<Where>> {
  const answer = async (tx: Transaction, theCase: CaseForWriting): Promise<Outcome<CaseEvent>> => {
    const { id: caseId, namedId, title } = theCase;
    if (namedId === null || !(await hasAnswered(tx, caseId)))
      return refused('conflict', { reason: 'nothing-to-answer' });
    if (await isFull(tx, caseId, 'named-answer')) return refused('conflict', { reason: 'case-is-full' });
    await tx.insert(replies).values({ id, caseId, kind: 'named-answer', text, publishedAt: situation.now });
    const told = { id: caseId, companyId: namedId, number };
    await mailRepresentatives(tx, situation, told, `named-answered:${id}`, (url) => ({
      kind: 'named-answered',
      url,
      number,
      title,
    }));
    return done({ action: 'cases.answerNamed', subjectId: id });
  };
  return inCase(situation, number, 'answerNamed', answer, (tx) => isKnown(tx, id));
}

async function hasAnswered(tx: Transaction, caseId: string): Promise<boolean> {
  const ofNamed = and(eq(replies.caseId, caseId), eq(replies.kind, 'named-reply'));
  return (await tx.select({ id: replies.id }).from(replies).where(ofNamed).limit(1)).length > 0;
}
