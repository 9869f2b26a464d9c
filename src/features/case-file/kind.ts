import { sql } from 'drizzle-orm';
import { kindOf } from '#src/features/problems/lists.ts';

/** What kind of problem a case is, as one column of it; null where none is noted. */
export const kindColumn = sql<string | null>`(
  select "by" || ' ' || kind from case_kinds where case_kinds.case_id = cases.id and kind <> ''
)`.as('kind');

export function kindShown(column: string | null): { key: string; by: 'author' | 'rule' } | null {
  const [by, key] = column?.split(' ') ?? [];
  const kind = kindOf(key);
  return kind && { key: kind.key, by: by === 'author' ? 'author' : 'rule' };
}
