import { z } from 'astro/zod';
import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { companyWords, complaintContacts, representatives } from '#db/schema/index.ts';
import { shownContact } from '#src/features/companies/index.ts';
import type { WordKind } from '#src/features/companies/lists.ts';
import { fewest } from '#src/features/rankings/order/rules.ts';
import type { Interval } from '#src/features/rankings/statistics/kaplan-meier.ts';
import { wilson } from '#src/features/rankings/statistics/wilson.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';

/** What a company promised all its customers, and in how many of the cases it kept that. */
export interface MeasuredWord {
  id: string;
  kind: WordKind;
  days: number;
  holdsFrom: Day;
  /** Null while it holds. */
  heldUntil: Day | null;
  hits: number;
  n: number;
  /** From ten cases on. */
  of: Interval | null;
  /** Of an answer only its author tells when it came, and not to the day. */
  isAbout: boolean;
  /** How many cases were looked at where these are not all, but the latest; else null. */
  ofLatest: number | null;
}

/** A page is not to take longer the more cases there are, and so many tell a share to six in a hundred (decision 173). */
const mostMeasured = 250;

/**
 * Of each word, with the days in which its figure is counted: cases published while it held and more than so many days ago, of more
 * than `mostMeasured` the latest and all of the day of the last of these, ended
 * ones too, without those that were not genuine. Waited is as everywhere, without the days on which the author had a question to
 * answer. A case that can still be answered in time is not counted yet. Part of the batch of a page.
 */
export function measuredWords(db: Database, companyId: string, today: Day) {
  return wordsMeasured(db, { companyId }, today);
}

const wordsMeasured = prepared((db, today: Day) => {
  const { id, kind, days, holdsFrom, heldUntil } = companyWords;
  const until = sql`coalesce(min(first_answer_on, ${today}), ${today})`;
  const asked = sql`case when asked = '[]' then 0 else (
    select coalesce(sum(max(0,
      julianday(min(coalesce(json_extract(span.value, '$[1]'), ${until}), ${until}))
      - julianday(max(json_extract(span.value, '$[0]'), published_on))
    )), 0) from json_each(asked) as span
  ) end`;
  const waited = sql`(julianday(${until}) - julianday(published_on) - ${asked})`;
  const isAnswered = sql`coalesce(first_answer_on <= ${today}, 0)`;
  const isSolved = sql`(outcome = 'solved' and closed_on <= ${today})`;
  const isKept = sql`case company_words.kind
    when 'answer' then ${isAnswered} and ${waited} <= company_words.days
    else coalesce(${isSolved} and julianday(closed_on) - julianday(published_on) <= company_words.days, 0) end`;
  // Nothing was asked of the author of most cases: then whoever has not been answered has waited since publication.
  const isDue = sql`(company_words.kind <> 'answer' or asked = '[]' or ${isAnswered} or ${waited} > company_words.days)`;
  const isVague = sql`company_words.kind = 'answer' and first_answer_by = 'author' and exists (
    select 1 from entries where entries.case_id = counted_facts.case_id and entries.precision <> 'exact'
      and entries.direction in ('from-company', 'conversation')
      and entries.occurred_on <= first_answer_on and coalesce(entries.occurred_until, entries.occurred_on) >= first_answer_on
  )`;
  const lastDay = sql`min(coalesce(company_words.held_until, ${today}), date(${today}, (-1 - company_words.days) || ' days'))`;
  // Sought once for each word, in an index alone. Every one that was not genuine is a removed one.
  const firstDay = sql`max(company_words.holds_from, coalesce((
    select cases.published_on from cases
    where cases.company_id = company_words.company_id and cases.published_on <= ${lastDay} and +cases.status <> 'removed'
    order by cases.published_on desc limit 1 offset ${sql.raw(String(mostMeasured - 1))}
  ), ''))`;
  return db
    .select({
      ...{ id, kind, days, holdsFrom, heldUntil },
      // Each of these cases is looked at once, for all that is counted.
      counted: sql<string>`(select json_array(
        count(*), count(case when ${isDue} then 1 end), count(case when ${isKept} and ${isDue} then 1 end),
        count(case when ${isVague} and ${isDue} then 1 end)
      ) from counted_facts
      where company_id = company_words.company_id and superseded_on is null and state <> 'not-genuine'
        and published_on >= ${firstDay} and published_on <= ${lastDay})`,
    })
    .from(companyWords)
    .where(
      and(
        eq(companyWords.companyId, sql.placeholder('companyId')),
        // One that ended before it began was never held.
        or(isNull(companyWords.heldUntil), gte(companyWords.heldUntil, companyWords.holdsFrom)),
        notByImpostor(sql`company_words.given_by`),
      ),
    )
    .orderBy(companyWords.kind, sql`company_words.held_until is not null`, sql`company_words.holds_from desc`);
});

/** Somebody who never spoke for the company, as an administrator found, gave no word of it. */
const notByImpostor = (representativeId: ReturnType<typeof sql>) => sql`not exists (
  select 1 from representatives where representatives.id = ${representativeId} and representatives.refused_at is not null
)`;

/** Where the company wants to be told of complaints. Part of the batch of a page. */
export function complaintContact(db: Database, companyId: string) {
  return contactOf(db, { companyId });
}

const contactOf = prepared((db) =>
  db
    .select({
      ...{ address: complaintContacts.address, phone: complaintContacts.phone, setAt: complaintContacts.setAt },
      ...{ firstName: representatives.firstName, lastName: representatives.lastName },
      isChecked:
        sql<boolean>`${representatives.checkingSince} is not null and ${representatives.endedAt} is null`.mapWith(
          Boolean,
        ),
      isHidden: sql<boolean>`exists (select 1 from hidden_words h
        where h.piece_kind = 'complaint-contact' and h.piece_id = complaint_contacts.company_id)`.mapWith(Boolean),
      domains: sql<string>`(select json_group_array(d.domain) from company_domains d
        where d.company_id = complaint_contacts.company_id and d.source <> 'author')`,
      published: sql<string>`(select json_group_array(p.contact) from company_public_contacts p
        where p.company_id = complaint_contacts.company_id)`,
    })
    .from(complaintContacts)
    .innerJoin(representatives, eq(representatives.id, complaintContacts.setBy))
    .where(and(eq(complaintContacts.companyId, sql.placeholder('companyId')), isNull(representatives.refusedAt))),
);

/** What readers see of it, who said so and since when; null: nothing. */
export interface PublicContact {
  address: string;
  phone: string;
  /** An administrator saw the company publish that number itself; else it stands there as what somebody says. */
  isKnownNumber: boolean;
  by: string;
  since: Day;
}

const list = z.array(z.string());

/** A row of `complaintContact`. */
export function contactOfRow(
  row: Awaited<ReturnType<typeof complaintContact>>[number] | undefined,
): PublicContact | null {
  if (!row) return null;
  const { firstName, lastName, setAt, domains, published, ...stored } = row;
  const known = { domains: list.parse(JSON.parse(domains)), published: new Set(list.parse(JSON.parse(published))) };
  const contact = shownContact({ ...stored, ...known });
  return contact && { ...contact, by: `${firstName} ${lastName}`.trim(), since: dayOf(setAt) };
}

const counts = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** The rows of `measuredWords` with their share, which ten cases are needed for. */
export function wordsOfRows(rows: Awaited<ReturnType<typeof measuredWords>>): MeasuredWord[] {
  return rows.map(({ counted, ...word }) => {
    const [looked, n, hits, vague] = counts.parse(JSON.parse(counted));
    return {
      ...{ ...word, n, hits },
      ofLatest: looked >= mostMeasured ? looked : null,
      of: n < fewest ? null : wilson(hits, n),
      isAbout: vague > 0,
    };
  });
}
