import { and, eq, getTableColumns, isNotNull, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, companyDomains, companyNames, statedFacts } from '#db/schema/index.ts';
import { mayWrite } from '#src/features/accounts/index.ts';
import {
  companyById,
  companyBySlug,
  isCostly,
  isHint,
  knownDomains,
  nameRow,
  publicContacts,
  registrableDomain,
  representativeById,
  representativeContacts,
} from '#src/features/companies/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { deniedBy } from '#src/features/redaction/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { contactKey } from '#src/lib/personal/guard.ts';
import { type Situation, visitor } from '#src/lib/situation.ts';
import { clean, cleanLine } from '#src/lib/text.ts';
import { factCan } from './can.ts';
import type { FactKind } from './lists.ts';
import { factsAbout, isOvertaken } from './queries.ts';
import { addressTyped, arbitrationText, ownWebsite } from './rules.ts';

/** What somebody says is right of a company. `about`: what of it; of arbitration with the answer, of a brand and a domain with which. */
export interface Stating {
  about: string;
  text: string;
  source: string;
}

/** As it is stored. */
interface Meant {
  what: FactKind;
  text: string;
  instead: string;
}

/** Of one company, statements that wait at once. */
const mostWaiting = 12;

/**
 * Whoever speaks for a company says what is right of it. What the register can see for itself (a website at a domain that is proved, a
 * number that the company is known to publish, with no page of others) is shown at once as the company's word, the rest waits for a
 * moderator. It takes the place of what waits about the same. Refuses not-allowed as `giveWord`, invalid with the field, conflict (`facts-wait`: too many;
 * `denied-before:` and its number: a decision took this number away).
 */
export async function stateFact(
  situation: Situation,
  { speakingAs, ...stating }: Stating & { speakingAs: string },
): Promise<Outcome<{ isShown: boolean }>> {
  const { actor, db, now } = situation;
  if (actor.userId === null) return refused('not-signed-in');
  return write(db, async (tx) => {
    const speaker = await representativeById(tx, speakingAs);
    if (!speaker) return refused('not-found');
    const { companyId } = speaker;
    if (!factCan.state(actor, speaker) || actor.shutOut?.includes(companyId)) return refused('not-allowed');
    if (!(await mayWrite(tx, actor.userId ?? ''))) return refused('not-allowed', { reason: 'may-not-write' });
    const meant = await meantBy(tx, companyId, stating);
    if (!meant.ok) return meant;
    // A number that a decision took away as its contact does not come back as its telephone.
    const number = await deniedBy(tx, { companyId, kind: 'complaint-contact' }, [meant.value.text]);
    if (meant.value.what === 'phone' && number !== null)
      return refused('conflict', { reason: `denied-before:${number}` });
    const isSeen = await seesItself(tx, companyId, meant.value, stating.source);
    if (!isSeen && stating.source === '') return refused('invalid', { field: 'source', reason: 'fact-source' });
    const { what, instead } = meant.value;
    const isWaiting = and(eq(statedFacts.companyId, companyId), isNull(statedFacts.decidedAt));
    const isSame = and(
      isWaiting,
      eq(statedFacts.what, what),
      isOne(what) ? undefined : eq(statedFacts.instead, instead),
    );
    await tx.update(statedFacts).set({ decidedAt: now, result: 'replaced' }).where(isSame);
    if ((await tx.$count(statedFacts, isWaiting)) >= mostWaiting) return refused('conflict', { reason: 'facts-wait' });
    const decided = isSeen ? { decidedAt: now, result: 'holds' as const } : {};
    const said = { saidBy: 'company' as const, representativeId: speaker.id, saidAt: now, ...decided };
    const id = await enter(tx, companyId, { ...meant.value, source: stating.source, ...said });
    await tell(tx, situation, { action: 'companies.state-fact', subjectId: id, companyId });
    return done({ isShown: isSeen });
  });
}

/** There is one of it: what is said of it takes the place of what was said before. */
const isOne = (what: FactKind) => what !== 'brand' && what !== 'domain';

/**
 * A moderator has looked at the page that a company names: what it says holds from now on, or it does not and why. Everybody who speaks
 * for the company is told. Refuses not-found, also where they may not, invalid without a reason, and conflict (`fact-overtaken`: somebody has put it
 * right since the company said it).
 */
export function decideFact(
  situation: Situation,
  { factId, holds, reason }: { factId: string; holds: boolean; reason: string },
): Promise<Outcome> {
  const { actor, db, now } = situation;
  return write(db, async (tx) => {
    const isIt = and(eq(statedFacts.id, factId), isNull(statedFacts.decidedAt));
    const [fact] = await tx
      .select({ ...getTableColumns(statedFacts), isOvertaken })
      .from(statedFacts)
      .where(isIt);
    if (!fact || !(await mayDecide(tx, situation, fact.companyId))) return refused('not-found');
    if (!holds && reason === '') return refused('invalid', { field: 'reason', reason: 'required' });
    if (holds && fact.isOvertaken) return refused('conflict', { reason: 'fact-overtaken' });
    const result = holds ? ('holds' as const) : ('refused' as const);
    await tx.update(statedFacts).set({ decidedAt: now, decidedBy: actor.userId, result, reason }).where(isIt);
    if (holds) await giveUp(tx, fact.companyId, fact);
    const { companyId } = fact;
    await tell(tx, situation, { action: 'companies.decide-fact', subjectId: factId, companyId });
    await tellCompany(tx, { ...fact, reason, holds }, now);
    return done();
  });
}

/** A moderator puts right what somebody reported, with the page that shows it. Refuses not-found, also where they may not, and invalid. */
export function putRightAsModerator(
  situation: Situation,
  { company, ...stating }: Stating & { company: string },
): Promise<Outcome> {
  return write(situation.db, async (tx) => {
    const found = await companyBySlug(tx, company);
    if (!found || !(await mayDecide(tx, situation, found.id))) return refused('not-found');
    if (stating.source === '') return refused('invalid', { field: 'source', reason: 'fact-source' });
    return put(tx, situation, { companyId: found.id, stating, saidBy: 'moderation' });
  });
}

/** The same by the administrator, from the command line. Refuses not-found and invalid. */
export function putRight(
  db: Database,
  { company, now, ...stating }: Stating & { company: string; now: Date },
): Promise<Outcome> {
  return write(db, async (tx) => {
    const found = await companyBySlug(tx, company);
    if (!found) return refused('not-found');
    return put(tx, { now, actor: visitor }, { companyId: found.id, stating, saidBy: 'administrator' });
  });
}

async function put(
  tx: Transaction,
  { now, actor }: Pick<Situation, 'now' | 'actor'>,
  { companyId, stating, saidBy }: { companyId: string; stating: Stating; saidBy: 'moderation' | 'administrator' },
): Promise<Outcome> {
  const meant = await meantBy(tx, companyId, stating);
  if (!meant.ok) return meant;
  const decided = { saidAt: now, decidedAt: now, decidedBy: actor.userId, result: 'holds' as const };
  await enter(tx, companyId, { ...meant.value, source: stating.source, saidBy, ...decided });
  await giveUp(tx, companyId, meant.value);
  await tell(tx, { now, actor }, { action: 'companies.correct-facts', subjectId: companyId, companyId });
  return done();
}

/** What a moderator may act on: whether they have written a case against the company, a withdrawn one too. */
export async function mayDecide(db: Database | Transaction, { actor }: Pick<Situation, 'actor'>, companyId: string) {
  const isTheirs = and(
    eq(cases.authorId, actor.userId ?? ''),
    eq(cases.companyId, companyId),
    isNotNull(cases.publishedAt),
  );
  return factCan.decide(actor, { companyId, hasComplained: (await db.$count(cases, isTheirs)) > 0 });
}

async function enter(
  tx: Transaction,
  companyId: string,
  fact: Omit<typeof statedFacts.$inferInsert, 'id' | 'companyId'>,
): Promise<string> {
  const id = newId();
  const phoneKey = fact.what === 'phone' ? (contactKey({ kind: 'phone', found: fact.text }) ?? '') : '';
  await tx.insert(statedFacts).values({ id, companyId, ...fact, phoneKey });
  return id;
}

/** Reads what somebody means, and what stands there today. */
async function meantBy(tx: Transaction, companyId: string, { about, text }: Stating): Promise<Outcome<Meant>> {
  const typed = clean(text);
  const invalid = (reason: string) => refused('invalid', { field: 'text', reason });
  const [kind, which = ''] = [about.split(':')[0] ?? '', about.slice(about.indexOf(':') + 1)];
  if (kind === 'brand' || kind === 'domain') return ownOf(tx, companyId, kind, which);
  const before = await factsAbout(tx, companyId);
  if (kind === 'arbitration-yes' || kind === 'arbitration-no' || kind === 'arbitration-unknown') {
    const takesPart = kind === 'arbitration-yes' ? 'yes' : 'no';
    const said = kind === 'arbitration-unknown' ? null : ({ takesPart, body: cleanLine(typed) } as const);
    return done({ what: 'arbitration', text: arbitrationText(said), instead: arbitrationText(before.arbitration) });
  }
  if (kind !== 'address' && kind !== 'phone' && kind !== 'website')
    return refused('invalid', { field: 'about', reason: 'choose-one' });
  const instead = before[kind]?.text ?? '';
  if (typed === '') return done({ what: kind, text: '', instead });
  if (kind === 'address') {
    const address = addressTyped(typed);
    return address === null ? invalid('fact-address') : done({ what: kind, text: address, instead });
  }
  if (kind === 'website') {
    const website = ownWebsite(/^https?:/i.test(typed) ? typed : `https://${typed}`);
    return website === '' ? invalid('fact-website') : done({ what: kind, text: website, instead });
  }
  if (!/^[+(]?[\d\s()/.-]{5,40}$/.test(typed) || contactKey({ kind: 'phone', found: typed }) === null)
    return invalid('not-a-phone');
  return isCostly(typed) ? invalid('contact-costly') : done({ what: kind, text: cleanLine(typed), instead });
}

/** A name or a domain that the company has; of domains none that is proved: those end at the command line alone. */
async function ownOf(
  tx: Transaction,
  companyId: string,
  what: 'brand' | 'domain',
  which: string,
): Promise<Outcome<Meant>> {
  const gone = refused('invalid', { field: 'about', reason: 'choose-one' });
  if (what === 'domain') {
    const isIt = and(eq(companyDomains.domain, which), eq(companyDomains.companyId, companyId));
    const [row] = await tx.select().from(companyDomains).where(isIt);
    return row && isHint(row.source) ? done({ what, text: '', instead: row.domain }) : gone;
  }
  const isIt = and(eq(companyNames.companyId, companyId), eq(companyNames.key, which), eq(companyNames.kind, 'alias'));
  const [row] = await tx.select().from(companyNames).where(isIt);
  return row ? done({ what, text: '', instead: row.name }) : gone;
}

/** Whether the register knows it already, and the page that is named for it: nothing else is shown before somebody has looked. */
async function seesItself(tx: Transaction, companyId: string, { what, text }: Meant, source: string): Promise<boolean> {
  const known = await knownDomains(tx, companyId);
  const isOwn = (address: string) => known.has(registrableDomain(new URL(address).hostname) ?? '');
  if ((source !== '' && !isOwn(source)) || text === '') return false;
  if (what === 'website') return isOwn(text);
  return (
    what === 'phone' && (await publicContacts(tx, [companyId])).has(contactKey({ kind: 'phone', found: text }) ?? '')
  );
}

/** A name and a domain that a company gives up are its own no more; that it did keeps an import from bringing them back. */
async function giveUp(
  tx: Transaction,
  companyId: string,
  { what, instead }: Pick<Meant, 'what' | 'instead'>,
): Promise<void> {
  if (what === 'brand') {
    const isIt = and(eq(companyNames.companyId, companyId), eq(companyNames.key, nameRow(instead).key));
    await tx.delete(companyNames).where(and(isIt, eq(companyNames.kind, 'alias')));
  }
  if (what !== 'domain') return;
  const isIt = and(eq(companyDomains.domain, instead), eq(companyDomains.companyId, companyId));
  const [row] = await tx.select().from(companyDomains).where(isIt);
  if (row && isHint(row.source)) await tx.delete(companyDomains).where(isIt);
}

async function tellCompany(
  tx: Transaction,
  fact: typeof statedFacts.$inferSelect & { holds: boolean },
  now: Date,
): Promise<void> {
  const company = await companyById(tx, fact.companyId);
  if (!company) return;
  for (const { email: to, locale, userId } of await representativeContacts(tx, fact.companyId)) {
    const url = absolute(paths.deskFacts(locale, company.slug));
    const about = { companyName: company.name, what: fact.what, holds: fact.holds, reason: fact.reason || 'none' };
    const mail = { kind: 'fact-decided' as const, url, ...about };
    await queueMail(tx, { mail, to, locale, dedupeKey: `fact:${fact.id}:${userId}`, now });
  }
}
