import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, closings, followUps, reopenings, replies, representatives, users } from '#db/schema/index.ts';
import { takenColumn, takenOf } from '#src/features/case-file/index.ts';
import { actsOf, countsAsReply, ofTheCase, signerColumns, uncountedReplies } from '#src/features/cases/index.ts';
import { type Contact, contactsOf, keyOfContact } from '#src/features/notifications/index.ts';
import { byMaker } from '#src/features/timeline/promises/rules.ts';
import { dayOf } from '#src/lib/dates.ts';
import type { Locale } from '#src/lib/situation.ts';
import type { ReminderFacts } from './rules.ts';
import { type StepToCome, stepsToCome } from './steps.ts';

/** Somebody who gets reminders: a person with an account or a company's contact address. */
export type Recipient =
  | { kind: 'user'; id: string; email: string; locale: Locale }
  /** `id` stands for the address, `contactId` for its entry; the address itself is sealed. */
  | { kind: 'contact'; id: string; contactId: string; sealed: string; source: Contact['source']; locale: Locale };

/** A case with everything its reminders need. */
export interface CaseToRemind {
  id: string;
  number: string;
  title: string;
  companyName: string;
  companySlug: string;
  locale: Locale;
  promises: readonly { id: string; text: string }[];
  steps: readonly StepToCome[];
  facts: ReminderFacts;
  author: Recipient;
  company: Recipient[];
}

/** The published ones of some cases, with their reminders' facts. */
export async function casesToRemind(
  db: Database | Transaction,
  ids: readonly string[],
): Promise<Map<string, CaseToRemind>> {
  const rows = await rowsOf(db, ids);
  const published = rows.flatMap(({ authorId, companyId, company, number, ...row }) =>
    authorId === null || companyId === null || company === null || number === null
      ? []
      : [{ ...row, authorId, companyId, company, number }],
  );
  const companyIds = [...new Set(published.map(({ companyId }) => companyId))];
  const authors = await db
    .select({ id: users.id, email: users.email, locale: users.locale })
    .from(users)
    .where(inArray(users.id, [...new Set(published.map(({ authorId }) => authorId))]));
  const speakers = await db
    .selectDistinct({
      companyId: representatives.companyId,
      id: users.id,
      email: users.email,
      locale: users.locale,
    })
    .from(representatives)
    .innerJoin(users, eq(users.id, representatives.userId))
    .where(
      and(
        inArray(representatives.companyId, companyIds),
        isNull(representatives.endedAt),
        isNull(representatives.checkingSince),
      ),
    );
  const contacts = await contactsOf(db, published);
  const followedUp = await db
    .select({ closingId: followUps.closingId })
    .from(followUps)
    .where(
      inArray(
        followUps.caseId,
        published.map(({ id }) => id),
      ),
    );
  const found = new Map<string, CaseToRemind>();
  for (const row of published) {
    const author = authors.find(({ id }) => id === row.authorId);
    if (!author) continue;
    const company = recipientsAt(
      speakers.filter(({ companyId }) => companyId === row.companyId),
      contacts.get(row.id),
      row.locale,
    );
    const thread = ofTheCase(row.replies);
    const promises = byMaker(row.promises, row.entries, uncountedReplies(row.replies)).own;
    const closing = row.closings.at(-1);
    const ladder = { ...row, industry: row.company.industry, outcome: null, taken: takenOf(row.taken) };
    const steps = row.publishedAt === null ? [] : stepsToCome(ladder, dayOf(row.publishedAt));
    found.set(row.id, {
      id: row.id,
      number: row.number,
      title: row.title,
      companyName: row.company.name,
      companySlug: row.company.slug,
      locale: row.locale,
      promises,
      steps,
      author: { kind: 'user', ...author },
      company,
      facts: {
        acts: actsOf({ ...row, replies: thread }),
        replies: thread.filter(countsAsReply).flatMap(({ id, kind, intent, publishedAt, verdict }) =>
          kind === 'reply'
            ? [
                {
                  ...{ id, on: dayOf(publishedAt), isJudged: verdict !== null },
                  isSettlement: intent === 'settlement' && verdict?.content !== 'no',
                },
              ]
            : [],
        ),
        promises,
        closing: closing
          ? {
              id: closing.id,
              on: dayOf(closing.closedAt),
              outcome: closing.outcome,
              isFollowedUp: followedUp.some(({ closingId }) => closingId === closing.id),
            }
          : null,
        steps: steps.map(({ kind, opensOn }) => ({ step: kind, opensOn })),
        company: company.length === 0 ? 'nobody' : company[0]?.kind === 'user' ? 'represented' : 'address',
      },
    });
  }
  return found;
}

/** Everybody who speaks for the company; where nobody does, the contact address. */
function recipientsAt(
  speakers: readonly { id: string; email: string; locale: Locale }[],
  contact: Contact | undefined,
  locale: Locale,
): Recipient[] {
  if (speakers.length > 0) return speakers.map(({ id, email, locale }) => ({ kind: 'user', id, email, locale }));
  if (!contact) return [];
  const { id, sealed, source } = contact;
  return [{ kind: 'contact', id: keyOfContact(id), contactId: id, sealed, source, locale }];
}

/** One statement; only the columns of which `actsOf` makes acts. */
function rowsOf(db: Database | Transaction, ids: readonly string[]) {
  return db.query.cases.findMany({
    where: inArray(cases.id, [...ids]),
    columns: {
      id: true,
      number: true,
      title: true,
      locale: true,
      authorId: true,
      companyId: true,
      submittedAt: true,
      publishedAt: true,
      transferredAt: true,
      desiredOutcome: true,
    },
    extras: { taken: takenColumn },
    with: {
      company: { columns: { name: true, slug: true, industry: true } },
      tombstone: { columns: { kind: true, endedAt: true } },
      entries: {
        columns: {
          id: true,
          occurredOn: true,
          placedOn: true,
          precision: true,
          position: true,
          channel: true,
          occurredUntil: true,
          direction: true,
          expectsAnswer: true,
          thirdParty: true,
          automaticReceipt: true,
          recordedAt: true,
        },
      },
      promises: {
        columns: {
          id: true,
          entryId: true,
          replyId: true,
          text: true,
          dueOn: true,
          keptOn: true,
          brokenOn: true,
          reportedKeptOn: true,
        },
      },
      replies: {
        columns: {
          id: true,
          kind: true,
          intent: true,
          publishedAt: true,
          likeReplyId: true,
          statementId: true,
          passagePercent: true,
        },
        with: {
          verdict: { columns: { content: true, boilerplate: true, givenAt: true } },
          representative: signerColumns,
        },
        orderBy: asc(replies.publishedAt),
      },
      closings: { columns: { id: true, outcome: true, closedAt: true }, orderBy: asc(closings.closedAt) },
      reopenings: { columns: { reopenedAt: true }, orderBy: asc(reopenings.reopenedAt) },
    },
  });
}
