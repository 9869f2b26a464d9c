import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { companies, representatives, users } from '#db/schema/index.ts';

/** Words of two letters are in everything. */
const shortest = 3;

/**
 * What somebody who knows the person with this address would try first: the address and its parts, the site, the name
 * and the company of who speaks for one. One round trip.
 */
export async function ownWords(db: Database, email: string): Promise<string[]> {
  const rows = await db
    .select({ first: representatives.firstName, last: representatives.lastName, company: companies.name })
    .from(users)
    .innerJoin(representatives, eq(representatives.userId, users.id))
    .innerJoin(companies, eq(companies.id, representatives.companyId))
    .where(eq(users.email, email));
  const whole = [email, ...rows.flatMap(({ first, last, company }) => [first, last, company]), 'Aktenkundig'];
  const parts = whole.flatMap((one) => one.split(/[^\p{L}\p{N}]+/u));
  return [...new Set([...whole, ...parts].map((word) => word.toLowerCase()))].filter((word) => word.length >= shortest);
}
