import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, receivedMails } from '#db/schema/index.ts';
import { addressFor } from '../address/commands.ts';
import { inboxOf } from '../address/settings.ts';

/** What an author sees of the inbox beside their case: its address, and how many mails wait in its tray. */
export interface Glance {
  address: string;
  waiting: number;
}

/** Null where this site takes no mail, and for a case that there is not. */
export async function glanceAt(
  db: Database,
  which: { number: string; caseId?: never } | { caseId: string; number?: never },
  now: Date,
): Promise<Glance | null> {
  if (inboxOf(process.env) === null) return null;
  const [theCase] = await db
    .select({
      id: cases.id,
      number: cases.number,
      // Columns would lose the names of their tables here.
      waiting: sql<number>`(select count(*) from ${receivedMails} where received_mails.case_id = cases.id
        and received_mails.via = 'smtp' and received_mails.state = 'waiting')`,
    })
    .from(cases)
    .where(which.caseId === undefined ? eq(cases.number, which.number) : eq(cases.id, which.caseId));
  const address = theCase ? await addressFor(db, theCase, now) : null;
  return theCase && address !== null ? { address, waiting: theCase.waiting } : null;
}
