import { asc, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { cases, closings, companies, entries, reopenings, replies, tombstones, verdicts } from '#db/schema/index.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { fold } from '#src/lib/text.ts';
import { effort } from './effort/rules.ts';
import { type CaseAct, type CaseState, caseState } from './rules.ts';
import { type Entry, isRealAnswer, lastDay } from './timeline/rules.ts';

type DatedAct = CaseAct & { at: Date };

/** The facts of a case that its state depends on, as rows. */
export interface CaseFacts {
  submittedAt: Date | null;
  publishedAt: Date | null;
  replies: readonly {
    kind: 'reply' | 'answer';
    intent: string | null;
    publishedAt: Date;
    verdict: { boilerplate: boolean; givenAt: Date } | null;
  }[];
  closings: readonly { outcome: 'solved' | 'partly' | 'unsolved'; closedAt: Date }[];
  reopenings: readonly { reopenedAt: Date }[];
  entries: readonly Entry[];
  tombstone: { kind: 'withdrawn' | 'removed'; endedAt: Date } | null;
}

/** What makes an entry an act. */
type EntryFacts = Pick<
  Entry,
  'occurredOn' | 'occurredUntil' | 'direction' | 'thirdParty' | 'automaticReceipt' | 'recordedAt'
>;

/** Everything that was done to a case, in order of time. */
export function actsOf(facts: Omit<CaseFacts, 'entries'> & { entries: readonly EntryFacts[] }): CaseAct[] {
  const acts: DatedAct[] = [];
  const add = (at: Date | null, act: (on: Day) => CaseAct) => {
    if (at !== null) acts.push({ ...act(dayOf(at)), at });
  };
  add(facts.submittedAt, (on) => ({ kind: 'submitted', on }));
  add(facts.publishedAt, (on) => ({ kind: 'confirmed', on }));
  for (const reply of facts.replies) {
    add(reply.publishedAt, (on) =>
      reply.kind === 'answer'
        ? { kind: 'answer', on }
        : {
            kind: 'reply',
            on,
            proposesSolved: reply.intent === 'solved',
            boilerplate: reply.verdict?.boilerplate ?? false,
          },
    );
    if (reply.intent === 'solved') add(reply.verdict?.givenAt ?? null, (on) => ({ kind: 'judged', on }));
  }
  for (const entry of facts.entries) {
    // What was written before the publication is the case itself; only what is added later is an act.
    if (facts.publishedAt === null || entry.recordedAt <= facts.publishedAt) continue;
    add(entry.recordedAt, (on) => ({ kind: 'entry', on, realAnswerOn: isRealAnswer(entry) ? lastDay(entry) : null }));
  }
  for (const closing of facts.closings)
    add(closing.closedAt, (on) => ({ kind: 'closed', on, outcome: closing.outcome }));
  for (const reopening of facts.reopenings) add(reopening.reopenedAt, (on) => ({ kind: 'reopened', on }));
  const { tombstone } = facts;
  if (tombstone) add(tombstone.endedAt, (on) => ({ kind: tombstone.kind, on }));
  return acts.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ at: _, ...act }) => act);
}

/** The columns of `cases` that nobody sets by hand, from the facts on a day. */
export function derivedColumns(
  facts: CaseFacts,
  today: Day,
): CaseState & {
  contacts: number;
  waitedMinutes: number;
  effortDays: number;
  channels: string;
} {
  const state = caseState(actsOf(facts), today);
  const isRunning = state.status === 'open' || state.status === 'answered';
  const spent = effort(facts.entries, isRunning ? null : (state.closedOn ?? state.endedOn));
  return {
    ...state,
    contacts: spent.contacts,
    waitedMinutes: spent.waitedMinutes,
    effortDays: spent.days,
    channels: JSON.stringify(spent.channels),
  };
}

/** Writes the state of a case anew from its facts. Every command that changes a fact ends with it. */
export async function refreshCase(tx: Transaction, caseId: string, today: Day): Promise<CaseState> {
  const [row] = await tx
    .select({ facts: cases, companyName: companies.name })
    .from(cases)
    .leftJoin(companies, eq(companies.id, cases.companyId))
    .where(eq(cases.id, caseId));
  if (!row) throw new Error(`case ${caseId} does not exist`);
  const thread = await tx
    .select({
      kind: replies.kind,
      intent: replies.intent,
      publishedAt: replies.publishedAt,
      verdict: { boilerplate: verdicts.boilerplate, givenAt: verdicts.givenAt },
    })
    .from(replies)
    .leftJoin(verdicts, eq(verdicts.replyId, replies.id))
    .where(eq(replies.caseId, caseId))
    .orderBy(asc(replies.publishedAt));
  const [tombstone] = await tx.select().from(tombstones).where(eq(tombstones.caseId, caseId));
  const columns = derivedColumns(
    {
      submittedAt: row.facts.submittedAt,
      publishedAt: row.facts.publishedAt,
      replies: thread,
      closings: await tx.select().from(closings).where(eq(closings.caseId, caseId)),
      reopenings: await tx.select().from(reopenings).where(eq(reopenings.caseId, caseId)),
      entries: await tx.select().from(entries).where(eq(entries.caseId, caseId)),
      tombstone: tombstone ?? null,
    },
    today,
  );
  await tx
    .update(cases)
    .set({ ...columns, searchKey: fold([row.facts.title, row.companyName ?? '', row.facts.summary].join(' ')) })
    .where(eq(cases.id, caseId));
  return columns;
}
