import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { insertInto, prepared } from '#db/prepared.ts';
import { representatives, users } from '#db/schema/index.ts';
import { newId } from '#src/lib/crypto.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import type { Locale } from '#src/lib/situation.ts';

const userAt = prepared((db) =>
  db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, sql.placeholder('email'))),
);
const insertUser = insertInto(users);

/** The id of the person with this address, entered now if new. Call it only once the address is proved. */
export async function findOrCreateUser(
  tx: Transaction,
  person: { email: string; locale: Locale; now: Date },
): Promise<string> {
  return (await personAt(tx, person)).id;
}

/** As `findOrCreateUser`. `isNew`: nothing else can be known of them yet. */
export async function personAt(
  tx: Transaction,
  { email, locale, now }: { email: string; locale: Locale; now: Date },
): Promise<{ id: string; isNew: boolean }> {
  const [known] = await userAt(tx, { email });
  if (known) return { id: known.id, isNew: false };
  const id = newId();
  await insertUser(tx, { id, email, mailbox: mailboxOf(email), locale, createdAt: now });
  return { id, isNew: true };
}

/** Address and language of a person, for mails to them. */
export async function contactOf(
  tx: Database | Transaction,
  userId: string,
): Promise<{ email: string; locale: Locale } | null> {
  const [user] = await tx.select({ email: users.email, locale: users.locale }).from(users).where(eq(users.id, userId));
  return user ?? null;
}

/** Whether a person speaks for a company today. */
export async function speaksForACompany(tx: Transaction, userId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: representatives.id })
    .from(representatives)
    .where(and(eq(representatives.userId, userId), isNull(representatives.endedAt)));
  return rows.length > 0;
}
