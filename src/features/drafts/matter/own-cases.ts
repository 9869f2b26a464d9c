import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { cases, entries, users } from '#db/schema/index.ts';
import { runningStatuses } from '#src/features/cases/rules.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { type Refused, refused } from '#src/lib/outcome.ts';
import { isSameMatter, mostRunning, type Told } from './rules.ts';

/**
 * Why a draft is no further case of this mailbox: `same-case:` and the number of the running one that is about the same
 * matter, or `too-many-cases`. Null when it may be one. Ask only for somebody who showed that they read mail there:
 * the answer tells who wrote a case.
 */
export async function caseOfOwn(
  db: Database | Transaction,
  draft: { companyId: string | null; title: string; summary: string; entries: readonly { text: string }[] },
  email: string,
): Promise<Refused | null> {
  if (draft.companyId === null) return null;
  const running = await db
    .select({ id: cases.id, number: cases.number, title: cases.title, summary: cases.summary })
    .from(cases)
    .innerJoin(users, eq(users.id, cases.authorId))
    .where(
      and(
        eq(users.mailbox, mailboxOf(email)),
        eq(cases.companyId, draft.companyId),
        inArray(cases.status, [...runningStatuses]),
        isNotNull(cases.number),
      ),
    )
    .orderBy(asc(cases.number));
  if (running.length === 0) return null;
  const ids = running.map(({ id }) => id);
  const told = await db
    .select({ caseId: entries.caseId, text: entries.text })
    .from(entries)
    .where(inArray(entries.caseId, ids));
  const mine = toldOf(draft, draft.entries);
  const same = running.find((one) =>
    isSameMatter(
      mine,
      toldOf(
        one,
        told.filter(({ caseId }) => caseId === one.id),
      ),
    ),
  );
  if (same) return refused('conflict', { reason: `same-case:${same.number}` });
  return running.length >= mostRunning ? refused('conflict', { reason: 'too-many-cases' }) : null;
}

function toldOf(head: { title: string; summary: string }, texts: readonly { text: string }[]): Told {
  return { summary: head.summary, texts: [head.title, head.summary, ...texts.map(({ text }) => text)] };
}
