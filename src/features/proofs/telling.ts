import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { companies, type proofs, users } from '#db/schema/index.ts';
import { representativeContacts } from '#src/features/companies/index.ts';
import { queueMail } from '#src/features/notifications/index.ts';
import { dayOf } from '#src/lib/dates.ts';
import { absolute, paths } from '#src/lib/paths.ts';

type Proof = typeof proofs.$inferSelect;

/** Tells whoever asked for it what came of a proof. */
export async function tellClaimant(
  tx: Transaction,
  { id, userId, companyId }: Proof,
  what: 'proved' | 'waiting' | 'expired' | 'refused' | 'guesses',
  now: Date,
): Promise<void> {
  const [user] = await tx.select({ to: users.email, locale: users.locale }).from(users).where(eq(users.id, userId));
  if (!user) return;
  const url = absolute(
    what === 'proved' || what === 'waiting' ? paths.desk(user.locale) : paths.proof(user.locale, id),
  );
  const mail = { kind: 'proof-result' as const, url, companyName: await nameOf(tx, companyId), what };
  await queueMail(tx, { ...user, mail, dedupeKey: `proof-result:${id}:${what}`, now });
}

/** Tells everybody who speaks for the company that its record or file is gone, is back, or was gone for too long. */
export async function tellRepresentatives(
  tx: Transaction,
  { id, companyId, domain }: Proof,
  what: 'missing' | 'found-again' | 'gone',
  { now, until = now }: { now: Date; until?: Date },
): Promise<void> {
  const companyName = await nameOf(tx, companyId);
  for (const { email: to, locale, userId } of await representativeContacts(tx, companyId)) {
    const about = { url: absolute(paths.desk(locale)), companyName, domain, until: dayOf(until) };
    const mail = { kind: 'proof-watched' as const, what, ...about };
    await queueMail(tx, { mail, to, locale, dedupeKey: `proof-${what}:${id}:${userId}:${now.getTime()}`, now });
  }
}

async function nameOf(tx: Transaction, companyId: string): Promise<string> {
  const [company] = await tx.select({ name: companies.name }).from(companies).where(eq(companies.id, companyId));
  return company?.name ?? '';
}
