import { eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { cases } from '#db/schema/index.ts';
import type { Actor } from '#src/lib/act.ts';

/** A withdrawn or removed case stays visible as a tombstone: number, company and dates, no text. */
const publicStatuses = ['open', 'answered', 'closed', 'dormant', 'withdrawn', 'removed'] as const;

/** Statuses whose texts are public. */
export const readableStatuses = ['open', 'answered', 'closed', 'dormant'] as const;

/** In whose list of promises those of a case stand, and whether with their words. */
export function promisesListed(theCase: { companyId: string | null; status: string }): {
  companyId: string | null;
  readable: boolean;
} {
  const isPublic = publicStatuses.some((status) => status === theCase.status);
  const readable = readableStatuses.some((status) => status === theCase.status);
  return { companyId: isPublic ? theCase.companyId : null, readable };
}

/**
 * The one gate for reading cases: every list, page, search, feed and export filters with it.
 * A visitor sees what is public; a person also their own.
 */
export function visibleCases(who: Pick<Actor, 'userId'>): SQL | undefined {
  // The plus keeps SQLite from seeking each status in an index: nearly every case is public, and lists have an order.
  const isPublic = inArray(sql`+${cases.status}`, [...publicStatuses]);
  return who.userId === null ? isPublic : or(isPublic, eq(cases.authorId, who.userId));
}
