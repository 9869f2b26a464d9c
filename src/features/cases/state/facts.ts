import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { cases } from '#db/schema/index.ts';
import { isBoilerplate } from '#src/features/said-before/rules.ts';
import { type Entry, isRealAnswer, isSomeDay, lastDay } from '#src/features/timeline/story/rules.ts';
import { addDays, type Day, dayOf, daysBetween } from '#src/lib/dates.ts';
import { type Effort, effort } from '../effort/rules.ts';
import type { Factor, StatedOutcome, ThreadKind, VerdictContent } from '../lists.ts';
import { type CaseAct, type CaseState, caseState } from '../rules.ts';

/**
 * Of the rows of a thread those between the author and the company that the case is against. What a company says that is
 * only named, and what it is answered, moves nothing and counts for nobody: all facts come from these alone.
 */
export function ofTheCase<Row extends { kind: ThreadKind }>(thread: readonly Row[]) {
  return thread.filter(
    (row): row is Row & { kind: 'reply' | 'answer' } => row.kind === 'reply' || row.kind === 'answer',
  );
}

type DatedAct = CaseAct & { at: Date };

/** What is known of the person who signed a reply. */
export interface Signer {
  checkingSince: Date | null;
  refusedAt: Date | null;
}

/**
 * Whether a reply counts: not while the identity of who signed it is being checked, and never once it was refused. It can be
 * read all the same, with that said beside it.
 */
export function countsAsReply(reply: { representative?: Signer | null }): boolean {
  const { representative } = reply;
  return !representative || (representative.checkingSince === null && representative.refusedAt === null);
}

/** The replies that do not: what is promised in them is not the word of the company. */
export const uncountedReplies = (replies: readonly { id: string; representative?: Signer | null }[]): string[] =>
  replies.filter((reply) => !countsAsReply(reply)).map(({ id }) => id);

/** The facts of a case that its state depends on, as rows. */
export interface StateFacts {
  submittedAt: Date | null;
  publishedAt: Date | null;
  transferredAt: Date | null;
  replies: readonly {
    kind: 'reply' | 'answer';
    intent: string | null;
    publishedAt: Date;
    likeReplyId: string | null;
    statementId: string | null;
    passagePercent: number | null;
    verdict: { content: VerdictContent; boilerplate: boolean; givenAt: Date } | null;
    representative?: Signer | null;
  }[];
  closings: readonly { outcome: StatedOutcome; closedAt: Date }[];
  reopenings: readonly { reopenedAt: Date }[];
  entries: readonly Entry[];
  tombstone: { kind: 'withdrawn' | 'removed'; endedAt: Date } | null;
}

/** Those on which the statistics depend as well. */
export interface CaseFacts extends StateFacts {
  replies: readonly {
    id: string;
    kind: 'reply' | 'answer';
    intent: string | null;
    publishedAt: Date;
    likeReplyId: string | null;
    statementId: string | null;
    passagePercent: number | null;
    verdict: { content: VerdictContent; boilerplate: boolean; givenAt: Date } | null;
    representative?: Signer | null;
  }[];
  closings: readonly ClosingFacts[];
  promises: readonly {
    entryId: string | null;
    replyId: string | null;
    dueOn: Day | null;
    keptOn: Day | null;
    brokenOn: Day | null;
    markedAt: Date | null;
    reportedKeptOn: Day | null;
    reportedAt: Date | null;
  }[];
  tombstone: { kind: 'withdrawn' | 'removed'; genuine: boolean; endedAt: Date } | null;
}

type ClosingFacts = { outcome: StatedOutcome; closedAt: Date; buyAgain: 'yes' | 'no' | null } & {
  readonly [factor in Factor]: number | null;
};

/** What makes an entry an act. */
type EntryFacts = Pick<
  Entry,
  'occurredOn' | 'occurredUntil' | 'precision' | 'direction' | 'thirdParty' | 'automaticReceipt' | 'recordedAt'
>;

/** Everything that was done to a case, in order of time. */
export function actsOf(facts: Omit<StateFacts, 'entries'> & { entries: readonly EntryFacts[] }): CaseAct[] {
  const acts: DatedAct[] = [];
  const add = (at: Date | null, act: (on: Day) => CaseAct) => {
    if (at !== null) acts.push({ ...act(dayOf(at)), at });
  };
  add(facts.submittedAt, (on) => ({ kind: 'submitted', on }));
  add(facts.publishedAt, (on) => ({ kind: 'confirmed', on }));
  add(facts.transferredAt, (on) => ({ kind: 'transferred', on }));
  for (const reply of facts.replies.filter(countsAsReply)) {
    // What the right company said while it was only named counts from the day on which the case is its own.
    add(reply.kind === 'reply' ? later(reply.publishedAt, facts.transferredAt) : reply.publishedAt, (on) =>
      reply.kind === 'answer'
        ? { kind: 'answer', on }
        : {
            kind: 'reply',
            on,
            proposesSolved: reply.intent === 'solved',
            boilerplate: isBoilerplate(reply),
            asks: reply.intent === 'question',
            corrects: reply.intent === 'correction' && !isContent(reply.verdict),
          },
    );
    if (reply.intent === 'solved') add(reply.verdict?.givenAt ?? null, (on) => ({ kind: 'judged', on }));
  }
  for (const entry of facts.entries) {
    // What was written before the publication is the case itself; only what is added later is an act.
    if (facts.publishedAt === null || entry.recordedAt <= facts.publishedAt) continue;
    add(entry.recordedAt, (on) => ({
      kind: 'entry',
      on,
      realAnswerOn: isRealAnswer(entry) ? answeredOn(entry, facts.publishedAt) : null,
    }));
  }
  for (const closing of facts.closings)
    add(closing.closedAt, (on) => ({ kind: 'closed', on, outcome: closing.outcome }));
  for (const reopening of facts.reopenings) add(reopening.reopenedAt, (on) => ({ kind: 'reopened', on }));
  const { tombstone } = facts;
  // Whatever the dates say, one that ended has ended: what was taken back or removed never becomes public by a later date.
  if (tombstone) add(later(tombstone.endedAt, facts.publishedAt), (on) => ({ kind: tombstone.kind, on }));
  return acts.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ at: _, ...act }) => act);
}

/** The author is content with it, and not because it was only words. */
const isContent = (verdict: { content: VerdictContent; boilerplate: boolean } | null): boolean =>
  verdict !== null && !verdict.boilerplate && verdict.content !== 'no';

const later = (at: Date, other: Date | null) => (other !== null && other > at ? other : at);

/**
 * The day on which an answer counts. Where only its month or year is known, it is the middle of the days on which it can
 * have come since the publication: in the mean neither side gains by what nobody knows.
 */
function answeredOn(entry: EntryFacts, publishedAt: Date | null): Day {
  const last = lastDay(entry);
  const published = publishedAt && dayOf(publishedAt);
  if (!isSomeDay(entry) || published === null || last < published) return last;
  const first = entry.occurredOn > published ? entry.occurredOn : published;
  return addDays(first, Math.floor(daysBetween(first, last) / 2));
}

/** The columns of `cases` that nobody sets by hand, from the facts on a day. */
export function derivedColumns(
  facts: StateFacts,
  today: Day,
): Omit<CaseState, 'asked' | 'sinceOn'> & {
  contacts: number;
  waitedMinutes: number;
  waitedIsAbout: boolean;
  effortDays: number;
  channels: Effort['channels'];
} {
  const { asked: _counted, sinceOn: _said, ...state } = caseState(actsOf(facts), today);
  const spent = effort({ entries: facts.entries, thread: facts.replies, closings: facts.closings });
  return {
    ...state,
    contacts: spent.contacts,
    waitedMinutes: spent.waitedMinutes,
    waitedIsAbout: spent.waitedIsAbout,
    effortDays: spent.days,
    channels: spent.channels,
  };
}

/** What a statement fetches along with a reply, so that it is known whether it counts. */
export const signerColumns = { columns: { checkingSince: true, refusedAt: true } } as const;

const stateFacts = prepared((db) =>
  db.query.cases.findFirst({
    where: eq(cases.id, sql.placeholder('id')),
    columns: { submittedAt: true, publishedAt: true, transferredAt: true },
    with: {
      tombstone: { columns: { kind: true, endedAt: true } },
      entries: {
        columns: {
          occurredOn: true,
          occurredUntil: true,
          precision: true,
          direction: true,
          thirdParty: true,
          automaticReceipt: true,
          recordedAt: true,
        },
      },
      replies: {
        columns: {
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
      },
      closings: { columns: { outcome: true, closedAt: true } },
      reopenings: { columns: { reopenedAt: true } },
    },
  }),
);

/**
 * The state of a case on a day, whatever is stored: time alone brings a case to rest, and the worker writes that down
 * later. One statement, with only the columns of which `actsOf` makes acts.
 */
export async function stateOn(tx: Transaction, caseId: string, today: Day): Promise<CaseState> {
  const facts = await stateFacts(tx, { id: caseId });
  if (!facts) throw new Error(`case ${caseId} does not exist`);
  return caseState(actsOf({ ...facts, replies: ofTheCase(facts.replies) }), today);
}
