import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { cases, events, namedCompanies, replies, representatives } from '#db/schema/index.ts';
import { type CaseFile, caseFile } from '#src/features/case-file/index.ts';
import { visibleCases } from '#src/features/cases/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { type Actor, visitor } from '#src/lib/situation.ts';

/** A case on the desk, and as what the company stands in it. */
export interface DeskCase {
  file: CaseFile;
  /** For which company the person answers. */
  companyId: string;
  isNamed: boolean;
  /** Replies that the person may correct. */
  correctable: ReadonlySet<string>;
}

/** For those who speak for its company, or for the one that it names besides; null for everybody else. */
export async function deskCase(db: Database, number: string, actor: Actor, today: Day): Promise<DeskCase | null> {
  const companyIds = actor.represents.map((one) => one.companyId);
  if (companyIds.length === 0) return null;
  const [own] = await db
    .select({ against: cases.companyId, named: namedCompanies.companyId, correctable: correctableBy(actor) })
    .from(cases)
    .leftJoin(namedCompanies, eq(namedCompanies.caseId, cases.id))
    .where(
      and(
        visibleCases(visitor),
        eq(cases.number, number),
        or(inArray(cases.companyId, companyIds), inArray(namedCompanies.companyId, companyIds)),
      ),
    );
  const isNamed = !companyIds.some((id) => id === own?.against);
  const companyId = isNamed ? own?.named : own?.against;
  const file = companyId ? await caseFile(db, { number }, today) : null;
  return file && companyId
    ? { file, companyId, isNamed, correctable: new Set(own?.correctable?.split(',') ?? []) }
    : null;
}

/** The ids of what the person may correct, as `correctReply` asks, parted by commas; null for nothing. */
function correctableBy({ represents }: Actor) {
  const companyIds = represents.map(({ companyId }) => companyId);
  const ownIds = represents.map(({ representativeId }) => representativeId);
  return sql<string | null>`(
    select group_concat(replies.id) from ${replies}
    inner join ${representatives} on representatives.id = replies.representative_id
    where replies.case_id = ${cases.id} and representatives.company_id in ${companyIds}
      and (replies.representative_id in ${ownIds} or representatives.ended_at is not null and exists (
        select 1 from ${representatives} as own
        where own.id in ${ownIds} and own.company_id = representatives.company_id and own.checking_since is null and own.firm_kind is null
      ))
  )`;
}

/**
 * Of a public case that named a company of this person and does so no more: which company, since when, and the case.
 * Null otherwise.
 */
export async function namingTakenBack(
  db: Database,
  number: string,
  { represents }: Actor,
): Promise<{ title: string; companyId: string; on: Day } | null> {
  const [gone] = await db
    .select({ title: cases.title, companyId: events.subjectId, at: events.at })
    .from(events)
    .innerJoin(cases, eq(cases.id, events.caseId))
    .where(
      and(
        visibleCases(visitor),
        eq(cases.number, number),
        eq(events.action, 'cases.takeBackNamed'),
        inArray(
          events.subjectId,
          represents.map(({ companyId }) => companyId),
        ),
      ),
    )
    .orderBy(desc(events.at))
    .limit(1);
  return gone?.companyId ? { title: gone.title, companyId: gone.companyId, on: dayOf(gone.at) } : null;
}
