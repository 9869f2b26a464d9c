import { and, count, countDistinct, desc, eq, gte, lt, notInArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { affected, cases, entries, type SignFigures, type signs, users } from '#db/schema/index.ts';
import { addDays, type Day, dayMilliseconds, dayOf } from '#src/lib/dates.ts';
import { searchKey } from '#src/lib/text.ts';
import { likeness, type Signature, signatureOf } from './likeness.ts';
import { burstFrom, groupsOf, type Pair, sameTextFrom, usualDays } from './rules.ts';

/** What could be raised as a sign. */
export interface Found {
  kind: (typeof signs.$inferSelect)['kind'];
  companyId: string;
  day: Day;
  figures: SignFigures;
  caseIds: string[];
}

/** Texts of one company that are compared with one another; what is left out of a larger burst is a burst anyway. */
const mostTexts = 400;
/** Characters of a text that are compared. */
const mostCharacters = 6000;

/** Withdrawn cases count like others; one that was removed has been looked at. */
const isExamined = notInArray(cases.status, ['draft', 'unconfirmed', 'removed']);
/** Accounts at one mailbox are one person; one without a mailbox is its own. */
const mailbox = sql<string>`coalesce(nullif(${users.mailbox}, ''), ${users.id})`;

/** Companies with far more cases on a day than is usual for them. */
export async function manyCases(db: Database, day: Day): Promise<Found[]> {
  const busy = await db
    .select({ companyId: cases.companyId, count: count(), mailboxes: countDistinct(mailbox) })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(and(eq(cases.publishedOn, day), isExamined))
    .groupBy(cases.companyId)
    .having(gte(count(), burstFrom(0)));
  const found: Found[] = [];
  for (const { companyId, ...counted } of busy) {
    if (companyId === null) continue;
    const isOfCompany = and(eq(cases.companyId, companyId), isExamined);
    const before = and(gte(cases.publishedOn, addDays(day, -usualDays)), lt(cases.publishedOn, day));
    const usual = (await db.$count(cases, and(isOfCompany, before))) / usualDays;
    if (counted.count < burstFrom(usual)) continue;
    const rows = await db
      .select({ id: cases.id })
      .from(cases)
      .where(and(isOfCompany, eq(cases.publishedOn, day)));
    const caseIds = rows.map(({ id }) => id);
    found.push({ kind: 'many-cases', companyId, day, caseIds, figures: { ...counted, usual, likeness: null } });
  }
  return found;
}

/** Companies whose cases got far more "this concerns me too" on a day than is usual for them. */
export async function manyVotes(db: Database, day: Day): Promise<Found[]> {
  const votes = await votesOf(db, day);
  const found: Found[] = [];
  for (const [companyId, its] of Map.groupBy(votes, (vote) => vote.companyId ?? '')) {
    if (companyId === '' || its.length < burstFrom(0)) continue;
    const usual = (await votesBefore(db, companyId, day)) / usualDays;
    if (its.length < burstFrom(usual)) continue;
    const mailboxes = new Set(its.map((vote) => vote.mailbox)).size;
    const figures = { count: its.length, mailboxes, usual, likeness: null };
    found.push({ kind: 'many-votes', companyId, day, figures, caseIds: [...new Set(its.map(({ caseId }) => caseId))] });
  }
  return found;
}

/** The votes of a day in Germany, which begins up to two hours before that of the stored moments. */
async function votesOf(db: Database, day: Day) {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const rows = await db
    .select({ caseId: cases.id, companyId: cases.companyId, saidAt: affected.saidAt, mailbox })
    .from(affected)
    .innerJoin(cases, eq(cases.id, affected.caseId))
    .innerJoin(users, eq(users.id, affected.userId))
    .where(
      and(
        gte(affected.saidAt, new Date(midnight - dayMilliseconds / 12)),
        lt(affected.saidAt, dayAfter(midnight)),
        isExamined,
      ),
    );
  return rows.filter(({ saidAt }) => dayOf(saidAt) === day);
}

const dayAfter = (midnight: number) => new Date(midnight + dayMilliseconds);

async function votesBefore(db: Database, companyId: string, day: Day): Promise<number> {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const [before] = await db
    .select({ count: count() })
    .from(affected)
    .innerJoin(cases, eq(cases.id, affected.caseId))
    .where(
      and(
        eq(cases.companyId, companyId),
        gte(affected.saidAt, new Date(midnight - usualDays * dayMilliseconds)),
        lt(affected.saidAt, new Date(midnight)),
        isExamined,
      ),
    );
  return before?.count ?? 0;
}

/** Cases of a day that have nearly the words of another case against the company, written by somebody else. */
export async function sameTexts(db: Database, companyId: string, day: Day): Promise<Found[]> {
  const texts = await textsOf(db, companyId, day);
  const groups = groupsOf(pairsOf(texts, day));
  return groups.map(({ ids, likeness }) => {
    const mailboxes = new Set(texts.filter(({ id }) => ids.includes(id)).map((text) => text.mailbox)).size;
    const figures = { count: ids.length, mailboxes, usual: null, likeness };
    return { kind: 'same-text' as const, companyId, day, caseIds: ids, figures };
  });
}

interface Text {
  id: string;
  publishedOn: Day | null;
  mailbox: string;
  signature: Signature;
}

/** The latest of the company, up to the day. */
async function textsOf(db: Database, companyId: string, day: Day): Promise<Text[]> {
  const told = sql`(select group_concat(${entries.text}, ' ') from ${entries} where ${entries.caseId} = ${cases.id})`;
  const isInTime = and(gte(cases.publishedOn, addDays(day, -usualDays)), lt(cases.publishedOn, addDays(day, 1)));
  const rows = await db
    .select({
      id: cases.id,
      publishedOn: cases.publishedOn,
      mailbox,
      text: sql<string>`substr(${cases.summary} || ' ' || coalesce(${told}, ''), 1, ${mostCharacters})`,
    })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(and(eq(cases.companyId, companyId), isInTime, isExamined))
    .orderBy(desc(cases.publishedOn), desc(cases.number))
    .limit(mostTexts);
  return rows.flatMap(({ text, ...row }) => {
    const signature = signatureOf(searchKey(text));
    return signature ? [{ ...row, signature }] : [];
  });
}

function pairsOf(texts: readonly Text[], day: Day): Pair[] {
  return texts.flatMap((one, place) => {
    // The latest come first, so whatever stands behind it is of the same day or older.
    if (one.publishedOn !== day) return [];
    return texts.slice(place + 1).flatMap((other) => {
      const like = one.mailbox === other.mailbox ? 0 : likeness(one.signature, other.signature);
      return like >= sameTextFrom ? [{ one: one.id, other: other.id, likeness: like }] : [];
    });
  });
}

/** Against whom something was published on a day. */
export async function companiesOf(db: Database, day: Day): Promise<string[]> {
  const rows = await db
    .selectDistinct({ companyId: cases.companyId })
    .from(cases)
    .where(and(eq(cases.publishedOn, day), isExamined));
  return rows.flatMap(({ companyId }) => (companyId === null ? [] : [companyId]));
}
