import { z } from 'astro/zod';
import { sql } from 'drizzle-orm';
import { readableStatuses } from '#src/features/cases/index.ts';
import type { CaseState } from '#src/features/cases/rules.ts';
import { kindOf } from '#src/features/problems/lists.ts';

/** What kind of problem a case is, as one column of it; null where none is noted. */
export const kindColumn = sql<string | null>`(
  select origin || ' ' || kind from case_kinds where case_kinds.case_id = cases.id and kind <> ''
)`.as('kind');

export function kindShown(column: string | null): { key: string; by: 'author' | 'rule' } | null {
  const [by, key] = column?.split(' ') ?? [];
  const kind = kindOf(key);
  return kind && { key: kind.key, by: by === 'author' ? 'author' : 'rule' };
}

/** Of a case in a list, for its stamp. */
type State = Pick<CaseState, 'status' | 'outcome' | 'publishedOn' | 'firstReplyOn'>;

/** Another case against the same company. */
export interface OtherCase {
  number: string;
  title: string;
  state: State;
}

/** The newest other cases of the same kind against the same company that can be read, as one column: by the index of the kinds. */
export const alikeColumn = (most: number) =>
  sql<string>`(
    select json_group_array(json_array(number, title, status, outcome, published_on, first_reply_on)) from (
      select one.* from case_kinds as own
        join case_kinds as other on other.company_id = own.company_id and other.kind = own.kind
        join cases as one on one.id = other.case_id
      where own.case_id = cases.id and own.kind <> '' and other.case_id <> own.case_id
        and one.status in ${[...readableStatuses]}
      order by other.number desc limit ${sql.raw(String(most))}
    )
  )`.as('alike');

const rows = z.array(
  z.tuple([
    z.string(),
    z.string(),
    z.enum(readableStatuses),
    z.enum(['solved', 'partly', 'unsolved', 'unknown']).nullable(),
    z.string().nullable(),
    z.string().nullable(),
  ]),
);

export const alikeOf = (column: string): OtherCase[] =>
  rows.parse(JSON.parse(column)).map(([number, title, status, outcome, publishedOn, firstReplyOn]) => ({
    number,
    title,
    state: { status, outcome, publishedOn, firstReplyOn },
  }));
