import type { Transaction } from '#db/client.ts';
import * as tables from '#db/schema/index.ts';
import { disputedColumns } from '#src/features/cases/disputed/amount.ts';
import { countedHistory } from '#src/features/cases/state/counted.ts';
import type { CaseFacts } from '#src/features/cases/state/facts.ts';
import { derivedOf } from '#src/features/cases/state/refresh.ts';
import { factsRows } from '#src/features/rankings/counting/record.ts';
import { byMaker } from '#src/features/timeline/promises/rules.ts';
import { type Day, dayOf } from '#src/lib/dates.ts';
import { mailboxOf } from '#src/lib/mailbox.ts';
import { type Chance, chanceOf } from './chance.ts';
import { demoModerators } from './sign-ins.ts';
import type { ToldCase, ToldRepresentative } from './told.ts';
import { eventsOf } from './told-events.ts';
import { entryRow, promiseRow } from './told-rows.ts';

const none = <Row>(): Row[] => [];

/** All rows of the demo data, in the order in which they may be inserted. */
export function emptyRows() {
  return {
    users: none<typeof tables.users.$inferInsert>(),
    appointments: none<typeof tables.appointments.$inferInsert>(),
    companies: none<typeof tables.companies.$inferInsert>(),
    companyNames: none<typeof tables.companyNames.$inferInsert>(),
    companyDomains: none<typeof tables.companyDomains.$inferInsert>(),
    claims: none<typeof tables.claims.$inferInsert>(),
    representatives: none<typeof tables.representatives.$inferInsert>(),
    cases: none<typeof tables.cases.$inferInsert>(),
    namedCompanies: none<typeof tables.namedCompanies.$inferInsert>(),
    caseCounters: none<typeof tables.caseCounters.$inferInsert>(),
    entries: none<typeof tables.entries.$inferInsert>(),
    replies: none<typeof tables.replies.$inferInsert>(),
    promises: none<typeof tables.promises.$inferInsert>(),
    caseReads: none<typeof tables.caseReads.$inferInsert>(),
    verdicts: none<typeof tables.verdicts.$inferInsert>(),
    closings: none<typeof tables.closings.$inferInsert>(),
    reopenings: none<typeof tables.reopenings.$inferInsert>(),
    decisions: none<typeof tables.decisions.$inferInsert>(),
    stepsTaken: none<typeof tables.stepsTaken.$inferInsert>(),
    tombstones: none<typeof tables.tombstones.$inferInsert>(),
    events: none<typeof tables.events.$inferInsert>(),
    countedFacts: none<typeof tables.countedFacts.$inferInsert>(),
  };
}
export type Rows = ReturnType<typeof emptyRows>;

/** SQLite takes at most 32,766 values in a statement; smaller statements are compiled faster. */
const valuesPerStatement = 4000;

export async function insertRows(tx: Transaction, rows: Rows): Promise<void> {
  const people = rows.users.map((user) => ({ ...user, mailbox: mailboxOf(user.email) }));
  await inserted(people, (some) => tx.insert(tables.users).values(some));
  await inserted(rows.appointments, (some) => tx.insert(tables.appointments).values(some));
  await inserted(rows.companies, (some) => tx.insert(tables.companies).values(some));
  await inserted(rows.companyNames, (some) => tx.insert(tables.companyNames).values(some));
  await inserted(rows.companyDomains, (some) => tx.insert(tables.companyDomains).values(some));
  await inserted(rows.claims, (some) => tx.insert(tables.claims).values(some));
  await inserted(rows.representatives, (some) => tx.insert(tables.representatives).values(some));
  await inserted(rows.cases, (some) => tx.insert(tables.cases).values(some));
  await inserted(rows.namedCompanies, (some) => tx.insert(tables.namedCompanies).values(some));
  await inserted(rows.caseCounters, (some) => tx.insert(tables.caseCounters).values(some));
  await inserted(rows.entries, (some) => tx.insert(tables.entries).values(some));
  await inserted(rows.replies, (some) => tx.insert(tables.replies).values(some));
  await inserted(rows.promises, (some) => tx.insert(tables.promises).values(some));
  await inserted(rows.caseReads, (some) => tx.insert(tables.caseReads).values(some));
  await inserted(rows.verdicts, (some) => tx.insert(tables.verdicts).values(some));
  await inserted(rows.closings, (some) => tx.insert(tables.closings).values(some));
  await inserted(rows.reopenings, (some) => tx.insert(tables.reopenings).values(some));
  await inserted(rows.stepsTaken, (some) => tx.insert(tables.stepsTaken).values(some));
  await inserted(rows.decisions, (some) => tx.insert(tables.decisions).values(some));
  await inserted(rows.tombstones, (some) => tx.insert(tables.tombstones).values(some));
  await inserted(rows.events, (some) => tx.insert(tables.events).values(some));
  await inserted(rows.countedFacts, (some) => tx.insert(tables.countedFacts).values(some));
}

async function inserted<T extends object>(rows: readonly T[], insert: (some: T[]) => PromiseLike<unknown>) {
  const width = Math.max(1, ...rows.slice(0, 1).map((row) => Object.keys(row).length));
  const size = Math.floor(valuesPerStatement / width);
  for (let from = 0; from < rows.length; from += size) await insert(rows.slice(from, from + size));
}

type Known = ReadonlyMap<string, { name: string; industry: string }>;

/** Adds the rows of all cases: numbers in order of publication, state and effort from the rules of the product. */
export function addCases(rows: Rows, told: readonly ToldCase[], companies: Known, today: Day) {
  const last = new Map<number, number>();
  for (const one of [...told].sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())) {
    const year = Number(dayOf(one.publishedAt).slice(0, 4));
    const count = (last.get(year) ?? 0) + 1;
    last.set(year, count);
    addCase(rows, one, `${year}-${String(count).padStart(6, '0')}`, companies, today);
  }
  for (const [year, count] of last) rows.caseCounters.push({ year, last: count });
  rows.events.sort((a, b) => a.at.getTime() - b.at.getTime());
  rows.decisions.sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime());
  for (const [at, decision] of rows.decisions.entries()) {
    const year = dayOf(decision.decidedAt).slice(0, 4);
    const before = rows.decisions.slice(0, at).filter((one) => dayOf(one.decidedAt).startsWith(year)).length;
    decision.number = `E-${year}-${String(before + 1).padStart(6, '0')}`;
  }
}

function addCase(rows: Rows, told: ToldCase, number: string, companies: Known, today: Day) {
  const company = companies.get(told.companyId);
  const chance = chanceOf(`rows ${told.id}`);
  const caseId = told.id;
  const written = told.entries.map((entry, position) => ({
    told: entry,
    row: entryRow(entry, position, caseId, chance),
  }));
  const thread = told.thread.map((post) => ({ post, id: chance.id() }));
  const submittedAt = new Date(told.publishedAt.getTime() - chance.int(2, 50) * 60_000);
  const promised = [
    ...written.flatMap(({ told: entry, row }) =>
      (entry.promises ?? []).map((promise) =>
        promiseRow(promise, caseId, { entryId: row.id }, row.occurredUntil ?? row.occurredOn, told, chance),
      ),
    ),
    ...thread.flatMap(({ post, id }) =>
      post.promises.map((promise) => promiseRow(promise, caseId, { replyId: id }, dayOf(post.at), told, chance)),
    ),
  ];
  const closed = told.closings.map(({ outcome, words, buyAgain, factors, at }) => ({
    id: chance.id(),
    caseId,
    outcome,
    words,
    buyAgain,
    ...noFactors,
    ...factors,
    closedAt: at,
  }));
  const made = byMaker(
    promised,
    written.map(({ row }) => ({ id: row.id, thirdParty: row.thirdParty ?? '' })),
    [],
  );
  const facts: CaseFacts = {
    submittedAt,
    publishedAt: told.publishedAt,
    transferredAt: null,
    replies: thread.map(({ post, id }) => ({
      id,
      kind: post.by ? ('reply' as const) : ('answer' as const),
      intent: post.intent,
      publishedAt: post.at,
      likeReplyId: null,
      statementId: null,
      passagePercent: null,
      aboutEntryId: null,
      verdict: post.verdict && {
        content: post.verdict.content,
        boilerplate: post.verdict.isBoilerplate,
        givenAt: post.verdict.at,
      },
    })),
    closings: closed,
    reopenings: told.reopenings.map(({ at }) => ({ reopenedAt: at })),
    entries: written.map(({ row }) => row),
    promises: made.own,
    tombstone: told.tombstone && { kind: told.tombstone.kind, genuine: true, endedAt: told.tombstone.at },
  };
  const { columns, listed } = derivedOf({ ...told, industry: company?.industry ?? null }, facts, today);
  rows.cases.push({
    id: caseId,
    number,
    authorId: told.authorId,
    companyId: told.companyId,
    locale: told.locale,
    title: told.title,
    summary: told.summary,
    desiredOutcome: told.desiredOutcome,
    desiredText: told.desiredText,
    ...disputedColumns(told.disputed ?? null),
    penName: told.penName,
    place: told.place,
    createdAt: new Date(Math.min(...[submittedAt, ...told.entries.map((entry) => entry.recordedAt)].map(Number))),
    submittedAt,
    publishedAt: told.publishedAt,
    ...columns,
  });
  rows.entries.push(...written.map(({ row }) => row));
  rows.promises.push(...made.own.map((promise) => ({ ...promise, ...listed })), ...made.others);
  rows.closings.push(...closed);
  rows.countedFacts.push(...factsRows({ caseId, companyId: told.companyId }, countedHistory(facts, today)));
  for (const { post, id } of thread) {
    rows.replies.push({
      id,
      caseId,
      kind: post.by ? 'reply' : 'answer',
      ...signedBy(post.by, told.companyId),
      intent: post.intent,
      text: post.text,
      publishedAt: post.at,
    });
    if (post.verdict) {
      const { content, isBoilerplate, text, at } = post.verdict;
      rows.verdicts.push({ replyId: id, content, boilerplate: isBoilerplate, text, givenAt: at });
    }
  }
  addRead(rows, told, today);
  addNamed(rows, told);
  addEnding(rows, told, chance);
  rows.events.push(...eventsOf(told, { replies: thread, entries: written, users: rows.representatives }));
}

/** Whoever answers has read it some days before; of the others half, where somebody spoke for the company by then. */
function addRead(rows: Rows, { id: caseId, companyId, publishedAt, thread, tombstone }: ToldCase, today: Day) {
  const chance = chanceOf(`read ${caseId}`);
  const first = thread.find(({ by }) => by !== null);
  const speaker = rows.representatives.find((one) => one.companyId === companyId && one.verifiedAt < publishedAt);
  const representativeId = first?.by?.id ?? (chance.is(0.5) ? speaker?.id : undefined);
  if (representativeId === undefined) return;
  const readAt = new Date(publishedAt.getTime() + chance.int(3, 90) * 3_600_000);
  if (tombstone && readAt > tombstone.at) return;
  if (first && readAt > first.at) rows.caseReads.push({ caseId, companyId, representativeId, readAt: first.at });
  else if (dayOf(readAt) < today) rows.caseReads.push({ caseId, companyId, representativeId, readAt });
}

function signedBy(by: ToldRepresentative | null, companyId: string) {
  return {
    representativeId: by?.id ?? null,
    companyId: by && companyId,
    signedName: by ? `${by.firstName} ${by.lastName}` : '',
    signedJobTitle: by?.jobTitle ?? '',
    signedCompany: by?.companyName ?? '',
  };
}

/** Apart from the facts of the case, which it does not change. */
function addNamed(rows: Rows, { id: caseId, publishedAt, named }: ToldCase) {
  if (!named) return;
  const { companyId, by, text, at } = named;
  const id = chanceOf(`named ${caseId}`).id();
  rows.namedCompanies.push({ caseId, companyId, namedAt: publishedAt });
  rows.replies.push({
    id,
    caseId,
    kind: 'named-reply',
    intent: null,
    ...signedBy(by, companyId),
    text,
    publishedAt: at,
  });
}

const noFactors = {
  reachability: null,
  speed: null,
  competence: null,
  promisesKept: null,
  friendliness: null,
  empathy: null,
  clarity: null,
};

function addEnding(rows: Rows, told: ToldCase, chance: Chance) {
  for (const { reason, at } of told.reopenings) {
    rows.reopenings.push({ id: chance.id(), caseId: told.id, reason, reopenedAt: at });
  }
  for (const { key, on, at } of told.steps) {
    rows.stepsTaken.push({ id: chance.id(), caseId: told.id, step: key, takenOn: on, recordedAt: at });
  }
  if (told.tombstone) {
    const { kind, reason, at, byAuthor } = told.tombstone;
    const decisionId = kind === 'removed' ? chanceOf(`decision ${told.id}`).id() : null;
    if (decisionId !== null) rows.decisions.push(removal(told, { id: decisionId, reason, at }));
    const endedBy = byAuthor ? told.authorId : null;
    rows.tombstones.push({ caseId: told.id, kind, reason, endedBy, endedAt: at, decisionId });
  }
}

/** The decision behind a removed case; its number follows when all are known. */
function removal(
  { id: caseId, companyId, authorId: affectedId }: ToldCase,
  { id, reason, at }: { id: string; reason: string; at: Date },
): typeof tables.decisions.$inferInsert {
  return {
    ...{ id, number: '', kind: 'own', pieceKind: 'case', pieceId: caseId, caseId, companyId, affectedId },
    ...{ measure: 'remove', ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT', rule: 'Regeln der Seite' },
    ...{ category: 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE', facts: reason, reason },
    ...{ decidedBy: demoModerators[0]?.id ?? null, decidedAt: at, effectiveAt: at },
  };
}
