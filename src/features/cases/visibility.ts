import { eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { cases } from '#db/schema/index.ts';
import type { Actor } from '#src/lib/situation.ts';
import { isPublic, isReadable, publicStatuses, type Status } from './rules.ts';

export { readableStatuses } from './rules.ts';

/** In whose list of promises those of a case stand, and whether with their words. */
export function promisesListed(theCase: { companyId: string | null; status: Status }): {
  companyId: string | null;
  readable: boolean;
} {
  return { companyId: isPublic(theCase) ? theCase.companyId : null, readable: isReadable(theCase) };
}

/**
 * The one gate for reading cases: every list, page, search, feed and export filters with it.
 * A visitor sees what is public; a person also their own.
 */
export function visibleCases(who: Pick<Actor, 'userId'>): SQL | undefined {
  // The plus keeps SQLite from seeking each status in an index: nearly every case is public, and lists have an order.
  const seen = inArray(sql`+${cases.status}`, [...publicStatuses]);
  return who.userId === null ? seen : or(seen, eq(cases.authorId, who.userId));
}
