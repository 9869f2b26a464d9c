import { and, asc, desc, eq, gt, inArray, lte, max, notInArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { audit, cases, closings, companies, follows, replies, users } from '#db/schema/index.ts';
import { readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { type ChosenMail, newsKey, notify } from '#src/features/notifications/index.ts';
import { type Locale, visitor } from '#src/lib/act.ts';
import { write } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import type { FollowKind } from './input.ts';

/** Audit rows that followers are told about: the one row each of these commands writes is all it does for them. */
const newsActions = ['cases.publish', 'cases.reply', 'cases.close', 'cases.reopen'] as const;
type NewsAction = (typeof newsActions)[number];

/** Older than this it is no news: after a long standstill nobody gets the mails of weeks. */
const freshMilliseconds = 2 * dayMilliseconds;
/** So many followers are told in one transaction; visitors who write wait for no longer than that takes. */
const atOnce = 50;
/** How many audit rows without news are passed over before that is written down. */
const unremarkable = 1000;

interface News {
  id: number;
  action: NewsAction;
  subjectId: string;
  at: Date;
  byUser: string;
}

export interface Telling {
  db: Database;
  now: () => Date;
  /** Asked between two transactions. */
  isStopping: () => boolean;
}

/**
 * Tells followers what happened since the last time, in bounded transactions, and says how many transactions that
 * took. Where it ended is written down only after the last follower of an event; whoever is told again after a
 * standstill or by a second worker has the mail already, because its key names event and person.
 */
export async function tellFollowers(telling: Telling): Promise<number> {
  const { db, now, isStopping } = telling;
  const told = await toldUpTo(db);
  const [[newest], rows] = await db.batch([
    db.select({ id: max(audit.id) }).from(audit),
    db
      .select()
      .from(audit)
      .where(and(gt(audit.id, told), inArray(audit.action, [...newsActions])))
      .orderBy(asc(audit.id))
      .limit(100),
  ]);
  let transactions = 0;
  for (const { id, action, subjectId, at, userId } of rows) {
    const known = newsActions.find((one) => one === action);
    if (known && now().getTime() - at.getTime() < freshMilliseconds) {
      const news = { id, action: known, subjectId, at, byUser: userId ?? '' };
      transactions += await tell(telling, news);
      if (isStopping()) return transactions;
    }
  }
  const last = rows.length > 0 ? rows.at(-1)?.id : (newest?.id ?? 0) - told > unremarkable ? newest?.id : undefined;
  if (last !== undefined && last !== null) await remember(telling, last);
  return transactions;
}

const journal = 'followers';

/** Where the last telling ended, as the audit itself remembers it; 0 at the beginning. */
async function toldUpTo(db: Database): Promise<number> {
  const [row] = await db
    .select({ action: audit.action })
    .from(audit)
    .where(eq(audit.subjectId, journal))
    .orderBy(desc(audit.id))
    .limit(1);
  return Number(row?.action.split(' ')[1] ?? 0);
}

async function remember({ db, now }: Telling, id: number): Promise<void> {
  await write(db, async (tx) => {
    await tx.insert(audit).values({ at: now(), action: `follows.told ${id}`, subjectId: journal });
    return done();
  });
}

/** Who is told of which event: followers of the case, or of its company and its industry when it is new. */
async function tell(telling: Telling, news: News): Promise<number> {
  const kinds: FollowKind[] = news.action === 'cases.publish' ? ['company', 'industry'] : ['case'];
  let transactions = 0;
  for (const kind of kinds) {
    let after: number | null = 0;
    while (after !== null && !telling.isStopping()) {
      after = await tellSome(telling, news, kind, after);
      transactions += 1;
    }
  }
  return transactions;
}

/** Tells the next followers behind a row of `follows`; answers the last row told, null when there is nobody left. */
async function tellSome(telling: Telling, news: News, kind: FollowKind, after: number): Promise<number | null> {
  const outcome = await write(telling.db, async (tx) => {
    // Asked in each transaction: what was withdrawn a moment ago has no words for anybody.
    const facts = await factsOf(tx, news);
    if (facts === null) return done(null);
    const row = sql<number>`${follows}.rowid`;
    const people = await tx
      .select({ row, userId: users.id, email: users.email, locale: users.locale })
      .from(follows)
      .innerJoin(users, eq(users.id, follows.userId))
      .where(
        and(
          eq(follows.kind, kind),
          eq(follows.subjectId, facts.subjects[kind]),
          gt(row, after),
          lte(follows.since, news.at),
          // Nobody is told what they did themselves, and the author has mails of their own.
          notInArray(follows.userId, [facts.authorId, news.byUser]),
        ),
      )
      .orderBy(asc(row))
      .limit(atOnce);
    for (const { userId, email, locale } of people) {
      await notify(tx, {
        userId,
        to: email,
        locale,
        mail: facts.mail(kind, locale),
        dedupeKey: `${newsKey(facts.caseId)}${news.id}:${userId}`,
        now: telling.now(),
      });
    }
    return done(people.length < atOnce ? null : (people.at(-1)?.row ?? null));
  });
  return outcome.ok ? outcome.value : null;
}

interface NewsFacts {
  caseId: string;
  authorId: string;
  subjects: Record<FollowKind, string>;
  mail: (kind: FollowKind, locale: Locale) => ChosenMail;
}

/** What the mails say; null when the case can no longer be read. */
async function factsOf(tx: Transaction, news: News): Promise<NewsFacts | null> {
  const [reply] =
    news.action === 'cases.reply' ? await tx.select().from(replies).where(eq(replies.id, news.subjectId)) : [];
  const caseId = reply?.caseId ?? news.subjectId;
  const [row] = await tx
    .select({ theCase: cases, company: companies })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(and(eq(cases.id, caseId), visibleCases(visitor), inArray(cases.status, [...readableStatuses])));
  if (!row?.theCase.number) return null;
  const { id, number, title, authorId } = { ...row.theCase, number: row.theCase.number };
  const [closing] = await tx
    .select({ outcome: closings.outcome })
    .from(closings)
    .where(and(eq(closings.caseId, id), lte(closings.closedAt, news.at)))
    .orderBy(desc(closings.closedAt))
    .limit(1);
  const about = (locale: Locale) => ({
    url: absolute(paths.case(locale, { number, title })),
    number,
    title,
    companyName: row.company.name,
  });
  return {
    caseId: id,
    authorId: authorId ?? '',
    subjects: { case: id, company: row.company.id, industry: row.company.industry },
    mail: (kind, locale) => {
      if (kind !== 'case') return { kind: `followed-${kind}-case`, ...about(locale) };
      if (news.action === 'cases.reopen') return { kind: 'followed-reopened', ...about(locale) };
      if (news.action === 'cases.close') {
        return { kind: 'followed-closed', ...about(locale), outcome: closing?.outcome ?? 'unsolved' };
      }
      return {
        kind: 'followed-reply',
        ...about(locale),
        representative: [reply?.signedName, reply?.signedJobTitle].filter(Boolean).join(', '),
      };
    },
  };
}
