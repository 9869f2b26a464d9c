import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { users } from '#db/schema/index.ts';

/** That a column holds the account of this person, or another one at the same mailbox: they count as one. */
export function isSamePerson(column: SQLWrapper, userId: string | null): SQL {
  const own = sql`select ${users.mailbox} from ${users} where ${users.id} = ${userId} and ${users.mailbox} <> ''`;
  return sql`(${column} = ${userId} or ${column} in (select ${users.id} from ${users} where ${users.mailbox} = (${own})))`;
}
