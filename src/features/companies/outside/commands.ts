import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { claims, representatives } from '#db/schema/index.ts';
import { createLink } from '#src/features/accounts/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { write } from '#src/lib/database.ts';
import { tell } from '#src/lib/events.ts';
import { limited } from '#src/lib/limits.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { shareOf } from '#src/lib/networks.ts';
import { done, type Outcome, refused } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { Situation } from '#src/lib/situation.ts';
import { companyCan } from '../can.ts';
import { type Representative, representativeById } from '../representatives/queries.ts';
import type { OutsiderInput } from './input.ts';

/** A week: a law firm need not answer the same day. */
const namingMinutes = 7 * 24 * 60;

/**
 * Somebody who speaks for a company with certainty names a person of a law firm or agency who is to speak for it too. Nothing
 * is public before that person presses the button behind the link in the mail (`proveClaim`). Refuses: not-allowed to everybody
 * else, above all to those who were named themselves; too-often.
 */
export async function nameOutsider(
  situation: Situation,
  { ip, namingId, ...input }: OutsiderInput & { ip: string },
): Promise<Outcome> {
  if (await limited(situation.db, 'mail', ip)) return refused('too-often');
  if (await limited(situation.db, 'mailbox', `claim-company ${mailboxOf(input.email)} ${shareOf(ip)}`))
    return refused('too-often');
  return write(situation.db, async (tx) => {
    const naming = await representativeById(tx, namingId);
    if (!naming) return refused('not-found');
    if (!companyCan.nameOutsider(situation.actor, naming)) return refused('not-allowed');
    const { companyId } = naming;
    const claimId = newId();
    await tx
      .insert(claims)
      .values({ ...input, id: claimId, companyId, method: 'named', namedBy: naming.id, requestedAt: situation.now });
    const token = await createLink(tx, {
      purpose: 'claim-company',
      email: input.email,
      subjectId: claimId,
      now: situation.now,
      validMinutes: namingMinutes,
    });
    await queueMail(tx, {
      mail: { kind: 'outsider-named', url: absolute(paths.link(situation.locale, 'claim-company', token)) },
      to: input.email,
      locale: situation.locale,
      dedupeKey: `outsider-named:${claimId}`,
      now: situation.now,
    });
    await tell(tx, situation, { action: 'companies.name-outsider', subjectId: claimId, companyId });
    return done();
  });
}

/** Whoever named somebody, if they still speak for the company and may name; null otherwise. */
export async function namerOf(tx: Transaction, namedBy: string | null): Promise<Representative | null> {
  const namer = namedBy === null ? null : await representativeById(tx, namedBy);
  return namer && companyCan.nameOutsider({ userId: namer.userId }, namer) ? namer : null;
}

/** Those who speak for the company today because this person named them. */
export async function namedBy(
  tx: Transaction,
  { userId, companyId }: Pick<Representative, 'userId' | 'companyId'>,
): Promise<string[]> {
  const own = tx
    .select({ id: representatives.id })
    .from(representatives)
    .where(and(eq(representatives.userId, userId), eq(representatives.companyId, companyId)));
  const rows = await tx
    .select({ id: representatives.id })
    .from(representatives)
    .where(and(inArray(representatives.namedBy, own), isNull(representatives.endedAt)));
  return rows.map(({ id }) => id);
}
