import { and, asc, desc, eq, gt, inArray, lt, lte, max, notInArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import {
  cases,
  closings,
  companies,
  events,
  follows,
  positions,
  replies,
  representatives,
  users,
} from '#db/schema/index.ts';
import { countsAsReply, readableStatuses, visibleCases } from '#src/features/cases/index.ts';
import { type ChosenMail, notify } from '#src/features/notifications/index.ts';
import { keyedHash } from '#src/lib/crypto.ts';
import { exclusively, writeStep } from '#src/lib/database.ts';
import { dayMilliseconds } from '#src/lib/dates.ts';
import { done } from '#src/lib/outcome.ts';
import { absolute, paths } from '#src/lib/paths.ts';
import { type Locale, visitor } from '#src/lib/situation.ts';
import type { FollowKind } from './input.ts';

/** Events that followers are told about: the one row each of these commands writes is all it does for them. */
const newsActions = ['cases.publish', 'cases.reply', 'cases.close', 'cases.reopen'] as const;
type NewsAction = (typeof newsActions)[number];

/** Older than this it is no news: after a long standstill nobody gets the mails of weeks. */
const freshMilliseconds = 2 * dayMilliseconds;
/** So many followers are told in one transaction; visitors who write wait for no longer than that takes. */
const atOnce = 50;
/** How many events without news are passed over before that is written down. */
const unremarkable = 1000;

interface News {
  id: number;
  action: NewsAction;
  caseId: string;
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
 * standstill or by a second worker has the mail already, because its key names event and mailbox.
 */
export async function tellFollowers(telling: Telling): Promise<number> {
  const { db, now, isStopping } = telling;
  const told = await toldUpTo(db);
  const [[newest], rows] = await db.batch([
    db.select({ id: max(events.id) }).from(events),
    db
      .select()
      .from(events)
      .where(and(gt(events.id, told), inArray(events.action, [...newsActions])))
      .orderBy(asc(events.id))
      .limit(100),
  ]);
  let transactions = 0;
  for (const { id, action, caseId, subjectId, at, actor } of rows) {
    const known = newsActions.find((one) => one === action);
    if (known && caseId !== null && now().getTime() - at.getTime() < freshMilliseconds) {
      transactions += await tellOf(telling, { id, action: known, caseId, subjectId, at, byUser: actor ?? '' });
      if (isStopping()) return transactions;
    }
  }
  const last = rows.length > 0 ? rows.at(-1)?.id : (newest?.id ?? 0) - told > unremarkable ? newest?.id : undefined;
  if (last !== undefined && last !== null) await remember(telling, last);
  return transactions;
}

const reader = 'followers';

/** Where the last telling ended; 0 at the beginning. */
async function toldUpTo(db: Database): Promise<number> {
  const [row] = await db.select().from(positions).where(eq(positions.reader, reader));
  return row?.eventId ?? 0;
}

/** Passes over everything that has happened. For data that was brought in with its past: nobody is to be told of it. */
export async function passOverNews({ db, now }: Pick<Telling, 'db' | 'now'>): Promise<void> {
  const [newest] = await db.select({ id: max(events.id) }).from(events);
  await remember({ db, now }, newest?.id ?? 0);
}

/** Another worker may be further already. */
async function remember({ db, now }: Pick<Telling, 'db' | 'now'>, eventId: number): Promise<void> {
  const position = { eventId, movedAt: now() };
  await exclusively(db, () =>
    db
      .insert(positions)
      .values({ reader, ...position })
      .onConflictDoUpdate({ target: positions.reader, set: position, setWhere: lt(positions.eventId, eventId) }),
  );
}

/** Who is told of which event: followers of the case, or of its company and its industry when it is new. */
async function tellOf(telling: Telling, news: News): Promise<number> {
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
  const outcome = await writeStep(telling.db, async (tx) => {
    // Asked in each transaction: what was withdrawn a moment ago has no words for anybody.
    const facts = await factsOf(tx, news);
    if (facts === null) return done(null);
    const row = sql<number>`${follows}.rowid`;
    const people = await tx
      .select({ row, userId: users.id, email: users.email, mailbox: users.mailbox, locale: users.locale })
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
    for (const { userId, email, mailbox, locale } of people) {
      await notify(tx, {
        userId,
        to: email,
        locale,
        mail: facts.mail(kind, locale),
        caseId: news.caseId,
        // One mailbox gets one mail, through however many accounts it follows.
        dedupeKey: `follows:${news.caseId}:${news.id}:${mailbox === '' ? userId : keyedHash(mailbox)}`,
        now: telling.now(),
      });
    }
    return done(people.length < atOnce ? null : (people.at(-1)?.row ?? null));
  });
  return outcome.ok ? outcome.value : null;
}

interface NewsFacts {
  authorId: string;
  subjects: Record<FollowKind, string>;
  mail: (kind: FollowKind, locale: Locale) => ChosenMail;
}

/** What the mails say; null when the case can no longer be read. */
async function factsOf(tx: Transaction, news: News): Promise<NewsFacts | null> {
  const [reply] = news.action === 'cases.reply' ? await repliesSigned(tx, news.subjectId) : [];
  const [row] = await tx
    .select({ theCase: cases, company: companies })
    .from(cases)
    .innerJoin(companies, eq(companies.id, cases.companyId))
    .where(and(eq(cases.id, news.caseId), visibleCases(visitor), inArray(cases.status, [...readableStatuses])));
  if (!row?.theCase.number) return null;
  // Followers are told what the company said, not what somebody said for it whose identity is being checked.
  if (reply && !countsAsReply(reply)) return null;
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
        representative: [reply?.signedName, reply?.signedJobTitle, reply?.signedFirm].filter(Boolean).join(', '),
      };
    },
  };
}

async function repliesSigned(tx: Transaction, replyId: string) {
  return tx
    .select({
      signedName: replies.signedName,
      signedJobTitle: replies.signedJobTitle,
      signedFirm: replies.signedFirm,
      // The id first: a joined row whose first column is null is taken for one that is not there.
      representative: {
        id: representatives.id,
        checkingSince: representatives.checkingSince,
        refusedAt: representatives.refusedAt,
      },
    })
    .from(replies)
    .leftJoin(representatives, eq(representatives.id, replies.representativeId))
    .where(eq(replies.id, replyId));
}
