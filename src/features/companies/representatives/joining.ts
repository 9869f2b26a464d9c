import { and, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies, representatives } from '#db/schema/index.ts';
import { keyedHash, newId } from '#src/lib/crypto.ts';
import { tell } from '#src/lib/events.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { isSamePerson } from '#src/lib/same-person.ts';
import { recordRepresentative } from '../recorded.ts';
import { type Doubt, tellOfNewcomer } from './doubts.ts';

type Row = typeof representatives.$inferSelect;

/** Somebody who has shown that they may speak for a company, and how. */
export interface Proved
  extends Pick<Row, 'userId' | 'companyId' | 'firstName' | 'lastName' | 'jobTitle' | 'verifiedBy' | 'verifiedAs'>,
    Partial<Pick<Row, 'firm' | 'firmKind' | 'namedBy'>> {
  /** The address of their account, or the one that proved it: by it whoever was refused is known again. */
  email: string;
  /** The domain is one that an author named. */
  isHint: boolean;
}

/**
 * From now on the person speaks for the company, and those who already do are told. Proving it again with another name or
 * title replaces the earlier representation; what spoke against them stays. Answers the id of the representation.
 */
export async function speakFrom(tx: Transaction, now: Date, proved: Proved): Promise<string> {
  const { companyId, userId } = proved;
  const { representativeId, isNew } = await represent(tx, now, proved);
  const [company] = await tx.select({ name: companies.name }).from(companies).where(eq(companies.id, companyId));
  if (isNew)
    await tellOfNewcomer(tx, { id: representativeId, userId, companyId, companyName: company?.name ?? '', now });
  const claimant = { now, actor: { userId } };
  await tell(tx, claimant, { action: 'companies.prove-claim', subjectId: representativeId, companyId });
  await recordRepresentative(tx, representativeId, 'company.claimed', now);
  return representativeId;
}

async function represent(
  tx: Transaction,
  now: Date,
  { isHint, email, ...proved }: Proved,
): Promise<{ representativeId: string; isNew: boolean }> {
  const { userId, companyId } = proved;
  const earlier = await doubtFrom(tx, { userId, companyId, email, now });
  const replaced = await tx
    .update(representatives)
    .set({ endedAt: now, replacedAt: now })
    .where(
      and(
        eq(representatives.userId, userId),
        eq(representatives.companyId, companyId),
        isNull(representatives.endedAt),
      ),
    )
    .returning({ id: representatives.id });
  const hint = isHint && replaced.length === 0 ? { since: now, because: 'author-domain' as const } : null;
  const id = newId();
  await tx.insert(representatives).values({
    ...{ userId, companyId, firstName: proved.firstName, lastName: proved.lastName, jobTitle: proved.jobTitle },
    ...{ firm: proved.firm ?? '', firmKind: proved.firmKind ?? null, namedBy: proved.namedBy ?? null },
    ...{ id, verifiedBy: proved.verifiedBy, verifiedAs: proved.verifiedAs, verifiedAt: now },
    mailboxHash: mailboxHash(email),
    checkingSince: (earlier ?? hint)?.since ?? null,
    checkingBecause: (earlier ?? hint)?.because ?? null,
  });
  return { representativeId: id, isNew: replaced.length === 0 };
}

/**
 * What speaks against somebody from the last time they spoke for the company: proving it once more takes no doubt away,
 * nor does ending it and coming back. Whoever was refused is looked at again, also under another account of one mailbox.
 */
async function doubtFrom(
  tx: Transaction,
  { userId, companyId, email, now }: { userId: string; companyId: string; email: string; now: Date },
): Promise<{ since: Date; because: Doubt | null } | null> {
  const [last] = await tx
    .select()
    .from(representatives)
    .where(
      and(
        or(isSamePerson(representatives.userId, userId), eq(representatives.mailboxHash, mailboxHash(email))),
        eq(representatives.companyId, companyId),
      ),
    )
    .orderBy(desc(representatives.verifiedAt), isNotNull(representatives.endedAt))
    .limit(1);
  if (!last) return null;
  if (last.refusedAt !== null) return { since: now, because: 'refused-before' };
  if (last.checkingSince === null) return null;
  return { since: last.endedAt === null ? last.checkingSince : now, because: last.checkingBecause };
}

/** By what somebody who proved a claim is known again, without telling their address. */
function mailboxHash(email: string): string {
  return keyedHash(`mailbox ${mailboxOf(email)}`);
}
