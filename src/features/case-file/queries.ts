import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Board, Database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import {
  affected,
  cases,
  closings,
  companies,
  corrections,
  events,
  evidence,
  exchanges,
  reopenings,
  replies,
  representatives,
} from '#db/schema/index.ts';
import {
  actsOf,
  type Disputed,
  disputedOf,
  ofTheCase,
  readableStatuses,
  readColumn,
  uncountedReplies,
  visibleCases,
} from '#src/features/cases/index.ts';
import type { DesiredOutcome } from '#src/features/cases/lists.ts';
import { type CaseState, caseState } from '#src/features/cases/rules.ts';
import { type PublicEvidence, publicColumns } from '#src/features/evidence/index.ts';
import { byMaker, type CasePromise } from '#src/features/timeline/promises/rules.ts';
import { type Entry, inOrder } from '#src/features/timeline/story/rules.ts';
import type { Day } from '#src/lib/dates.ts';
import { type Actor, visitor } from '#src/lib/situation.ts';
import { type CauseSaid, causesColumn, causesIn } from './causes.ts';
import { type Closing, closingOf } from './closings.ts';
import { withoutTexts } from './ended.ts';
import { seenAt } from './evidence-seen.ts';
import { type NamedCompany, namedOf } from './named.ts';
import { type EntryProof, proofsOf, provingDomains } from './proofs.ts';
import { alikeColumn, alikeOf, kindColumn, kindShown, type OtherCase } from './similar/kind.ts';
import { type StepTaken, takenColumn, takenOf } from './steps-taken.ts';
import { saidElsewhere, type ThreadItem, threadItem } from './thread.ts';

/** Everything that is public of one case. Holds nothing that tells who the author is. */
export interface CaseFile {
  /** Null while it is being written. */
  number: string | null;
  title: string;
  summary: string;
  locale: 'de' | 'en';
  penName: string;
  place: string;
  desiredOutcome: DesiredOutcome | null;
  desiredText: string;
  /** How much money it is about, as the author says; null where nobody did. */
  disputed: Disputed | null;
  /** What it is against, and what alone it counts for. */
  company: {
    id: string | null;
    name: string;
    slug: string | null;
    industry: string;
    isClaimed: boolean;
  };
  /** What kind of problem it is, and who said so; null where nobody could. */
  kind: { key: string; by: 'author' | 'rule' } | null;
  /** A second company that the author names; null: none. */
  named: NamedCompany | null;
  publishedAt: Date | null;
  /** When somebody who speaks for its company first opened it; null: not yet, as far as is known. */
  readAt: Date | null;
  /** When its author moved it from another company, and how that one is called; null: it is against the first. */
  transferred: { at: Date; from: string } | null;
  state: CaseState;
  entries: Entry[];
  /** What the company promised that the case is against. */
  promises: CasePromise[];
  /** What others promised whom the author dealt with, or who is not known to speak for it: told where it was said, counted for nobody. */
  promisesOfOthers: CasePromise[];
  /** What mails that the company signed prove about entries. */
  proofs: EntryProof[];
  thread: ThreadItem[];
  closings: Closing[];
  reopenings: { reason: string; reopenedAt: Date }[];
  tombstone: { kind: 'withdrawn' | 'removed'; reason: string; genuine: boolean; endedAt: Date } | null;
  correctionCount: number;
  /** What the author did besides, in order of the days. */
  stepsTaken: StepTaken[];
  /** How many people say that it concerns them too. */
  affectedCount: number;
  /** What was its cause, as the company says. */
  causes: CauseSaid[];
  /** What was deposited at its entries, in the order in which it came. */
  evidence: PublicEvidence[];
  /** Since when author and company write to one another in private, and until when they did; null: never. Nothing follows from it. */
  exchange: { since: Date; until: Date | null } | null;
  /** Other cases against the same company, newest first: where there are some, those of the same kind. */
  others: OtherCase[];
  areAlike: boolean;
}

type Which = { number: string } | { caseId: string };

/**
 * The file of a case as `who` may see it, in one round trip; null when there is none.
 * A tombstone comes without texts: they do not leave the database.
 */
export async function caseFile(
  db: Database,
  which: Which,
  today: Day,
  who: Pick<Actor, 'userId'> | 'draft-holder' = visitor,
): Promise<CaseFile | null> {
  const row = await rowOf(db, which, who);
  if (!row) return null;
  const { tombstone, company, draft } = row;
  const told = row.replies.map(threadItem);
  const thread = ofTheCase(row.replies);
  const alike = alikeOf(row.alike);
  const promises = byMaker(row.promises, row.entries, uncountedReplies(row.replies));
  const file: CaseFile = {
    number: row.number,
    title: row.title,
    summary: row.summary,
    locale: row.locale,
    penName: row.penName,
    place: row.place,
    desiredOutcome: row.desiredOutcome,
    desiredText: row.desiredText,
    disputed: disputedOf(row),
    company: {
      id: company?.id ?? null,
      name: company?.name ?? draft?.newCompanyName ?? '',
      slug: company?.slug ?? null,
      industry: company?.industry ?? draft?.newCompanyIndustry ?? '',
      isClaimed: Boolean(row.claimed),
    },
    kind: kindShown(row.kind),
    named: namedOf({ named: row.named, draft: draft ?? null, replies: told }),
    publishedAt: row.publishedAt,
    readAt: row.readAt === null ? null : new Date(row.readAt),
    transferred: row.transferredAt && { at: row.transferredAt, from: row.transferredFrom ?? '' },
    state: caseState(actsOf({ ...row, replies: thread }), today),
    entries: inOrder(row.entries),
    promises: promises.own,
    promisesOfOthers: promises.others,
    proofs: proofsOf(row.proofs, row.entries, row.provingDomains),
    thread: ofTheCase(told),
    closings: row.closings.map(closingOf),
    reopenings: row.reopenings,
    tombstone,
    correctionCount: row.correctionCount,
    stepsTaken: takenOf(row.taken),
    affectedCount: row.affectedCount,
    causes: causesIn(row.causes),
    evidence: seenAt(row.evidence, row.entries),
    exchange: exchangeOf(row.exchanges, company?.id ?? null),
    others: alike.length > 0 ? alike : otherCases(company?.cases ?? [], row.number),
    areAlike: alike.length > 0,
  };
  return tombstone ? withoutTexts(file) : file;
}

/** Everything in one statement; for visitors, who ask most, its SQL is ready. */
async function rowOf(db: Database, which: Which, who: Pick<Actor, 'userId'> | 'draft-holder') {
  if ('number' in which && who === visitor) return publicRow(db, { number: which.number });
  const theCase = 'number' in which ? eq(cases.number, which.number) : eq(cases.id, which.caseId);
  return queryOf(db, who === 'draft-holder' ? theCase : and(theCase, visibleCases(who)));
}

const publicRow = prepared((db) =>
  queryOf(db, and(eq(cases.number, sql.placeholder('number')), visibleCases(visitor))),
);

const otherCasesShown = 4;
/** A long case is near the weight that a page may have. */
const alikeShown = 3;

function queryOf(db: Board, isTheCase: SQL | undefined) {
  return db.query.cases.findFirst({
    where: isTheCase,
    columns: {
      number: true,
      title: true,
      summary: true,
      locale: true,
      penName: true,
      place: true,
      desiredOutcome: true,
      desiredText: true,
      disputedCents: true,
      disputedCurrency: true,
      disputedIsAbout: true,
      submittedAt: true,
      publishedAt: true,
      transferredAt: true,
    },
    // Columns would lose the names of their tables here.
    extras: {
      claimed: sql<number>`exists (
        select 1 from ${representatives} where representatives.company_id = cases.company_id and ended_at is null
          and checking_since is null
      )`.as('claimed'),
      correctionCount: sql<number>`(
        select count(*) from ${events}
        where events.case_id = cases.id and events.action in ${[...corrections]} and events.particulars is not null
      )`.as('corrected'),
      taken: takenColumn,
      causes: causesColumn,
      provingDomains,
      kind: kindColumn,
      alike: alikeColumn(alikeShown),
      readAt: readColumn.as('read'),
      transferredFrom: sql<string | null>`(
        select name from ${companies} where companies.id = cases.transferred_from_id
      )`.as('transferred_from'),
      affectedCount: sql<number>`(select count(*) from ${affected} where ${affected}.case_id = cases.id)`.as(
        'affected',
      ),
    },
    with: {
      company: {
        columns: { id: true, name: true, slug: true, industry: true },
        with: {
          cases: {
            columns: { number: true, title: true, status: true, outcome: true, publishedOn: true, firstReplyOn: true },
            where: inArray(cases.status, [...readableStatuses]),
            orderBy: [desc(cases.publishedOn), desc(cases.number)],
            // The case itself may be among them.
            limit: otherCasesShown + 1,
          },
        },
      },
      named: { columns: {}, with: { company: { columns: { name: true, slug: true } } } },
      draft: { columns: { newCompanyName: true, newCompanyIndustry: true, newNamedName: true } },
      tombstone: { columns: { kind: true, reason: true, genuine: true, endedAt: true } },
      entries: { columns: { caseId: false } },
      proofs: { columns: { caseId: false, mailId: false } },
      promises: {
        columns: {
          id: true,
          entryId: true,
          replyId: true,
          text: true,
          madeOn: true,
          dueOn: true,
          keptOn: true,
          brokenOn: true,
          markedAt: true,
          reportedKeptOn: true,
          reportedAt: true,
          reportedFileAt: true,
        },
      },
      exchanges: {
        columns: { companyId: true, openedAt: true, endedAt: true },
        orderBy: [desc(exchanges.openedAt)],
      },
      evidence: { columns: publicColumns, orderBy: [asc(evidence.depositedAt), asc(evidence.id)] },
      replies: {
        columns: { caseId: false, representativeId: false, companyId: false },
        extras: saidElsewhere,
        with: {
          verdict: { columns: { content: true, boilerplate: true, text: true, givenAt: true } },
          representative: { columns: { checkingSince: true, refusedAt: true, endedAt: true, replacedAt: true } },
        },
        orderBy: asc(replies.publishedAt),
      },
      closings: { columns: { id: false, caseId: false }, orderBy: asc(closings.closedAt) },
      reopenings: { columns: { reason: true, reopenedAt: true }, orderBy: asc(reopenings.reopenedAt) },
    },
  });
}

/** The latest one with the company that the case is against. */
function exchangeOf(
  rows: readonly { companyId: string; openedAt: Date; endedAt: Date | null }[],
  companyId: string | null,
): CaseFile['exchange'] {
  const latest = rows.find((row) => row.companyId === companyId);
  return latest ? { since: latest.openedAt, until: latest.endedAt } : null;
}

function otherCases(
  rows: readonly (OtherCase['state'] & { number: string | null; title: string })[],
  own: string | null,
) {
  return rows
    .flatMap(({ number, title, ...state }) => (number === null || number === own ? [] : [{ number, title, state }]))
    .slice(0, otherCasesShown);
}
