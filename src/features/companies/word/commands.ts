import { z } from 'astro/zod';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companyWords, complaintContacts, hiddenWords, representatives } from '#db/schema/index.ts';
import { mayWrite } from '#src/features/accounts/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { deniedBy } from '#src/features/redaction/index.ts';
import { newId, unseal } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { addDays, dayMilliseconds } from '#src/lib/dates.ts';
import { tell } from '#src/lib/events.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { contactKey } from '#src/lib/personal/guard.ts';
import { type Situation, today } from '#src/lib/situation.ts';
import { companyCan } from '../can.ts';
import { knownDomains } from '../claims/known.ts';
import type { WordKind } from '../lists.ts';
import { publicContacts } from '../public-contacts.ts';
import { type Representative, representativeById, representativeContacts } from '../representatives/queries.ts';
import { isCompanyAddress, isCostly, saysNothingNew } from './contact.ts';

/** Words of a company that begin in a year: what changes more often promises nothing. */
const mostAYear = 6;

async function asSpeaker(
  situation: Situation,
  speakingAs: string,
  task: (tx: Transaction, speaker: Representative) => Promise<Outcome>,
): Promise<Outcome> {
  if (situation.actor.userId === null) return refused('not-signed-in');
  return write(situation.db, async (tx) => {
    const speaker = await representativeById(tx, speakingAs);
    if (!speaker) return refused('not-found');
    const { userId, shutOut } = situation.actor;
    if (!companyCan.giveWord(situation.actor, speaker) || shutOut?.includes(speaker.companyId))
      return refused('not-allowed');
    if (!(await mayWrite(tx, userId ?? ''))) return refused('not-allowed', { reason: 'may-not-write' });
    return task(tx, speaker);
  });
}

async function holding(tx: Transaction, companyId: string, kind: WordKind) {
  const isIt = and(eq(companyWords.companyId, companyId), eq(companyWords.kind, kind), isNull(companyWords.endedAt));
  const [row] = await tx.select().from(companyWords).where(isIt);
  return row ?? null;
}

/** The word holds for cases that are published up to today, and is never changed: it stays readable, with its figure. */
async function end(tx: Transaction, situation: Situation, id: string, speaker: Representative): Promise<void> {
  await tx
    .update(companyWords)
    .set({ heldUntil: today(situation), endedBy: speaker.id, endedAt: situation.now })
    .where(eq(companyWords.id, id));
}

/**
 * The company promises something to all its customers, for cases that are published from tomorrow on: today's are known already.
 * It takes the place of another word of its kind, which ends today. The same word again changes nothing. Refuses not-allowed to
 * whoever does not speak for the company from inside and with certainty, conflict (`word-too-often`).
 */
export function giveWord(
  situation: Situation,
  { speakingAs, kind, days }: { speakingAs: string; kind: WordKind; days: number },
): Promise<Outcome> {
  return asSpeaker(situation, speakingAs, async (tx, speaker) => {
    const { companyId } = speaker;
    const former = await holding(tx, companyId, kind);
    if (former?.days === days) return done();
    const yearAgo = new Date(situation.now.getTime() - 365 * dayMilliseconds);
    const lately = and(eq(companyWords.companyId, companyId), gt(companyWords.givenAt, yearAgo));
    if ((await tx.$count(companyWords, lately)) >= mostAYear) return refused('conflict', { reason: 'word-too-often' });
    if (former) await end(tx, situation, former.id, speaker);
    const id = newId();
    const given = { givenBy: speaker.id, givenAt: situation.now };
    await tx
      .insert(companyWords)
      .values({ id, companyId, kind, days, holdsFrom: addDays(today(situation), 1), ...given });
    await tell(tx, situation, { action: 'companies.give-word', subjectId: id, companyId });
    return done();
  });
}

/** The company promises it no more, for cases from tomorrow on. One that is not there is no fault. Refuses as `giveWord`. */
export function endWord(
  situation: Situation,
  { speakingAs, endKind }: { speakingAs: string; endKind: WordKind },
): Promise<Outcome> {
  return asSpeaker(situation, speakingAs, async (tx, speaker) => {
    const { companyId } = speaker;
    const former = await holding(tx, companyId, endKind);
    if (!former) return done();
    await end(tx, situation, former.id, speaker);
    await tell(tx, situation, { action: 'companies.end-word', subjectId: former.id, companyId });
    return done();
  });
}

/**
 * Where the company wants to be told of complaints; neither: nowhere. Public, and everybody else who speaks for it is told. Refuses as `giveWord`,
 * invalid for an address that is not known to be the company's (`contact-foreign`) and a number that costs more than a call (`contact-costly`),
 * conflict (`contact-hidden`) to whoever set what a decision hid, and to everybody who says the same again or nothing in its place, and
 * (`denied-before:` and its number) to everybody as long as that decision stands.
 */
export function setComplaintContact(
  situation: Situation,
  { speakingAs, address, phone }: { speakingAs: string; address: string; phone: string },
): Promise<Outcome> {
  return asSpeaker(situation, speakingAs, async (tx, speaker) => {
    const { companyId } = speaker;
    const known = {
      domains: [...(await knownDomains(tx, companyId))],
      published: await publicContacts(tx, [companyId]),
    };
    if (address !== '' && !isCompanyAddress(address, known))
      return refused('invalid', { field: 'address', reason: 'contact-foreign' });
    if (isCostly(phone)) return refused('invalid', { field: 'phone', reason: 'contact-costly' });
    const hidden = await hiddenContact(tx, companyId);
    const isHidden = hidden && (hidden.userId === situation.actor.userId || saysNothingNew({ address, phone }, hidden));
    if (isHidden) return refused('conflict', { reason: 'contact-hidden' });
    // Nor by a way round: something else first, and then that again.
    const number = await deniedBy(tx, { companyId, kind: 'complaint-contact' }, [address, phone]);
    if (number !== null) return refused('conflict', { reason: `denied-before:${number}` });
    if (hidden) await forgetHiddenContact(tx, companyId);
    const phoneKey = contactKey({ kind: 'phone', found: phone }) ?? '';
    const set = { address, phone, phoneKey, setBy: speaker.id, setAt: situation.now };
    await (address === '' && phone === ''
      ? tx.delete(complaintContacts).where(eq(complaintContacts.companyId, companyId))
      : tx
          .insert(complaintContacts)
          .values({ companyId, ...set })
          .onConflictDoUpdate({ target: complaintContacts.companyId, set }));
    // Part of what the company says of itself to all its customers.
    await tell(tx, situation, { action: 'companies.give-word', subjectId: companyId, companyId });
    await tellTheOthers(tx, situation, speaker);
    return done();
  });
}

const hiddenTexts = z.object({ address: z.string(), phone: z.string() });

/** The contact that a decision hides, and by whom it was set; null: none does. */
async function hiddenContact(tx: Transaction, companyId: string) {
  const [hidden] = await tx
    .select({ userId: representatives.userId, sealed: hiddenWords.sealed })
    .from(hiddenWords)
    .innerJoin(complaintContacts, eq(complaintContacts.companyId, hiddenWords.pieceId))
    .innerJoin(representatives, eq(representatives.id, complaintContacts.setBy))
    .where(and(eq(hiddenWords.pieceKind, 'complaint-contact'), eq(hiddenWords.pieceId, companyId)));
  return hidden ? { userId: hidden.userId, ...hiddenTexts.parse(JSON.parse(unseal(hidden.sealed))) } : null;
}

/** Somebody else says something else in its place: nothing brings it back. */
const forgetHiddenContact = (tx: Transaction, companyId: string) =>
  tx.delete(hiddenWords).where(and(eq(hiddenWords.pieceKind, 'complaint-contact'), eq(hiddenWords.pieceId, companyId)));

/** Customers are sent there: whoever else speaks for the company sees it the same hour. */
async function tellTheOthers(tx: Transaction, { now }: Situation, speaker: Representative): Promise<void> {
  const { companyId, companyName, companySlug, userId: by } = speaker;
  const about = { companyName, who: `${speaker.firstName} ${speaker.lastName}`.trim() };
  for (const { email: to, locale, userId } of await representativeContacts(tx, companyId)) {
    if (userId === by) continue;
    const mail = { kind: 'team-changed' as const, what: 'contact' as const, ...about };
    const url = absolute(paths.company(locale, companySlug));
    await queueMail(tx, {
      mail: { ...mail, url },
      to,
      locale,
      dedupeKey: `contact:${companyId}:${now.getTime()}:${userId}`,
      now,
    });
  }
}
