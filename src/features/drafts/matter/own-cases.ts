import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases, entries, matterMarks, users } from '#db/schema/index.ts';
import { runningStatuses } from '#src/features/cases/rules.ts';
import { marksOf } from '#src/features/redaction/index.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { type Refused, refused } from '#src/lib/outcome.ts';
import { personalData } from '#src/lib/personal/find.ts';
import { orderNumbers } from '#src/lib/personal/order-numbers.ts';
import { covered } from '#src/lib/personal/span.ts';
import { isSameMatter, mostRunning, type Told } from './rules.ts';

const runningOf = prepared((db) =>
  db
    .select({ id: cases.id, number: cases.number, title: cases.title, summary: cases.summary })
    .from(users)
    // In this order: of a mailbox there are few cases, of a company thousands.
    .crossJoin(cases)
    .where(
      and(
        eq(users.mailbox, sql.placeholder('mailbox')),
        eq(cases.authorId, users.id),
        eq(cases.companyId, sql.placeholder('companyId')),
        inArray(cases.status, [...runningStatuses]),
        isNotNull(cases.number),
      ),
    )
    .orderBy(asc(cases.number)),
);

/**
 * Why a draft is no further case of this mailbox: `same-case:` and the number of the running one that is about the same
 * matter, or `too-many-cases`. Null when it may be one. Ask only for somebody who showed that they read mail there:
 * the answer tells who wrote a case.
 */
export async function caseOfOwn(
  db: Database | Transaction,
  draft: {
    caseId: string;
    companyId: string | null;
    title: string;
    summary: string;
    entries: readonly { text: string }[];
  },
  email: string,
): Promise<Refused | null> {
  if (draft.companyId === null) return null;
  const running = await runningOf(db, { mailbox: mailboxOf(email), companyId: draft.companyId });
  if (running.length === 0) return null;
  const ids = running.map(({ id }) => id);
  const told = await db
    .select({ caseId: entries.caseId, text: entries.text })
    .from(entries)
    .where(inArray(entries.caseId, ids));
  const marked = await db
    .select()
    .from(matterMarks)
    .where(inArray(matterMarks.caseId, [...ids, draft.caseId]));
  const marksIn = (id: string) => marked.flatMap(({ caseId, hash }) => (caseId === id ? [hash] : []));
  const mine = toldOf(draft, draft.entries, marksIn(draft.caseId));
  const same = running.find((one) =>
    isSameMatter(
      mine,
      toldOf(
        one,
        told.filter(({ caseId }) => caseId === one.id),
        marksIn(one.id),
      ),
    ),
  );
  if (same) return refused('conflict', { reason: `same-case:${same.number}` });
  return running.length >= mostRunning ? refused('conflict', { reason: 'too-many-cases' }) : null;
}

/** Compared without what may be blackened in one of two texts and stand in the other. */
function toldOf(
  { title, summary }: { title: string; summary: string },
  told: readonly { text: string }[],
  marks: readonly string[],
): Told {
  const numbers = orderNumbers([title, summary, ...told.map(({ text }) => text)]);
  return { summary: covered(summary, personalData(summary)), marks: new Set([...marks, ...marksOf(numbers)]) };
}
