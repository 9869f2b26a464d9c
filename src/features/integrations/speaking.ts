import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { representatives } from '#db/schema/index.ts';
import { isShutOut } from '#src/features/companies/index.ts';
import type { Actor } from '#src/lib/situation.ts';
import type { Speaking } from './can.ts';

/** As what somebody speaks for a company at this moment: a session may be older than the end of that. */
export async function speakingFor(
  tx: Database | Transaction,
  { userId }: Actor,
  companyId: string,
): Promise<Speaking | null> {
  if (userId === null) return null;
  const [own] = await tx
    .select({ representativeId: representatives.id, checkingSince: representatives.checkingSince })
    .from(representatives)
    .where(
      and(
        eq(representatives.userId, userId),
        eq(representatives.companyId, companyId),
        isNull(representatives.endedAt),
        sql`not (${isShutOut('representatives')})`,
      ),
    );
  return own ? { representativeId: own.representativeId, isChecked: own.checkingSince !== null } : null;
}
